import Glibc
import SiteSource

/// A copy of an index, made and written to disk beside other work: what is changed in it then is synced at once.
struct IndexCopy: Sendable {
    private let path: String
    private let isWhole: Future<Bool>

    /// Begins to copy an index; what stands at `path` is removed.
    init(of index: String, to path: String) {
        self.path = path
        isWhole = Future {
            do {
                try FileSystem.remove(path)
                try FileSystem.copy(index, to: path, isSynced: true)
                return true
            } catch {
                return false
            }
        }
    }

    /// Gives the copy away, once it is made, for a file of another name.
    /// - Returns: false where there is none; who asked makes it, and meets what is wrong.
    func move(to target: String) -> Bool { isWhole.value && rename(path, target) == 0 }

    /// Removes a copy that nobody has asked for, or that is not whole.
    func discard() {
        _ = isWhole.value
        try? FileSystem.remove(path)
    }
}
