import SQLite
package import Tickets

extension SQLiteTicketStore {
    /// One transaction, which is synced to disk before it returns.
    package func submit(_ submission: NewSubmission) throws(TicketStoreError) -> SubmissionOutcome {
        try withDatabase { database throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                try Self.submit(submission, to: database, cleaningAt: submission.ticket.createdAt)
            }
        }
    }

    /// One transaction, which is synced to disk before it returns.
    package func submit(
        _ submissions: [NewSubmission], patience: Duration?
    ) throws(TicketStoreError) -> [Result<SubmissionOutcome, TicketStoreError>] {
        guard let now = submissions.map(\.ticket.createdAt).max() else { return [] }
        return try withDatabase { database throws(SQLiteError) in
            if let patience { database.waitForLocks(milliseconds: Int32(clamping: Int(patience / .milliseconds(1)))) }
            defer { if patience != nil { database.waitForLocks(milliseconds: busyTimeout) } }
            // Nearly always all of them pass. A savepoint for each would copy every page that it changes.
            var isOneToBlame = false
            do throws(SQLiteError) {
                return try database.transaction { () throws(SQLiteError) in
                    try submissions.map { submission throws(SQLiteError) in
                        do throws(SQLiteError) {
                            return .success(try Self.submit(submission, to: database, cleaningAt: now))
                        } catch {
                            // A full disk and its like have ended the transaction, and would end the next one too.
                            isOneToBlame = submissions.count > 1 && database.isInTransaction
                            throw error
                        }
                    }
                }
            } catch {
                // Who has waited for a lock in vain does not wait again.
                guard isOneToBlame, !database.isInTransaction else { throw error }
                return try eachApart(submissions, in: database, now)
            }
        }
    }

    /// One transaction in which one that fails leaves the others alone.
    private func eachApart(
        _ submissions: [NewSubmission], in database: Database, _ now: Timestamp
    ) throws(SQLiteError) -> [Result<SubmissionOutcome, TicketStoreError>] {
        try database.transaction { () throws(SQLiteError) in
            try submissions.map { submission throws(SQLiteError) in
                do throws(SQLiteError) {
                    return .success(
                        try database.savepoint { () throws(SQLiteError) in
                            try Self.submit(submission, to: database, cleaningAt: now)
                        })
                } catch {
                    guard database.isInTransaction else { throw error }
                    return .failure(Self.storeError(error, path))
                }
            }
        }
    }

    /// - Parameter latest: the time at which rows are told to be expired, the group's latest.
    private static func submit(
        _ submission: NewSubmission, to database: Database, cleaningAt latest: Timestamp
    ) throws(SQLiteError) -> SubmissionOutcome {
        let now = submission.ticket.createdAt.milliseconds
        var isKeyKnown = false
        if let identity = submission.identity {
            for key in [identity.key] + identity.formerKeys {
                guard let (number, time) = try onceSent(key, in: database) else { continue }
                // Also when the clock was set back meanwhile: the distance counts.
                if (now - identity.lifetime...now + identity.lifetime).contains(time) {
                    return .repeated(number: Int(number), token: try token(of: number, in: database))
                }
                if key == identity.key { isKeyKnown = true }
            }
        }
        if let milliseconds = try wait(for: submission.counters, at: now, in: database) {
            return .limited(retryAfter: Int((milliseconds + 999) / 1_000))
        }
        var ticket = submission.ticket
        if let proof = submission.proof, try !use(proof, in: database) { ticket.suspicions.insert(.challengeFailed) }
        let number = try insert(ticket, into: database)
        if let identity = submission.identity {
            // Two plain statements, of which a CGI program needs one: an upsert takes longer to prepare than to run.
            try database.run(
                isKeyKnown
                    ? "UPDATE once SET ticket = ?2, at = ?3, expires = ?4 WHERE key = ?1"
                    : "INSERT INTO once (key, ticket, at, expires) VALUES (?1, ?2, ?3, ?4)",
                [
                    .blob(identity.key), .integer(Int64(number)), .integer(now), .integer(now + identity.lifetime),
                ])
        }
        // Often enough to keep up with what comes in, and seldom enough to cost nothing.
        if number.isMultiple(of: 64) { try removeExpired(at: latest, from: database) }
        return .stored(number: number, token: ticket.token, isQuarantined: !ticket.suspicions.isEmpty)
    }

    /// The ticket that the same submission has become, and when that was sent.
    private static func onceSent(
        _ key: [UInt8], in database: Database
    ) throws(SQLiteError) -> (number: Int64, at: Int64)? {
        try database.query("SELECT ticket, at FROM once WHERE key = ?1", [.blob(key)]) {
            ($0.integer(0), $0.integer(1))
        }.first
    }

    private static func token(of number: Int64, in database: Database) throws(SQLiteError) -> String {
        try database.query("SELECT token FROM tickets WHERE number = ?1", [.integer(number)]) { $0.text(0) ?? "" }
            .first ?? ""
    }

    /// Notes that a proof of work is used; false when it was before.
    private static func use(_ proof: NewSubmission.Proof, in database: Database) throws(SQLiteError) -> Bool {
        try database.query(
            "INSERT INTO challenges (hash, expires) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING 1",
            [.blob(proof.hash), .integer(proof.expires.milliseconds)]
        ) { _ in true }.first ?? false
    }

    /// Removes rows that nobody asks for any more, so that these tables stay as small as a day's traffic.
    private static func removeExpired(at now: Timestamp, from database: Database) throws(SQLiteError) {
        for (table, key, expiry) in [
            ("once", "key", "expires"), ("counters", "key", "empty_at"), ("challenges", "hash", "expires"),
        ] {
            try database.run(
                """
                DELETE FROM \(table) WHERE \(key) IN
                (SELECT \(key) FROM \(table) WHERE \(expiry) < ?1 ORDER BY \(expiry) LIMIT 500)
                """, [.integer(now.milliseconds)])
        }
    }
}

// MARK: - Rates

extension SQLiteTicketStore {
    /// Counts one more, unless a counter is full.
    ///
    /// Each counter is a bucket that runs empty at its rate (the generic cell rate algorithm, ITU-T I.371): what is stored is
    /// the time at which it would be empty.
    /// - Returns: how long to wait until one more fits into all of them, in milliseconds; nil when it was counted.
    static func wait(
        for counters: [RateCounter], at now: Int64, in database: Database
    ) throws(SQLiteError) -> Int64? {
        var longest: Int64 = 0
        var updates: [(key: [UInt8], emptyAt: Int64)] = []
        for counter in counters {
            let period = Int64(counter.limit.period) * 1_000
            let step = max(1, period / Int64(counter.limit.count))
            var emptyAt = now
            for key in [counter.key] + counter.formerKeys {
                let stored =
                    try database.query(
                        "SELECT empty_at FROM counters WHERE key = ?1", [.blob(key)]
                    ) { $0.integer(0) }.first ?? now
                // Further ahead than a full bucket is only what another clock, or another limit, has written.
                emptyAt = max(emptyAt, min(stored, now + period))
            }
            // The last of `count` at once fills the bucket.
            longest = max(longest, emptyAt + step - now - step * Int64(counter.limit.count))
            updates.append((counter.key, emptyAt + step))
        }
        guard longest <= 0 else { return longest }
        for (key, emptyAt) in updates {
            try database.run(
                """
                INSERT INTO counters (key, empty_at) VALUES (?1, ?2)
                ON CONFLICT (key) DO UPDATE SET empty_at = ?2
                """, [.blob(key), .integer(emptyAt)])
        }
        return nil
    }
}
