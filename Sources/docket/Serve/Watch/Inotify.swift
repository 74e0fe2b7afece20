import Glibc

/// The kernel's news of files, as a descriptor (inotify(7)).
struct Inotify {
    /// Why no more can be watched, and what an admin can do about it.
    struct Limit: Error, Hashable {
        /// The name below /proc/sys/fs/inotify/.
        let setting: String
        /// A value that is enough for most.
        let value: Int

        /// For the terminal.
        var sentence: String {
            "The system lets this user watch no more files, so that Docket looks for changes five times a second instead. "
                + "To have pages at once, raise the limit: sudo sysctl fs.inotify.\(setting)=\(value)"
        }
    }

    private let descriptor: Int32

    /// - Throws: `Limit` when this user has too many of them.
    init() throws(Limit) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw Limit(setting: "max_user_instances", value: 1_024) }
    }

    /// Watches a folder; one that is watched already keeps its number.
    /// - Parameter followsLinks: whether the path may be a symbolic link to a folder.
    /// - Throws: `Limit` when this user watches too many.
    /// - Returns: the number of the watch; nil when there is no such folder, or it may not be read.
    func watch(_ path: String, followsLinks: Bool) throws(Limit) -> Int32? {
        let kinds = InotifyEvent.Kinds.asked.rawValue | UInt32(IN_ONLYDIR)
        let watch = inotify_add_watch(descriptor, path, followsLinks ? kinds : kinds | UInt32(IN_DONT_FOLLOW))
        if watch < 0, errno == ENOSPC { throw Limit(setting: "max_user_watches", value: 524_288) }
        return watch < 0 ? nil : watch
    }

    /// Ends a watch; the kernel may have ended it before.
    func end(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

    /// The bytes that have come, or none when nothing comes within a time.
    func read(within time: Duration) -> [UInt8] {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // Rounded up: to wake too early would be to ask again at once.
        let parts = time.components
        let milliseconds = parts.seconds * 1_000 + (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        guard poll(&waiting, 1, Int32(clamping: max(0, milliseconds))) > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
        }
    }

    /// Gives the descriptor back, with all watches.
    func close() { Glibc.close(descriptor) }
}
