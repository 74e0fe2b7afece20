import SQLite
import Tickets

extension SQLiteTicketStore {
    static func insert(
        _ attachments: [Attachment], of number: Int64, into database: Database
    ) throws(SQLiteError) {
        for (position, attachment) in attachments.enumerated() {
            try database.run(
                """
                INSERT INTO attachments (ticket, position, field, name, type, sha256, size)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                [
                    .integer(number), .integer(Int64(position)), .text(attachment.field), .text(attachment.name),
                    .text(attachment.type), .text(attachment.file.sha256), .integer(Int64(attachment.file.size)),
                ])
        }
    }

    /// The attachments of some tickets, by ticket.
    /// - Parameter chosen: a query of the tickets' numbers.
    static func attachments(
        of chosen: String, _ values: [SQLiteValue], in database: Database
    ) throws(SQLiteError) -> [Int64: [Attachment]] {
        let rows = try database.query(
            """
            SELECT ticket, field, name, type, sha256, size FROM attachments
            WHERE ticket IN (\(chosen)) ORDER BY ticket, position
            """, values
        ) { row in
            (
                row.integer(0),
                Attachment(
                    field: row.text(1) ?? "", name: row.text(2) ?? "", type: row.text(3) ?? "",
                    file: StoredFile(sha256: row.text(4) ?? "", size: Int(row.integer(5))))
            )
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }
}

extension SQLiteTicketStore {
    /// Whether any ticket has the file of this hash.
    func hasAttachment(sha256: String) throws(TicketStoreError) -> Bool {
        try withDatabase { database throws(SQLiteError) in
            !(try database.query(
                "SELECT 1 FROM attachments WHERE sha256 = ?1 LIMIT 1", [.text(sha256)]
            ) { _ in true }).isEmpty
        }
    }
}
