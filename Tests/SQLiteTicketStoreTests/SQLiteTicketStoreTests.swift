import Foundation
import Forms
import SQLite
import SQLiteTicketStore
import TemporaryFolders
import Testing
import Tickets

struct SQLiteTicketStoreTests {
    let home: TemporaryFolder

    init() throws {
        home = try TemporaryFolder()
    }

    private func mode(of name: String) throws -> mode_t {
        var status = stat()
        try #require(stat(home.path + "/" + name, &status) == 0, "\(name)")
        return status.st_mode & 0o7777
    }

    private func copy(_ files: [String], to other: TemporaryFolder) throws {
        for file in files {
            try FileManager.default.copyItem(atPath: home.path + "/" + file, toPath: other.path + "/" + file)
        }
    }

    @Test("What was stored is there when the home is opened again, and numbers go on")
    func reopens() throws {
        let ticket = try #require(
            try {
                let store = try SQLiteTicketStore(home: home.path)
                return try store.ticket(number: try store.insert(.sample(token: "a", [answer("q", "first")])))
            }())
        let store = try SQLiteTicketStore(home: home.path)
        #expect(try store.ticket(number: 1) == ticket)
        #expect(try store.insert(.sample(token: "b")) == 2)
    }

    @Test("A number is never used again, not even that of a deleted ticket")
    func numbersAreNeverReused() throws {
        let store = try SQLiteTicketStore(home: home.path)
        for token in ["a", "b"] { _ = try store.insert(.sample(token: token, [answer("q", "x")])) }
        let other = try Database(path: home.path + "/tickets.db", busyTimeout: 1_000)
        try other.execute("PRAGMA foreign_keys = ON; DELETE FROM tickets")
        for table in ["answers", "tags", "history"] {
            #expect(try other.query("SELECT count(*) FROM \(table)") { $0.integer(0) } == [0])
        }
        #expect(try store.insert(.sample(token: "c")) == 3)
    }

    @Test("A ticket survives when its process is killed as soon as it has the number")
    func survivesKill() throws {
        let store = try SQLiteTicketStore(home: home.path)
        _ = try store.insert(.sample([answer("q", "kept")]))
        // What a killed process leaves: the log is not yet in the database, and nobody has closed it.
        let other = try TemporaryFolder()
        defer { withExtendedLifetime(other) {} }
        try copy(["tickets.db", "tickets.db-wal"], to: other)
        #expect(try SQLiteTicketStore(home: other.path).ticket(number: 1) == store.ticket(number: 1))
    }

    @Test("A process that is killed in the middle of a ticket leaves nothing of it")
    func killedInTheMiddle() throws {
        let store = try SQLiteTicketStore(home: home.path)
        _ = try store.insert(.sample(token: "a"))
        let dying = try Database(path: home.path + "/tickets.db", busyTimeout: 1_000)
        try dying.execute(
            """
            PRAGMA cache_size = 1; BEGIN IMMEDIATE;
            INSERT INTO tickets SELECT 2, 'b', team, channel, stage, priority, 0, NULL, 0, 'it' FROM tickets;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
            INSERT INTO answers SELECT 2, i, 'custom', 'q', 'Q', hex(zeroblob(2000)), 0, 0 FROM n;
            """)
        let other = try TemporaryFolder()
        defer { withExtendedLifetime(other) {} }
        try copy(["tickets.db", "tickets.db-wal"], to: other)
        let survivor = try SQLiteTicketStore(home: other.path)
        #expect(try survivor.tickets(TicketFilter(includesClosed: true)).map(\.number) == [1])
        #expect(try survivor.insert(.sample(token: "b")) == 2)
    }

    @Test("The files are for the group, whatever the umask", arguments: [0o077, 0o022, 0o007, 0o777])
    func modes(mask: Int) throws {
        let path = home.path
        // The store is kept open: the log goes when the last connection is closed.
        let store = try onOwnThread {
            try OwnThread.setUmask(mode_t(mask))
            let store = try SQLiteTicketStore(home: path)
            _ = try store.insert(.sample())
            return store
        }
        let modes = try ["tickets.db", "tickets.db-wal", "tickets.db-shm"].map { try mode(of: $0) }
        withExtendedLifetime(store) { #expect(modes == [0o660, 0o660, 0o660]) }
    }

    @Test(
        "Two users of one group share a home",
        .enabled(if: OwnThread.mayChangeSurroundings, "needs root"))
    func twoUsers() throws {
        let home = try TemporaryFolder(in: "/tmp")
        defer { withExtendedLifetime(home) {} }
        let path = home.path
        try #require(chown(path, 61_001, 61_000) == 0 && chmod(path, 0o2770) == 0)
        let users: [uid_t] = [61_001, 61_002]
        let stores = try users.map { user in
            try onOwnThread {
                try OwnThread.setUmask(0o077)
                try OwnThread.become(user: user, group: 61_000)
                let store = try SQLiteTicketStore(home: path)
                _ = try store.insert(.sample(token: "user \(user)"))
                return store
            }
        }
        for store in stores { #expect(try store.tickets(TicketFilter()).map(\.number) == [1, 2]) }
        let error = #expect(throws: TicketStoreError.self) {
            try onOwnThread {
                try OwnThread.become(user: 61_003, group: 61_003)
                return try SQLiteTicketStore(home: path)
            }
        }
        #expect(error?.kind == .inaccessible)
    }

    @Test("Sixteen that open a new home at the same time all get the same one")
    func firstCreation() throws {
        let path = home.path
        for round in 0..<4 {
            let folder = path + "/\(round)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            let numbers = try onThreads(16) { thread in
                try SQLiteTicketStore(home: folder, busyTimeout: 30_000).insert(.sample(token: "t\(thread)"))
            }
            #expect(numbers.sorted() == Array(1...16))
            #expect(try SQLiteTicketStore(home: folder).tickets(TicketFilter()).count == 16)
        }
    }

    @Test("Several stores on one file store everything, each opened and closed again and again")
    func manyStores() throws {
        let path = home.path
        let numbers = try onThreads(8) { thread in
            try (0..<20).map { index in
                let store = try SQLiteTicketStore(home: path, busyTimeout: 30_000)
                return try store.insert(.sample(token: "t\(thread)-\(index)", [answer("q", "x"), answer("r", "y")]))
            }
        }
        #expect(numbers.flatMap(\.self).sorted() == Array(1...160))
        let database = try Database(path: path + "/tickets.db", busyTimeout: 1_000)
        #expect(try database.query("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
        #expect(try database.query("SELECT count(*) FROM answers") { $0.integer(0) } == [320])
        #expect(try database.query("SELECT count(*) FROM history") { $0.integer(0) } == [160])
    }

    @Test("Whoever lists while another writes sees every ticket whole")
    func readersSeeWholeTickets() throws {
        let path = home.path
        let answers =
            (0..<5).map { answer("q\($0)", "x") } + [
                Answer(attribute: .tags, name: "tags", label: "Tags", value: "a,b")
            ]
        let halves = try onThreads(4) { thread in
            let store = try SQLiteTicketStore(home: path, busyTimeout: 30_000)
            return try (0..<60).reduce(0) { halves, index in
                if thread < 2 {
                    _ = try store.insert(.sample(token: "t\(thread)-\(index)", answers))
                    return 0
                }
                let listed = try store.tickets(TicketFilter())
                return halves + listed.count { $0.answers != answers || $0.tags != ["a", "b"] }
            }
        }
        #expect(halves == [0, 0, 0, 0])
    }
}
