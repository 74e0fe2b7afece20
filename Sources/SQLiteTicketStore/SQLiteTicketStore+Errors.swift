import Glibc
import SQLite
import Tickets

extension SQLiteTicketStore {
    /// A code of ours, beyond all of SQLite's.
    static let newerVersion: Int32 = 0x7F

    /// What a person needs to know, by SQLite's result code.
    static func storeError(_ error: SQLiteError, _ path: String) -> TicketStoreError {
        switch error.primaryCode {
        case newerVersion:
            TicketStoreError(
                .newerVersion,
                "\(path) was written by a newer version of Docket. Use that version, or restore an older backup.")
        case SQLiteError.busy, SQLiteError.locked, SQLiteError.lockingProtocol:
            TicketStoreError(
                .busy,
                "\(path) is locked by another program. Try again; if it stays so, look for a program that has it open.")
        case _ where isFull(error):
            TicketStoreError(.full, "\(path) cannot grow, because the disk is full. Make room and try again.")
        case SQLiteError.cannotOpen, SQLiteError.readOnly, SQLiteError.permission, SQLiteError.authorization:
            TicketStoreError(
                .inaccessible,
                "\(path) cannot be opened for writing. The folder must exist, and this user must be in its group.")
        case SQLiteError.corrupt, SQLiteError.notADatabase:
            TicketStoreError(.damaged, "\(path) is damaged or is not a database. Restore it from a backup.")
        default:
            TicketStoreError(.failed, "\(path): SQLite failed with code \(error.code): \(error.message).")
        }
    }

    /// SQLite itself says so only when the database file or its log cannot grow, and not of the memory it shares beside
    /// them, or of a quota.
    private static func isFull(_ error: SQLiteError) -> Bool {
        error.primaryCode == SQLiteError.full || error.code == SQLiteError.sharedMemoryFull
            || error.systemError == ENOSPC || error.systemError == EDQUOT
    }
}
