import SQLite
import Tickets

extension SQLiteTicketStore {
    /// What is wrong with a home's tickets, which must be there: sentences without people's data; empty where all is well.
    ///
    /// It looks at the whole file, which takes about a second for each gigabyte, and changes nothing.
    package static func problems(home: String) -> [String] {
        let path = home + "/tickets.db"
        do throws(SQLiteError) {
            let database = try Database(path: path, busyTimeout: 5_000)
            try Schema.version(of: database)
            guard !database.isReadOnly else { throw SQLiteError(code: SQLiteError.readOnly, message: "") }
            // Whether the lock for writing can be had; nothing is written.
            try database.execute("BEGIN IMMEDIATE; ROLLBACK")
            let findings = try database.query("PRAGMA quick_check(1)") { $0.text(0) ?? "" }
            guard findings != ["ok"] else { return [] }
            throw SQLiteError(code: SQLiteError.corrupt, message: "")
        } catch {
            return [storeError(error, path).sentence]
        }
    }
}
