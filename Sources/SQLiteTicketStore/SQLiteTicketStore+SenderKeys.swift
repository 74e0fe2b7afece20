import SQLite
import Synchronization
package import Tickets

extension SQLiteTicketStore {
    /// Read once a day by each process; whichever comes first makes the day's key, and removes those that have had their time.
    package func senderKeys(on day: Int) throws(TicketStoreError) -> [[UInt8]] {
        if let known = senderKeys.withLock({ $0 }), known.day == day { return known.keys }
        // Where there is a connection for it, nobody who only looks waits for what is being written.
        var keys = try reading { database throws(SQLiteError) in try Self.senderKeys(on: day, in: database) }
        if keys.isEmpty {
            keys = try withDatabase { database throws(SQLiteError) in
                try database.transaction { () throws(SQLiteError) in
                    try Self.addSenderKey(on: day, to: database)
                    return try Self.senderKeys(on: day, in: database)
                }
            }
        }
        senderKeys.withLock { $0 = (day, keys) }
        return keys
    }

    /// The keys of a day and of the one before; empty where the day has none.
    private static func senderKeys(on day: Int, in database: Database) throws(SQLiteError) -> [[UInt8]] {
        let rows = try database.query(
            "SELECT day, key FROM sender_keys WHERE day BETWEEN ?1 - 1 AND ?1 ORDER BY day DESC", [.integer(Int64(day))]
        ) { ($0.integer(0), $0.blob(1)) }
        return rows.first?.0 == Int64(day) ? rows.map(\.1) : []
    }

    /// Gives a day its key, unless another process has done so.
    private static func addSenderKey(on day: Int, to database: Database) throws(SQLiteError) {
        // The day after stays for another clock that is a little ahead.
        try database.run(
            "DELETE FROM sender_keys WHERE day NOT BETWEEN ?1 - 1 AND ?1 + 1", [.integer(Int64(day))])
        var generator = SystemRandomNumberGenerator()
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        try database.run(
            "INSERT INTO sender_keys (day, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            [.integer(Int64(day)), .blob(key)])
    }
}
