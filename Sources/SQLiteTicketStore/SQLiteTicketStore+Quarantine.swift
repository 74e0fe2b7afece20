import SQLite
package import Tickets

extension SQLiteTicketStore {
    /// One transaction; a ticket that is not in quarantine stays as it is, without an entry.
    package func release(_ number: Int, by actor: String, at: Timestamp) throws(TicketStoreError) -> Ticket? {
        try withDatabase { database throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) -> Ticket? in
                let id = SQLiteValue.integer(Int64(number))
                let ticket = try Self.tickets(where: "number = ?1", [id], in: database).first
                guard let ticket, !ticket.suspicions.isEmpty else { return ticket }
                try database.run("UPDATE tickets SET is_quarantined = 0 WHERE number = ?1", [id])
                try database.run("DELETE FROM suspicions WHERE ticket = ?1", [id])
                try Self.record(
                    "released", of: Int64(number), by: actor, at: .integer(at.milliseconds),
                    from: ticket.suspicions.map(\.rawValue).sorted().joined(separator: ", "), in: database)
                return try Self.tickets(where: "number = ?1", [id], in: database).first
            }
        }
    }

    /// One transaction. What hangs on the ticket goes with it.
    package func erase(_ number: Int) throws(TicketStoreError) -> Bool {
        try withDatabase { database throws(SQLiteError) in
            try database.query("DELETE FROM tickets WHERE number = ?1 RETURNING 1", [.integer(Int64(number))]) { _ in
                true
            }.first ?? false
        }
    }
}
