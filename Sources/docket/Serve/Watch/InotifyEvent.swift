import Glibc

/// What the kernel says of a watched folder or of an entry in it (inotify(7)).
struct InotifyEvent: Sendable, Hashable {
    /// What has happened, one or several.
    struct Kinds: OptionSet, Sendable, Hashable {
        let rawValue: UInt32

        /// A file that was open for writing has been closed.
        static let closedAfterWriting = Kinds(rawValue: UInt32(IN_CLOSE_WRITE))
        /// An entry has come by a rename, as many editors save.
        static let movedIn = Kinds(rawValue: UInt32(IN_MOVED_TO))
        /// An entry has gone by a rename.
        static let movedOut = Kinds(rawValue: UInt32(IN_MOVED_FROM))
        /// An entry is new; a file's content follows with `closedAfterWriting`.
        static let created = Kinds(rawValue: UInt32(IN_CREATE))
        /// An entry is gone.
        static let deleted = Kinds(rawValue: UInt32(IN_DELETE))
        /// Permissions, times or the count of links.
        static let attributes = Kinds(rawValue: UInt32(IN_ATTRIB))
        /// The watched folder itself is gone.
        static let selfDeleted = Kinds(rawValue: UInt32(IN_DELETE_SELF))
        /// The watched folder itself has another name.
        static let selfMoved = Kinds(rawValue: UInt32(IN_MOVE_SELF))

        /// The entry is a folder.
        static let isFolder = Kinds(rawValue: UInt32(IN_ISDIR))
        /// The kernel dropped events, since nobody read them fast enough.
        static let overflow = Kinds(rawValue: UInt32(IN_Q_OVERFLOW))
        /// The watch is no more.
        static let ignored = Kinds(rawValue: UInt32(IN_IGNORED))

        /// What a watch asks for; the last three come unasked.
        static let asked: Kinds = [
            closedAfterWriting, movedIn, movedOut, created, deleted, attributes, selfDeleted, selfMoved,
        ]
    }

    /// The number that the kernel gave to the watch; -1 where it is about none of them.
    let watch: Int32
    /// What has happened.
    let kinds: Kinds
    /// The entry in the folder; empty for the folder itself.
    let name: String
}
