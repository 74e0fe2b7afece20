import Synchronization

/// The paths of all pages below the start page, listed when the first is asked for.
final class PagePaths: Sendable {
    private let list: @Sendable () -> Set<String>
    private let known = Mutex<Set<String>?>(nil)

    init(_ list: @escaping @Sendable () -> Set<String>) { self.list = list }

    var all: Set<String> {
        known.withLock { known in
            let paths = known ?? list()
            known = paths
            return paths
        }
    }

    func contains(_ path: String) -> Bool { all.contains(path) }
}
