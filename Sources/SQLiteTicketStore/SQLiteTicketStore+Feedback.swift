import SQLite
package import Tickets

extension SQLiteTicketStore {
    /// How long a sender's feedback on an article is one, in milliseconds; afterwards nobody knows whose it was.
    private static let dayLength: Int64 = 86_400_000

    /// One transaction, which is synced to disk before it returns.
    package func add(_ new: NewFeedback) throws(TicketStoreError) -> FeedbackOutcome {
        try withDatabase { database throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in try Self.add(new, to: database) }
        }
    }

    private static func add(_ new: NewFeedback, to database: Database) throws(SQLiteError) -> FeedbackOutcome {
        let feedback = new.feedback
        let now = feedback.at.milliseconds
        if let milliseconds = try wait(for: new.counters, at: now, in: database) {
            return .limited(retryAfter: Int((milliseconds + 999) / 1_000))
        }
        try database.run(
            "UPDATE feedback SET sender = NULL WHERE sender IS NOT NULL AND at <= ?1", [.integer(now - dayLength)])
        var known: Int64?
        for sender in new.senders where known == nil {
            // What looks like spam never takes the place of what does not.
            known = try database.query(
                "SELECT id FROM feedback WHERE sender = ?1 AND (suspicions = '') = ?2",
                [.blob(sender), .integer(feedback.suspicions.isEmpty ? 1 : 0)]
            ) { $0.integer(0) }.first
        }
        let values: [SQLiteValue] = [
            .text(feedback.team), .text(feedback.article), .text(feedback.language), .integer(now),
            .integer(feedback.isHelpful ? 1 : 0), feedback.comment.map { .text($0) } ?? .null,
            .text(feedback.suspicions.map(\.rawValue).sorted().joined(separator: " ")),
            new.senders.first.map { .blob($0) } ?? .null,
        ]
        if let known {
            try database.run(
                """
                UPDATE feedback SET team = ?1, article = ?2, language = ?3, at = ?4, is_helpful = ?5, comment = coalesce(?6, comment),
                suspicions = ?7, sender = ?8 WHERE id = ?9
                """, values + [.integer(known)])
        } else {
            try database.run(
                """
                INSERT INTO feedback (team, article, language, at, is_helpful, comment, suspicions, sender)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """, values)
        }
        return .stored
    }

    /// The latest first.
    package func feedback(_ filter: FeedbackFilter) throws(TicketStoreError) -> [Feedback] {
        let condition =
            "suspicions \(filter.isQuarantine ? "<>" : "=") ''" + (filter.team == nil ? "" : " AND team = ?1")
        return try reading { database throws(SQLiteError) in
            try database.query(
                """
                SELECT \(Self.columns) FROM feedback
                WHERE \(condition) ORDER BY at DESC, id DESC
                """, filter.team.map { [.text($0)] } ?? []
            ) { Self.feedback(of: $0) }
        }
    }

    /// One transaction, which is synced to disk before it returns.
    package func eraseFeedback(_ number: Int) throws(TicketStoreError) -> Feedback? {
        try withDatabase { database throws(SQLiteError) in
            try database.query(
                "DELETE FROM feedback WHERE id = ?1 RETURNING \(Self.columns)", [.integer(Int64(number))]
            ) { Self.feedback(of: $0) }.first
        }
    }

    /// What `feedback(of:)` reads, in its order.
    private static let columns = "id, team, article, language, at, is_helpful, comment, suspicions"

    private static func feedback(of row: Statement) -> Feedback {
        Feedback(
            number: Int(row.integer(0)), team: row.text(1) ?? "", article: row.text(2) ?? "",
            language: row.text(3) ?? "", at: Timestamp(milliseconds: row.integer(4)), isHelpful: row.integer(5) != 0,
            comment: row.text(6),
            suspicions: Set((row.text(7) ?? "").split(separator: " ").compactMap { Suspicion(rawValue: String($0)) }))
    }
}
