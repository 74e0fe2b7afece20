import CSQLite
import Foundation
import SQLite
import TemporaryFolders
import Testing

struct DatabaseTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try Database(path: folder.path + "/test.db", busyTimeout: 20)
        try database.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT")
    }

    private func names() throws -> [String?] {
        try database.query("SELECT name FROM people ORDER BY id") { $0.text(0) }
    }

    private func add(_ name: String) throws(SQLiteError) {
        try database.run("INSERT INTO people (name) VALUES (?1)", [.text(name)])
    }

    @Test("A missing file is created")
    func creates() {
        #expect(FileManager.default.fileExists(atPath: folder.path + "/test.db"))
    }

    @Test("A file in a missing folder cannot be opened, and the system says why")
    func missingFolder() {
        let error = #expect(throws: SQLiteError.self) {
            try Database(path: folder.path + "/missing/test.db", busyTimeout: 0)
        }
        #expect(error?.primaryCode == SQLiteError.cannotOpen)
        #expect(error?.message == "unable to open database file")
        #expect(error?.systemError == ENOENT)
    }

    @Test("A folder is no database")
    func folderAsFile() {
        let error = #expect(throws: SQLiteError.self) { try Database(path: folder.path, busyTimeout: 0) }
        #expect(error?.primaryCode == SQLiteError.cannotOpen)
    }

    @Test("A file of something else is no database, which the first statement finds")
    func notADatabase() throws {
        let path = folder.path + "/other.db"
        try Data(String(repeating: "This is a letter. ", count: 100).utf8).write(to: URL(filePath: path))
        let other = try Database(path: path, busyTimeout: 0)
        let error = #expect(throws: SQLiteError.self) { try other.execute("PRAGMA user_version") }
        #expect(error?.primaryCode == SQLiteError.notADatabase)
        #expect(error?.message == "file is not a database")
        #expect(error?.systemError == 0)
    }

    @Test("A transaction keeps everything, and gives what its body gives")
    func commits() throws {
        let id = try database.transaction { () throws(SQLiteError) -> Int64 in
            try add("Ada")
            try add("Grace")
            return database.lastInsertedRowID
        }
        #expect(id == 2)
        #expect(try names() == ["Ada", "Grace"])
    }

    @Test("A transaction that fails keeps nothing, and the connection goes on")
    func rollsBack() throws {
        let error = #expect(throws: SQLiteError.self) {
            try database.transaction { () throws(SQLiteError) in
                try add("Ada")
                try add("Ada")
            }
        }
        #expect(error?.primaryCode == SQLITE_CONSTRAINT)
        #expect(try names().isEmpty)
        try add("Grace")
        #expect(try names() == ["Grace"])
    }

    @Test("An error says what SQLite says, with the extended code and without bound values")
    func errorWithoutValues() throws {
        try add("Ada Lovelace")
        let error = #expect(throws: SQLiteError.self) { try add("Ada Lovelace") }
        // SQLITE_CONSTRAINT_UNIQUE
        #expect(error == SQLiteError(code: 2067, message: "UNIQUE constraint failed: people.name"))
        #expect(error?.primaryCode == 19)
    }

    @Test("A misspelt statement is refused with its place", arguments: ["SELEKT 1", "SELECT missing FROM people"])
    func wrongStatement(sql: String) {
        let expected = sql == "SELEKT 1" ? "near \"SELEKT\": syntax error" : "no such column: missing"
        #expect(throws: SQLiteError(code: SQLITE_ERROR, message: expected)) { try database.run(sql) }
        #expect(throws: SQLiteError(code: SQLITE_ERROR, message: expected)) { try database.execute(sql) }
    }

    @Test("A second writer waits as long as it may, and is told that the file is busy")
    func busy() throws {
        let other = try Database(path: folder.path + "/test.db", busyTimeout: 200)
        try other.execute("BEGIN IMMEDIATE")
        let clock = ContinuousClock()
        let start = clock.now
        let error = #expect(throws: SQLiteError.self) { try database.transaction { () throws(SQLiteError) in } }
        #expect(error?.primaryCode == SQLiteError.busy)
        #expect(error?.message == "database is locked")
        #expect(clock.now - start >= .milliseconds(15))
        try other.execute("COMMIT")
        try add("Ada")
    }

    @Test("A file that may not grow is full, and nothing of the transaction stays")
    func full() throws {
        try database.execute("PRAGMA max_page_count = 4")
        let error = #expect(throws: SQLiteError.self) {
            try database.transaction { () throws(SQLiteError) in
                for letter in 0..<100 { try add("\(letter)" + String(repeating: "x", count: 1_000)) }
            }
        }
        #expect(error == SQLiteError(code: SQLITE_FULL, message: "database or disk is full"))
        #expect(try names().isEmpty)
        try add("Ada")
    }

    @Test("A snapshot reads one state while another connection writes")
    func snapshot() throws {
        try database.run("PRAGMA journal_mode = WAL")
        let other = try Database(path: folder.path + "/test.db", busyTimeout: 20)
        try add("Ada")
        let seen = try database.snapshot { () throws(SQLiteError) -> [Int64] in
            let before = try database.query("SELECT count(*) FROM people") { $0.integer(0) }
            try other.run("INSERT INTO people (name) VALUES ('Grace')")
            return before + (try database.query("SELECT count(*) FROM people") { $0.integer(0) })
        }
        #expect(seen == [1, 1])
        #expect(try names() == ["Ada", "Grace"])
    }
}
