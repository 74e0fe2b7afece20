import SearchIndex
import SeededGenerator
import Testing

struct SearchQueryTests {
    private static let articles: [(title: String, text: String)] = [
        ("AND OR NOT", "near the title: text \"quoted\" * ^ - ( ) { } + column"), ("東京", "都 printer"),
        ("Printer", "null \u{0} byte"),
    ]

    @Test(
        "What is typed is words, whatever it means to FTS5",
        arguments: [
            "\"", "\"printer", "printer\"", "\"\"", "printer AND", "AND", "OR OR OR", "NOT printer", "NEAR(printer, 5)",
            "title:printer", "title : printer", "{title text}:printer", "-printer", "^printer", "printer*", "*", "(",
            ")",
            "((((printer", "printer + ink", "printer\u{0}ink", "\u{0}", "'; DROP TABLE words; --", "\\", "\\\"",
            "%", "_", "printer\r\nink", "\u{202E}printer", "\u{FEFF}printer", "\u{FFFD}\u{FFFD}", "\u{D7FF}\u{E000}",
            "\u{10FFFF}", "a\u{301}\u{301}\u{301}", "\u{301}", "\u{E31}", "々", "ー", "rank:1", "words", "printer ? ?1",
        ])
    func operators(_ text: String) throws {
        let fixture = try IndexFixture(Self.articles)
        for isTyping in [false, true] {
            let results = try fixture.search(text, isTyping: isTyping)
            #expect(results.hits.count <= 3)
            if text.contains("printer") { #expect(results.total > 0) }
        }
    }

    @Test("Operators are found as the words that they are")
    func operatorsAreWords() throws {
        let fixture = try IndexFixture(Self.articles)
        #expect(try fixture.titles("AND OR NOT") == ["AND OR NOT"])
        #expect(try fixture.titles("near(title)") == ["AND OR NOT"])
    }

    @Test("No bytes are an error, and none take long", arguments: 0..<40)
    func randomBytes(_ seed: UInt64) throws {
        let fixture = try IndexFixture(Self.articles)
        var generator = SeededGenerator(seed: seed)
        let signs = Array("\"*^:(){}+-AND OR NOT NEAR,'\\ \u{0}東京都é\u{301}ก".utf8)
        for _ in 0..<50 {
            let length = Int.random(in: 0...80, using: &generator)
            let bytes = (0..<length).map { _ in
                Bool.random(using: &generator)
                    ? signs.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            for isTyping in [false, true] { _ = try fixture.search(text, isTyping: isTyping) }
        }
    }

    @Test("Of ten thousand characters the first two hundred are read")
    func length() throws {
        let fixture = try IndexFixture([("Printer", "ink")])
        func padded(_ length: Int) -> String { String(repeating: " ", count: length - 7) + "printer" }
        #expect(try fixture.titles(padded(SearchQuery.longestText)) == ["Printer"])
        #expect(SearchQuery(padded(SearchQuery.longestText + 1)) == SearchQuery(padded(200).dropLast() + ""))
        #expect(SearchQuery(padded(SearchQuery.longestText + 7)).isEmpty)
        #expect(try fixture.titles(String(repeating: "printer ", count: 1_250)) == ["Printer"])
        #expect(try fixture.titles(String(repeating: "東", count: 10_000)) == [])
        #expect(try fixture.titles(String(repeating: "\"", count: 10_000)) == [])
    }

    @Test("Twelve different words count")
    func words() throws {
        let words = (1...SearchQuery.mostWords).map { "word\($0)" }
        let text = words.joined(separator: " ")
        #expect(SearchQuery(text) != SearchQuery(words.dropLast().joined(separator: " ")))
        #expect(SearchQuery(text + " word13 ") == SearchQuery(text + " "))
        let fixture = try IndexFixture([("Title", text)])
        #expect(try fixture.search(text + " word13 word14").isPartial == false)
        #expect(try fixture.search("word13 " + text).isPartial)
        #expect(SearchQuery("printer printer PRINTER ink ") == SearchQuery("printer ink "))
    }
}
