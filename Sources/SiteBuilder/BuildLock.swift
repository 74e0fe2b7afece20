import Glibc

/// One build at a time: a lock on the folders that it writes, which ends with the process whatever happens.
final class BuildLock {
    private let descriptors: [Int32]

    /// Waits for the locks, always in the given order.
    /// - Parameter waiting: called once, when another build has to end first.
    init(_ folders: [String], waiting: () -> Void) throws(BuildError) {
        var descriptors: [Int32] = []
        var isWaiting = false
        for folder in folders {
            let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileSystem.failure("opened", folder) }
            descriptors.append(descriptor)
            if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
                if !isWaiting { waiting() }
                isWaiting = true
                while flock(descriptor, LOCK_EX) != 0 {
                    guard errno == EINTR else { throw FileSystem.failure("locked", folder) }
                }
            }
        }
        self.descriptors = descriptors
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }
}
