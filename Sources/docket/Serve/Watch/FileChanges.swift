import Foundation
import Synchronization

/// The changes of a site, for whoever builds it.
enum FileChanges {
    /// How often files are looked through where the kernel cannot watch them, in seconds.
    private static let interval = 0.2

    /// An element for each burst of changes from now on; those that come while nobody asks are one.
    /// - Parameters:
    ///   - pending: learns where something has changed, before there is an element for it.
    ///   - roots: the folders whose files matter.
    ///   - written: the folders that a build writes, which may lie within them.
    static func stream(_ pending: PendingChanges, _ roots: [String], written: [String]) -> AsyncStream<Void> {
        let (changes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let ending = Ending()
        continuation.onTermination = { _ in ending.end() }
        let watcher: Result<FolderWatcher, Inotify.Limit>
        do throws(Inotify.Limit) {
            watcher = .success(try FolderWatcher(roots, written: written))
        } catch {
            watcher = .failure(error)
        }
        let seen = (try? watcher.get()) == nil ? FolderSnapshot(roots, written: written) : nil
        // A thread of its own: it waits in the kernel, which tasks may not.
        Thread.detachNewThread {
            do throws(Inotify.Limit) {
                var watcher = try watcher.get()
                try watcher.run(until: { ending.hasCome }) { folders in
                    pending.add(folders)
                    continuation.yield()
                }
            } catch {
                complain(error.sentence)
                poll(roots, written: written, since: seen, until: { ending.hasCome }) {
                    pending.add(.all)
                    continuation.yield()
                }
            }
        }
        return changes
    }

    private static func poll(
        _ roots: [String], written: [String], since seen: FolderSnapshot?, until isEnded: () -> Bool,
        _ changed: () -> Void
    ) {
        let first = seen
        var seen = first ?? FolderSnapshot(roots, written: written)
        // What came between the last event and this first look.
        if first == nil { changed() }
        while !isEnded() {
            Thread.sleep(forTimeInterval: interval)
            let now = FolderSnapshot(roots, written: written)
            guard now != seen else { continue }
            seen = now
            changed()
        }
    }

    /// Whether nobody asks any more.
    private final class Ending: Sendable {
        private let flag = Atomic(false)

        var hasCome: Bool { flag.load(ordering: .relaxed) }

        func end() { flag.store(true, ordering: .relaxed) }
    }
}
