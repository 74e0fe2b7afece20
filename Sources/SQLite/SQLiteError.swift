import CSQLite

/// What SQLite says when something fails. Bound values are never part of it: they are people's data.
package struct SQLiteError: Error, Sendable, Hashable {
    /// The extended result code (sqlite.org/rescode.html).
    package let code: Int32
    /// SQLite's own sentence.
    package let message: String
    /// The `errno` behind a file that cannot be opened, read or written; 0 where there is none.
    package let systemError: Int32

    /// An error with its parts; 0 where no system call is behind it.
    package init(code: Int32, message: String, systemError: Int32 = 0) {
        self.code = code
        self.message = message
        self.systemError = systemError
    }

    /// The primary result code: the code's lowest eight bits.
    package var primaryCode: Int32 { code & 0xFF }

    /// The memory that connections share cannot grow; SQLite keeps no `errno` of it, and it is always the disk.
    package static let sharedMemoryFull = SQLITE_IOERR | 19 << 8
    /// Another connection holds the lock for longer than the busy timeout.
    package static let busy = SQLITE_BUSY
    /// A statement of the same connection, or of one that shares its cache, is in the way.
    package static let locked = SQLITE_LOCKED
    /// The disk is full, or the database has reached its largest size.
    package static let full = SQLITE_FULL
    /// The file, or one beside it, cannot be opened or made.
    package static let cannotOpen = SQLITE_CANTOPEN
    /// The file, its folder or the file system may not be written.
    package static let readOnly = SQLITE_READONLY
    /// The new file cannot have the mode that it needs.
    package static let permission = SQLITE_PERM
    /// An authorizer forbids the statement; Docket sets none.
    package static let authorization = SQLITE_AUTH
    /// The file's structure is damaged.
    package static let corrupt = SQLITE_CORRUPT
    /// The file does not begin as a database does.
    package static let notADatabase = SQLITE_NOTADB
    /// The write-ahead log's locks stayed contended for seconds.
    package static let lockingProtocol = SQLITE_PROTOCOL
}
