import Forms
import SQLite
import Tickets

extension SQLiteTicketStore {
    /// Writes the rows of a new ticket within the caller's transaction.
    static func insert(_ ticket: NewTicket, into database: Database) throws(SQLiteError) -> Int {
        let createdAt = SQLiteValue.integer(ticket.createdAt.milliseconds)
        try database.run(
            """
            INSERT INTO tickets (token, team, channel, stage, priority, created_at, is_quarantined, language)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                .text(ticket.token), .text(ticket.team), .text(ticket.channel.rawValue),
                .text(Stage.new.rawValue), .integer(Int64(ticket.priority.rawValue)), createdAt,
                .integer(ticket.suspicions.isEmpty ? 0 : 1), ticket.language.map(SQLiteValue.text) ?? .null,
            ])
        let number = database.lastInsertedRowID
        for (position, answer) in ticket.answers.enumerated() {
            try database.run(
                """
                INSERT INTO answers (ticket, position, attribute, name, label, value, is_constant, is_list)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """,
                [
                    .integer(number), .integer(Int64(position)), .text(answer.attribute.rawValue),
                    .text(answer.name), .text(answer.label), .text(answer.value),
                    .integer(answer.isConstant ? 1 : 0), .integer(answer.isList ? 1 : 0),
                ])
        }
        for (position, tag) in ticket.tags.enumerated() {
            try database.run(
                "INSERT INTO tags (ticket, position, label) VALUES (?1, ?2, ?3)",
                [.integer(number), .integer(Int64(position)), .text(tag)])
        }
        for suspicion in ticket.suspicions {
            try database.run(
                "INSERT INTO suspicions (ticket, reason) VALUES (?1, ?2)",
                [.integer(number), .text(suspicion.rawValue)])
        }
        try insert(ticket.attachments, of: number, into: database)
        try record("created", of: number, by: "customer", at: createdAt, in: database)
        return Int(number)
    }

    /// The tickets of a condition, with their answers and tags, in the order of work.
    static func tickets(
        where condition: String, _ values: [SQLiteValue], in database: Database
    ) throws(SQLiteError) -> [Ticket] {
        let chosen = "SELECT number FROM tickets WHERE \(condition)"
        let answers = Dictionary(
            grouping: try database.query(
                """
                SELECT ticket, attribute, name, label, value, is_constant, is_list FROM answers
                WHERE ticket IN (\(chosen)) ORDER BY ticket, position
                """, values
            ) { row in
                (
                    row.integer(0),
                    Answer(
                        attribute: TicketAttribute(rawValue: row.text(1) ?? "") ?? .custom, name: row.text(2) ?? "",
                        label: row.text(3) ?? "", value: row.text(4) ?? "", isList: row.integer(6) != 0,
                        isConstant: row.integer(5) != 0)
                )
            }, by: \.0)
        let tags = Dictionary(
            grouping: try database.query(
                "SELECT ticket, label FROM tags WHERE ticket IN (\(chosen)) ORDER BY ticket, position", values
            ) { row in (row.integer(0), row.text(1) ?? "") }, by: \.0)
        let suspicions = Dictionary(
            grouping: try database.query(
                "SELECT ticket, reason FROM suspicions WHERE ticket IN (\(chosen))", values
            ) { row in (row.integer(0), row.text(1).flatMap(Suspicion.init)) }, by: \.0)
        let attachments = try attachments(of: chosen, values, in: database)
        return try database.query(
            """
            SELECT number, team, channel, stage, priority, token, created_at, closed_at, language FROM tickets
            WHERE \(condition) ORDER BY priority DESC, created_at, number
            """, values
        ) { row in
            let number = row.integer(0)
            return Ticket(
                number: Int(number), team: row.text(1) ?? "", channel: row.text(2).flatMap(Channel.init) ?? .form,
                stage: row.text(3).flatMap(Stage.init(name:)) ?? .new,
                priority: Priority(rawValue: Int(row.integer(4))) ?? .low, token: row.text(5) ?? "",
                createdAt: Timestamp(milliseconds: row.integer(6)),
                closedAt: row.optionalInteger(7).map(Timestamp.init), tags: tags[number, default: []].map(\.1),
                answers: answers[number, default: []].map(\.1), attachments: attachments[number, default: []],
                suspicions: Set(suspicions[number, default: []].compactMap(\.1)), language: row.text(8))
        }
    }

    /// Changes a ticket within the caller's transaction.
    static func update(
        _ number: Int, _ change: TicketChange, by actor: String, at: Timestamp, in database: Database
    ) throws(SQLiteError) -> Ticket? {
        let id = SQLiteValue.integer(Int64(number))
        guard let ticket = try tickets(where: "number = ?1", [id], in: database).first else { return nil }
        let now = SQLiteValue.integer(at.milliseconds)
        if let priority = change.priority, priority != ticket.priority {
            try database.run(
                "UPDATE tickets SET priority = ?2 WHERE number = ?1", [id, .integer(Int64(priority.rawValue))])
            try record(
                "priority", of: Int64(number), by: actor, at: now, from: String(ticket.priority.rawValue),
                to: String(priority.rawValue), in: database)
        }
        if let stage = change.stage, stage != ticket.stage {
            // A ticket that moves from one folded stage to another keeps the time at which it was closed.
            let closedAt = stage.isFolded ? (ticket.closedAt ?? at) : nil
            try database.run(
                "UPDATE tickets SET stage = ?2, closed_at = ?3 WHERE number = ?1",
                [id, .text(stage.rawValue), SQLiteValue(closedAt?.milliseconds)])
            try record(
                "stage", of: Int64(number), by: actor, at: now, from: ticket.stage.rawValue, to: stage.rawValue,
                in: database)
        }
        return try tickets(where: "number = ?1", [id], in: database).first
    }

    static func record(
        _ event: String, of number: Int64, by actor: String, at: SQLiteValue, from: String? = nil,
        to: String? = nil, in database: Database
    ) throws(SQLiteError) {
        try database.run(
            """
            INSERT INTO history (ticket, at, actor, event, old_value, new_value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [.integer(number), at, .text(actor), .text(event), SQLiteValue(from), SQLiteValue(to)])
    }
}
