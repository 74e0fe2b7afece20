import Glibc
import SQLite
import Synchronization
package import Tickets

/// Tickets in `tickets.db` of a home: WAL, every commit synced, safe for many processes at the same time.
package final class SQLiteTicketStore: TicketStore {
    private let database: Mutex<Database>
    /// A connection that only reads, so that nobody who looks at a ticket waits for what is being written.
    private let reader = Mutex<Database?>(nil)
    private let readsApart: Bool
    let busyTimeout: Int32
    /// The keys of the day for which they were asked last.
    let senderKeys = Mutex<(day: Int, keys: [[UInt8]])?>(nil)
    let path: String

    /// Opens a home's tickets and creates what is missing, except the home itself.
    /// - Parameters:
    ///   - home: the folder.
    ///   - busyTimeout: how long to wait for another process's lock, in milliseconds.
    ///   - readsApart: whether reading has a connection of its own and `tidyUp` is called, by a process that answers many at
    ///     once.
    package init(home: String, busyTimeout: Int32 = 5_000, readsApart: Bool = false) throws(TicketStoreError) {
        let path = home + "/tickets.db"
        self.path = path
        self.busyTimeout = busyTimeout
        self.readsApart = readsApart
        do throws(SQLiteError) {
            Self.createForGroup(path)
            let database = try Database(path: path, busyTimeout: busyTimeout)
            // Before anything is written: the switch to WAL would be a change already.
            let isCurrent = try Schema.isCurrent(database)
            try Self.useWriteAheadLog(database, patience: busyTimeout)
            try database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
            if !isCurrent { try Schema.migrate(database) }
            if readsApart { database.checkpointApart() }
            self.database = Mutex(database)
        } catch {
            throw Self.storeError(error, path)
        }
    }

    /// By the index on tokens, whatever the ticket's stage.
    package func ticket(token: String) throws(TicketStoreError) -> Ticket? {
        try tickets(where: "token = ?1", [.text(token)]).first
    }

    /// With its answers and tags, whatever its stage.
    package func ticket(number: Int) throws(TicketStoreError) -> Ticket? {
        try tickets(where: "number = ?1", [.integer(Int64(number))]).first
    }

    /// All of one state of the database, whatever other processes write meanwhile.
    package func tickets(_ filter: TicketFilter) throws(TicketStoreError) -> [Ticket] {
        let condition = [
            filter.includesClosed || filter.isQuarantine ? nil : "closed_at IS NULL",
            "is_quarantined = \(filter.isQuarantine ? 1 : 0)", filter.team == nil ? nil : "team = ?1",
        ].compactMap { $0 }.joined(separator: " AND ")
        return try tickets(where: condition, filter.team.map { [.text($0)] } ?? [])
    }

    private func tickets(where condition: String, _ values: [SQLiteValue]) throws(TicketStoreError) -> [Ticket] {
        try reading { database throws(SQLiteError) in
            try database.snapshot { () throws(SQLiteError) -> [Ticket] in
                try Self.tickets(where: condition, values, in: database)
            }
        }
    }

    /// In the order of writing, not of the clock, which may have been set back.
    package func history(of number: Int) throws(TicketStoreError) -> [HistoryEntry] {
        try reading { database throws(SQLiteError) in
            try database.query(
                "SELECT at, actor, event, old_value, new_value FROM history WHERE ticket = ?1 ORDER BY id",
                [.integer(Int64(number))]
            ) { row in
                HistoryEntry(
                    at: Timestamp(milliseconds: row.integer(0)), actor: row.text(1) ?? "", event: row.text(2) ?? "",
                    from: row.text(3), to: row.text(4))
            }
        }
    }

    /// One transaction; values that are already so leave no entry.
    package func update(
        _ number: Int, _ change: TicketChange, by actor: String, at: Timestamp
    ) throws(TicketStoreError) -> Ticket? {
        try withDatabase { database throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) -> Ticket? in
                try Self.update(number, change, by: actor, at: at, in: database)
            }
        }
    }

    /// Brings a long write-ahead log into the database.
    package func tidyUp() {
        database.withLock { database in
            // A process that answers one request does that when it closes the database.
            if readsApart { database.checkpoint() }
        }
    }

    func reading<Result: Sendable>(
        _ body: (Database) throws(SQLiteError) -> Result
    ) throws(TicketStoreError) -> Result {
        guard readsApart else { return try withDatabase(body) }
        do throws(SQLiteError) {
            return try reader.withLock { reader throws(SQLiteError) in
                if reader == nil { reader = try Database(path: path, busyTimeout: busyTimeout) }
                guard let database = reader else { throw SQLiteError(code: SQLiteError.cannotOpen, message: "") }
                return try body(database)
            }
        } catch {
            throw Self.storeError(error, path)
        }
    }

    func withDatabase<Result: Sendable>(
        _ body: (Database) throws(SQLiteError) -> Result
    ) throws(TicketStoreError) -> Result {
        do throws(SQLiteError) {
            return try database.withLock { database throws(SQLiteError) in try body(database) }
        } catch {
            throw Self.storeError(error, path)
        }
    }

    /// A file for one group, whatever the umask; SQLite gives the files beside it the same mode.
    ///
    /// No descriptor is opened: closing one would take away the locks that another thread's connection has by then.
    private static func createForGroup(_ path: String) {
        guard mknod(path, S_IFREG | 0o660, 0) == 0 else { return }
        chmod(path, 0o660)
    }

    /// The switch to WAL needs the file alone and does not wait for it by itself.
    private static func useWriteAheadLog(_ database: Database, patience: Int32) throws(SQLiteError) {
        var waited: Int32 = 0
        while true {
            do throws(SQLiteError) {
                return try database.run("PRAGMA journal_mode = WAL")
            } catch {
                guard error.primaryCode == SQLiteError.busy, waited < patience else { throw error }
                usleep(10_000)
                waited += 10
            }
        }
    }
}
