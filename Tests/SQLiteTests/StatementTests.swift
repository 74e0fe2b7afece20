import CSQLite
import SQLite
import TemporaryFolders
import Testing

struct StatementTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try Database(path: folder.path + "/test.db", busyTimeout: 20)
        try database.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, text TEXT, number INTEGER) STRICT")
    }

    @Test(
        "A text comes back code unit by code unit",
        arguments: [
            "", "a", "Ada’s “ink”; DROP TABLE kept; --", "\0", "a\0b\0", "\0\0", "😀👩‍👩‍👧", "e\u{301}", "\u{E9}",
            "\r\n\t", "\u{FEFF}", "\u{10FFFF}", String(repeating: "ü😀", count: 200_000),
        ])
    func texts(text: String) throws {
        try database.run("INSERT INTO kept (text) VALUES (?1)", [.text(text)])
        let read = try database.query("SELECT text, length(CAST(text AS BLOB)) FROM kept") { row in
            (row.text(0).map { Array($0.utf8) }, row.integer(1))
        }
        #expect(read.count == 1)
        #expect(read.first?.0 == Array(text.utf8))
        #expect(read.first?.1 == Int64(text.utf8.count))
    }

    @Test("An integer comes back", arguments: [0, 1, -1, Int64.min, .max])
    func integers(number: Int64) throws {
        try database.run("INSERT INTO kept (number) VALUES (?1)", [.integer(number)])
        #expect(try database.query("SELECT number FROM kept") { $0.integer(0) } == [number])
        #expect(try database.query("SELECT number FROM kept") { $0.optionalInteger(0) } == [number])
    }

    @Test("Nothing comes back as nothing, and is not the empty text")
    func nulls() throws {
        let none: String? = nil
        try database.run(
            "INSERT INTO kept (text, number) VALUES (?1, ?2), ('', 0)", [SQLiteValue(none), SQLiteValue(Int64?.none)])
        #expect(try database.query("SELECT text FROM kept ORDER BY id") { $0.text(0) } == [nil, ""])
        #expect(try database.query("SELECT number FROM kept ORDER BY id") { $0.optionalInteger(0) } == [nil, 0])
        #expect(try database.query("SELECT number FROM kept ORDER BY id") { $0.integer(0) } == [0, 0])
    }

    @Test("An optional is its value or NULL")
    func optionals() {
        #expect(SQLiteValue("a") == .text("a"))
        #expect(SQLiteValue(String?.none) == .null)
        #expect(SQLiteValue(5) == .integer(5))
        #expect(SQLiteValue(Int64?.none) == .null)
    }

    @Test("A statement that is used again remembers nothing of its values")
    func reuse() throws {
        let sql = "INSERT INTO kept (text, number) VALUES (?1, ?2)"
        try database.run(sql, [.text("first"), .integer(1)])
        try database.run(sql, [.text("second")])
        try database.run(sql)
        #expect(try database.query("SELECT text FROM kept ORDER BY id") { $0.text(0) } == ["first", "second", nil])
        #expect(try database.query("SELECT number FROM kept ORDER BY id") { $0.optionalInteger(0) } == [1, nil, nil])
    }

    @Test("A statement whose rows were not all read, because it failed, can be used again")
    func reuseAfterError() throws {
        let sql = "SELECT abs(?1)"
        #expect(throws: SQLiteError(code: SQLITE_ERROR, message: "integer overflow")) {
            try database.query(sql, [.integer(.min)]) { $0.integer(0) }
        }
        #expect(try database.query(sql, [.integer(-3)]) { $0.integer(0) } == [3])
    }

    @Test("More values than places are refused")
    func tooManyValues() {
        #expect(throws: SQLiteError(code: SQLITE_RANGE, message: "column index out of range")) {
            try database.query("SELECT ?1", [.integer(1), .integer(2)]) { $0.integer(0) }
        }
    }

    @Test("A strict table keeps its types")
    func strict() {
        let error = #expect(throws: SQLiteError.self) {
            try database.run("INSERT INTO kept (number) VALUES (?1)", [.text("secret")])
        }
        #expect(error?.message == "cannot store TEXT value in INTEGER column kept.number")
    }
}
