import Foundation
import SQLite
import SearchIndex
import TemporaryFolders
import Testing

struct SearchIndexTests {
    @Test("A word in the title comes before one in a heading, there before the description, there before the text")
    func ranking() throws {
        let fixture = try IndexFixture([
            IndexFixture.article("A text", "The printer prints."),
            IndexFixture.article("A description", "Nothing.", description: "About the printer"),
            IndexFixture.article("A heading", "Nothing.", headings: ["The printer"]),
            IndexFixture.article("The printer", "Nothing."),
            IndexFixture.article("Other", "Nothing at all."),
        ])
        #expect(try fixture.titles("printer") == ["The printer", "A heading", "A description", "A text"])
    }

    @Test("The same among so many articles that their lengths are not kept")
    func rankingOfMany() throws {
        let text = (1...40).map { "word\($0)" }.joined(separator: " ")
        var articles = (1...1_000).map { IndexFixture.article("Number \($0)", text) }
        articles += [
            IndexFixture.article("A text", "The printer prints."),
            IndexFixture.article("A description", "Nothing.", description: "About the printer"),
            IndexFixture.article("A heading", "Nothing.", headings: ["The printer"]),
            IndexFixture.article("The printer", "Nothing."),
        ]
        #expect(
            try IndexFixture(articles).titles("printer") == ["The printer", "A heading", "A description", "A text"])
    }

    @Test("A result tells the category of its article, which no word finds")
    func category() throws {
        func article(_ category: String, _ number: Int) -> IndexedArticle {
            var article = IndexFixture.article("Return a parcel", "Open your order.")
            article.category = category
            article.address = "/care/articles/\(number)/"
            return article
        }
        let fixture = try IndexFixture([article("Clothes", 1), article("Furniture", 2), article("", 3)])
        #expect(try fixture.search("parcel").hits.map(\.category) == ["Clothes", "Furniture", ""])
        #expect(try fixture.titles("clothes") == [])
    }

    @Test("Articles that have all words come alone, and those with any where none has all")
    func allThenAny() throws {
        let fixture = try IndexFixture([
            ("Toner", "red ink"), ("Paper", "white sheet"), ("Both", "red sheet"),
        ])
        #expect(try fixture.titles("red sheet") == ["Both"])
        #expect(try fixture.search("red sheet").isPartial == false)
        let partial = try fixture.search("white ink")
        #expect(Set(partial.hits.map(\.title)) == ["Toner", "Paper"])
        #expect(partial.isPartial)
        #expect(try fixture.titles("blue") == [])
    }

    @Test("A word that is in most articles does not decide where any word will do")
    func commonWords() throws {
        var articles = (1...40).map { IndexFixture.article("Number \($0)", "the common text") }
        articles.append(IndexFixture.article("Scanner", "the scanner"))
        let results = try IndexFixture(articles).search("the scanner xyzzy")
        #expect(results.hits.map(\.title) == ["Scanner"])
        #expect(results.total == 1)
    }

    @Test(
        "The beginning of a word finds it while it is typed, and where nothing is that word",
        arguments: [
            ("print", true, ["Printer", "Print"]), ("print", false, ["Print"]), ("prin", false, ["Printer", "Print"]),
            ("prin ", true, ["Printer", "Print"]), ("prin withi", false, ["Printer"]),
            ("prin wit", false, ["Printer", "Print"]), ("rinter", true, []),
            ("p", false, []), ("p", true, []),
        ])
    func prefixes(_ text: String, _ isTyping: Bool, _ titles: [String]) throws {
        let fixture = try IndexFixture([("Printer", "one within ink"), ("Print", "the art")])
        #expect(Set(try fixture.titles(text, isTyping: isTyping)) == Set(titles))
    }

    @Test("Articles of other teams and other languages are not found")
    func scopes() throws {
        let fixture = try IndexFixture([
            IndexFixture.article("Care English", "printer"),
            IndexFixture.article("Care German", "printer", language: "de"),
            IndexFixture.article("Middle English", "printer", team: "middle"),
            IndexFixture.article("Sales English", "printer", team: "sales"),
        ])
        func found(_ teams: Set<String>, _ language: String) throws -> Set<String> {
            Set(try fixture.search("printer", teams: teams, language: language).hits.map { "\($0.team): \($0.title)" })
        }
        #expect(try found(["care"], "en") == ["care: Care English"])
        #expect(try found(["care"], "de") == ["care: Care German"])
        #expect(try found(["care", "sales"], "en") == ["care: Care English", "sales: Sales English"])
        #expect(try found(["care"], "fr") == [])
        #expect(try found(["nobody"], "en") == [])
        #expect(try found([], "en") == [])
        let results = try fixture.search("printer", teams: ["care", "sales"])
        #expect(results.total == 2)
    }

    @Test("Pages come one after the other, and the total is that of all")
    func pages() throws {
        let fixture = try IndexFixture((101...125).map { ("Title \($0)", "printer") })
        var seen: [String] = []
        for offset in [0, 10, 20] {
            let results = try fixture.search("printer", offset: offset)
            #expect(results.total == 25)
            seen += results.hits.map(\.title)
        }
        #expect(seen == (101...125).map { "Title \($0)" })
        #expect(try fixture.search("printer", offset: 25).hits == [])
        #expect(try fixture.search("printer", limit: -1, offset: -5).hits == [])
    }

    @Test("Of more than a thousand results a thousand can be seen, and all are counted")
    func mostResults() throws {
        let fixture = try IndexFixture((1_001...2_001).map { ("Title \($0)", "printer") })
        #expect(try fixture.search("printer").total == 1_001)
        #expect(try fixture.search("printer", limit: 5, offset: 999).hits.map(\.title) == ["Title 2000"])
        #expect(try fixture.search("printer", limit: 5, offset: 1_000).hits.isEmpty)
    }

    @Test("An index without articles finds nothing")
    func empty() throws {
        #expect(try IndexFixture([IndexedArticle]()).search("printer") == SearchResults())
    }

    @Test("Nothing typed finds nothing", arguments: ["", " ", "\"", "…", "🙂", "\u{0}", "* - +"])
    func nothingTyped(_ text: String) throws {
        let fixture = try IndexFixture([("Printer", "printer")])
        #expect(SearchQuery(text).isEmpty)
        #expect(try fixture.search(text) == SearchResults())
    }

    @Test("A file of another format is refused, one that is no database is an error, and neither is changed")
    func otherFiles() throws {
        let folder = try TemporaryFolder()
        let old = folder.path + "/old.db"
        try Database(path: old, busyTimeout: 0).execute("PRAGMA user_version = 999")
        #expect(try SearchIndex(path: old) == nil)
        let text = folder.path + "/text.db"
        let content = String(repeating: "This is no database. ", count: 100)
        try content.write(toFile: text, atomically: false, encoding: .utf8)
        #expect(throws: SQLiteError.self) { try SearchIndex(path: text) }
        #expect(throws: SQLiteError.self) { try SearchIndex(path: folder.path + "/none.db") }
        #expect(try String(contentsOfFile: text, encoding: .utf8) == content)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["old.db", "text.db"])
    }

    @Test("Nothing lies beside an index, whoever writes or reads it")
    func oneFile() throws {
        let fixture = try IndexFixture([("Printer", "printer")])
        _ = try fixture.search("printer")
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) == ["a 50%? #1.db"])
    }

    @Test("Many search at the same time")
    func manyAtOnce() async throws {
        let fixture = try IndexFixture((1...50).map { ("Title \($0)", "printer number \($0)") })
        let index = fixture.index
        try await withThrowingTaskGroup(of: [String].self) { group in
            for number in 1...50 {
                group.addTask {
                    try index.search(
                        SearchQuery("printer number \(number)"), teams: ["care"], language: "en", limit: 5
                    ).hits.map(\.title)
                }
            }
            for try await titles in group { #expect(titles.count == 1) }
        }
    }
}
