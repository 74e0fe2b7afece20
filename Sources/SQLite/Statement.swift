import CSQLite

/// A value to bind.
package enum SQLiteValue: Sendable, Hashable {
    /// INTEGER, of 64 bits with a sign.
    case integer(Int64)
    /// TEXT, stored as UTF-8.
    case text(String)
    /// BLOB, stored as it is.
    case blob([UInt8])
    /// NULL, where a text or an integer is absent.
    case null

    /// Text, or NULL for nil.
    package init(_ text: String?) {
        self = text.map(SQLiteValue.text) ?? .null
    }

    /// An integer, or NULL for nil.
    package init(_ number: Int64?) {
        self = number.map(SQLiteValue.integer) ?? .null
    }
}

/// A prepared statement that stands on a row while a query reads it.
package final class Statement {
    private let handle: OpaquePointer
    private unowned let database: Database

    init(_ sql: String, in database: Database) throws(SQLiteError) {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(
            database.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw database.error(code) }
        handle = prepared
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// The integer in a column, counted from 0; 0 for NULL.
    package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// The floating-point number in a column, counted from 0; 0 for NULL.
    package func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// The text in a column, counted from 0; nil for NULL.
    package func text(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The bytes in a column, counted from 0; empty for NULL.
    package func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// The integer in a column, counted from 0; nil for NULL.
    package func optionalInteger(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
    }

    func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
        // SQLITE_TRANSIENT: SQLite copies what it is given.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, value) in values.enumerated() {
            let position = Int32(index + 1)
            let code =
                switch value {
                case .integer(let number): sqlite3_bind_int64(handle, position, number)
                case .text(let text):
                    sqlite3_bind_text(handle, position, text, Int32(clamping: text.utf8.count), transient)
                case .blob(let bytes):
                    // Without a byte an array has no address, which would bind NULL.
                    bytes.isEmpty
                        ? sqlite3_bind_zeroblob(handle, position, 0)
                        : sqlite3_bind_blob(handle, position, bytes, Int32(clamping: bytes.count), transient)
                case .null: sqlite3_bind_null(handle, position)
                }
            guard code == SQLITE_OK else { throw database.error(code) }
        }
    }

    /// Whether there is a row to read.
    func step() throws(SQLiteError) -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw database.error(code)
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }
}
