import CSQLite

/// What SQLite says when something fails. Bound values are never part of it: they are people's data.
package struct SQLiteError: Error, Sendable, Hashable {
    /// The extended result code (sqlite.org/rescode.html).
    package let code: Int32
    /// SQLite's own sentence.
    package let message: String
    /// The `errno` behind a file that cannot be opened, read or written; 0 where there is none.
    package let systemError: Int32

    package init(code: Int32, message: String, systemError: Int32 = 0) {
        self.code = code
        self.message = message
        self.systemError = systemError
    }

    /// The primary result code: the code's lowest eight bits.
    package var primaryCode: Int32 { code & 0xFF }

    /// The memory that connections share cannot grow; SQLite keeps no `errno` of it, and it is always the disk.
    package static let sharedMemoryFull = SQLITE_IOERR | 19 << 8
    package static let busy = SQLITE_BUSY
    package static let locked = SQLITE_LOCKED
    package static let full = SQLITE_FULL
    package static let cannotOpen = SQLITE_CANTOPEN
    package static let readOnly = SQLITE_READONLY
    package static let permission = SQLITE_PERM
    package static let authorization = SQLITE_AUTH
    package static let corrupt = SQLITE_CORRUPT
    package static let notADatabase = SQLITE_NOTADB
    package static let inputOutput = SQLITE_IOERR
    package static let lockingProtocol = SQLITE_PROTOCOL
}
