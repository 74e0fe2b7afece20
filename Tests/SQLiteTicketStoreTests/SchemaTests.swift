import Forms
import Foundation
import SQLite
import TemporaryFolders
import Testing
import Tickets

@testable import SQLiteTicketStore

struct SchemaTests {
    let home: TemporaryFolder
    var path: String { home.path + "/tickets.db" }

    init() throws {
        home = try TemporaryFolder()
    }

    private func open() throws -> SQLiteTicketStore { try SQLiteTicketStore(home: home.path, busyTimeout: 100) }

    /// The only value that a statement gives on the store’s own connection.
    private func value(_ sql: String, in store: SQLiteTicketStore) throws -> String? {
        try store.withDatabase { database throws(SQLiteError) in
            try database.query(sql) { $0.text(0) }.first ?? nil
        }
    }

    @Test(
        "The connection is as durable and strict as it has to be",
        arguments: [
            ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("user_version", "5"),
            ("busy_timeout", "100"), ("integrity_check", "ok"), ("encoding", "UTF-8"),
        ])
    func pragmas(name: String, value: String) throws {
        #expect(try self.value("PRAGMA \(name)", in: try open()) == value)
        // And when the file is there already.
        #expect(try self.value("PRAGMA \(name)", in: try open()) == value)
    }

    @Test("Every table is strict")
    func strict() throws {
        _ = try open()
        let database = try Database(path: path, busyTimeout: 100)
        let tables = try database.query(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ) { row in "\(row.text(0) ?? "") \(row.integer(1))" }
        #expect(
            tables == [
                "answers 1", "attachments 1", "challenges 1", "counters 1", "feedback 1", "history 1", "once 1",
                "sender_keys 1",
                "suspicions 1", "tags 1", "tickets 1",
            ])
    }

    @Test("A row of a ticket that is not there is refused", arguments: ["answers", "tags", "history"])
    func foreignKeys(table: String) throws {
        let values = [
            "answers": "(7, 0, 'custom', 'n', 'l', 'v', 0, 0)", "tags": "(7, 0, 'l')",
            "history": "(1, 7, 0, 'a', 'e', NULL, NULL)",
        ]
        let store = try open()
        let error = #expect(throws: TicketStoreError.self) {
            try store.withDatabase { database throws(SQLiteError) in
                try database.run("INSERT INTO \(table) VALUES \(values[table] ?? "")")
            }
        }
        #expect(error?.sentence == "\(path): SQLite failed with code 787: FOREIGN KEY constraint failed.")
    }

    @Test("The list of open tickets needs no sorting")
    func index() throws {
        _ = try open()
        let database = try Database(path: path, busyTimeout: 100)
        let steps = try database.query(
            """
            EXPLAIN QUERY PLAN
            SELECT number, team, stage FROM tickets WHERE closed_at IS NULL AND is_quarantined = 0
            ORDER BY priority DESC, created_at, number
            """
        ) { $0.text(3) ?? "" }
        #expect(steps == ["SCAN tickets USING INDEX open_tickets"])
    }

    @Test("A home of the first version keeps its tickets, and none is in quarantine")
    func firstVersion() throws {
        do {
            let old = try Database(path: path, busyTimeout: 100)
            try old.execute(Schema.migrations[0])
            try old.execute(
                """
                INSERT INTO tickets VALUES (41, 'token', 'care', 'form', 'New', 2, 5, NULL);
                INSERT INTO answers VALUES (41, 0, 'subject', 'subject', 'Subject', 'Hello', 0);
                PRAGMA user_version = 1
                """)
        }
        let store = try open()
        let ticket = try #require(try store.tickets(TicketFilter()).first)
        #expect((ticket.number, ticket.priority, ticket.answers.first?.value) == (41, .high, "Hello"))
        #expect(ticket.suspicions.isEmpty && ticket.attachments.isEmpty)
        #expect(try store.insert(.sample(token: "new")) == 42)
    }

    @Test("A home of the version before keeps its feedback, with the numbers")
    func fourthVersion() throws {
        do {
            let old = try Database(path: path, busyTimeout: 100)
            for migration in Schema.migrations.prefix(4) { try old.execute(migration) }
            try old.execute(
                """
                INSERT INTO feedback VALUES (3, 'care', 'refund', 'en', 5, 0, 'Why?', '', x'01'),
                  (7, 'care', 'hours', 'it', 6, 1, NULL, 'honeypot', NULL);
                PRAGMA user_version = 4
                """)
        }
        let store = try open()
        #expect(
            try store.feedback(FeedbackFilter()) == [
                Feedback(
                    number: 3, team: "care", article: "refund", language: "en", at: Timestamp(milliseconds: 5),
                    isHelpful: false, comment: "Why?")
            ])
        #expect(try store.feedback(FeedbackFilter(isQuarantine: true)).map(\.number) == [7])
        // Whose it was is still known.
        let later = Feedback(
            team: "care", article: "refund", language: "en", at: Timestamp(milliseconds: 8), isHelpful: true)
        _ = try store.add(NewFeedback(later, senders: [[1]]))
        #expect(try store.feedback(FeedbackFilter()).map(\.number) == [3])
    }

    @Test("A home that a newer version has written is refused and left as it is", arguments: ["delete", "wal"])
    func newerVersion(journalMode: String) throws {
        do {
            let newer = try Database(path: path, busyTimeout: 100)
            try newer.run("PRAGMA journal_mode = \(journalMode)")
            try newer.execute("CREATE TABLE tickets (something TEXT); PRAGMA user_version = 6")
        }
        let before = try Data(contentsOf: URL(filePath: path))
        let expected = TicketStoreError(
            .newerVersion,
            "\(path) was written by a newer version of Docket. Use that version, or restore an older backup.")
        #expect(throws: expected) { try open() }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["tickets.db"])
    }

    @Test("A version that none has written is damage")
    func negativeVersion() throws {
        do {
            try Database(path: path, busyTimeout: 100).execute("PRAGMA user_version = -1")
        }
        #expect(throws: TicketStoreError.damaged(path)) { try open() }
    }

    @Test("An empty file becomes a home’s tickets")
    func emptyFile() throws {
        try Data().write(to: URL(filePath: path))
        #expect(try open().insert(.sample()) == 1)
    }

    @Test("Tables that only look like these are left as they are")
    func otherTables() throws {
        do {
            try Database(path: path, busyTimeout: 100).execute("CREATE TABLE answers (something TEXT)")
        }
        let error = #expect(throws: TicketStoreError.self) { try open() }
        #expect(error?.sentence == "\(path): SQLite failed with code 1: table answers already exists.")
        let tables = try Database(path: path, busyTimeout: 100).query("SELECT name FROM sqlite_schema") { $0.text(0) }
        #expect(tables == ["answers"])
    }
}
