import CSQLite

/// One connection to a database file, for one thread at a time.
package final class Database {
    let handle: OpaquePointer
    /// Prepared once, used for as long as the connection lives.
    private var statements: [String: Statement] = [:]
    /// How long the write-ahead log was after the last commit; kept only for `checkpoint`.
    var logPages: Int32 = 0

    /// Opens a file, which is created where it is missing.
    /// - Parameters:
    ///   - path: of the database file.
    ///   - busyTimeout: how long to wait for another connection's lock, in milliseconds.
    package init(path: String, busyTimeout: Int32) throws(SQLiteError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        handle = try Self.checked(opened, code)
        sqlite3_busy_timeout(handle, busyTimeout)
    }

    /// Opens a file that is never changed while it is there, only for reading: without locks, and without files beside it.
    /// - Parameter path: of the database file.
    package init(immutable path: String) throws(SQLiteError) {
        // As a URI, which alone can say so (sqlite.org/uri.html); its own signs are encoded.
        let encoded = path.utf8.map { byte in
            switch byte {
            case 0x2F, 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            default: "%" + String(UInt16(byte) + 0x100, radix: 16).dropFirst()
            }
        }.joined()
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let prefix = path.hasPrefix("/") ? "file://" : "file:"
        let code = sqlite3_open_v2("\(prefix)\(encoded)?immutable=1", &opened, flags, nil)
        handle = try Self.checked(opened, code)
    }

    private static func checked(_ opened: OpaquePointer?, _ code: Int32) throws(SQLiteError) -> OpaquePointer {
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            let systemError = opened.map { sqlite3_system_errno($0) } ?? 0
            sqlite3_close_v2(opened)
            throw SQLiteError(code: code, message: message, systemError: systemError)
        }
        return opened
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Changes how long to wait for another connection's lock.
    package func waitForLocks(milliseconds: Int32) {
        sqlite3_busy_timeout(handle, milliseconds)
    }

    /// Whether the file may only be read: SQLite opens one that it may not write so, without a word.
    package var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    /// Runs statements that bind nothing and return nothing, separated by semicolons.
    package func execute(_ sql: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code) }
    }

    /// Runs one statement with bound values.
    /// - Returns: every row, by `read`.
    package func query<Row>(
        _ sql: String, _ values: [SQLiteValue] = [], _ read: (Statement) -> Row
    ) throws(SQLiteError) -> [Row] {
        let statement = try prepared(sql)
        defer { statement.reset() }
        try statement.bind(values)
        var rows: [Row] = []
        while try statement.step() { rows.append(read(statement)) }
        return rows
    }

    /// Runs one statement that returns no row, or whose rows nobody wants.
    package func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) {
        _ = try query(sql, values) { _ in }
    }

    /// Runs `body` within `BEGIN IMMEDIATE … COMMIT`; rolls back when it throws.
    package func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try transaction("BEGIN IMMEDIATE", body)
    }

    /// Runs `body`, which only reads, on one state of the database, whatever others write meanwhile.
    package func snapshot<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try transaction("BEGIN", body)
    }

    /// Runs `body` within the caller's transaction so that only what it changed is undone when it throws.
    /// - Throws: what `body` throws, and the caller's transaction goes on; unless SQLite has rolled back all of it.
    package func savepoint<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try run("SAVEPOINT part")
        do throws(SQLiteError) {
            let result = try body()
            try run("RELEASE part")
            return result
        } catch {
            try? run("ROLLBACK TO part")
            try? run("RELEASE part")
            throw error
        }
    }

    /// Whether a transaction is open: after some errors SQLite has rolled it back by itself.
    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private func transaction<Result>(
        _ begin: String, _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result {
        try run(begin)
        do throws(SQLiteError) {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            // After some errors SQLite has rolled back by itself, and then this one says that nothing is open.
            try? run("ROLLBACK")
            throw error
        }
    }

    /// The row id of the last successful INSERT.
    package var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(handle) }

    private func prepared(_ sql: String) throws(SQLiteError) -> Statement {
        if let statement = statements[sql] { return statement }
        let statement = try Statement(sql, in: self)
        statements[sql] = statement
        return statement
    }

    func error(_ code: Int32) -> SQLiteError {
        let isInputOutput = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF)
        return SQLiteError(
            code: code, message: String(cString: sqlite3_errmsg(handle)),
            systemError: isInputOutput ? sqlite3_system_errno(handle) : 0)
    }
}
