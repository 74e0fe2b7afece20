import SearchIndex
import Testing

struct SnippetTests {
    private static let long =
        String(repeating: "Nothing of interest is said here. ", count: 20)
        + "Then the printer stops, and the red light blinks. "
        + String(repeating: "And nothing more is told afterwards. ", count: 20)

    @Test("A snippet is the part of a long text that has what was looked for, cut between words")
    func part() throws {
        let hit = try #require(try IndexFixture([("Title", Self.long)]).search("red printer").hits.first)
        #expect(
            hit.marked
                == "… of interest is said here. Then the [printer] stops, and the [red] light blinks. And nothing more is told afterwards. And nothing more is told afterwards. And nothing more is told …"
        )
    }

    @Test("The part that has most of the words is chosen")
    func mostWords() throws {
        let text = "A printer. " + Self.long + "A printer with red ink."
        let hit = try #require(try IndexFixture([("Title", text)]).search("printer ink").hits.first)
        #expect(hit.marked.hasSuffix("A [printer] with red [ink]."))
    }

    @Test("Where the title alone has the words, the description stands for the text, or else the text's beginning")
    func titleOnly() throws {
        let fixture = try IndexFixture([
            IndexFixture.article(
                "Printer one", Self.long.replacing("printer", with: "device"), description: "What to do."),
            IndexFixture.article("Printer two", "Short text."), IndexFixture.article("Printer three"),
        ])
        let snippets = Dictionary(
            uniqueKeysWithValues: try fixture.search("printer").hits.map { ($0.title, $0.marked) })
        #expect(snippets == ["Printer one": "What to do.", "Printer two": "Short text.", "Printer three": ""])
    }

    @Test("White space becomes one space, and markup stays what it is")
    func whiteSpace() throws {
        let hit = try #require(
            try IndexFixture([("Title", "one\n\n  <b>printer</b>\t& \u{1}two")]).search("printer").hits.first)
        #expect(hit.marked == "one <b>[printer]</b> & two")
        #expect(hit.snippet.map(\.isMatch) == [false, true, false])
    }

    @Test("Only whole words are marked, unless their beginnings were looked for")
    func wholeWords() throws {
        let fixture = try IndexFixture([("Title", "print printer sprint")])
        #expect(try fixture.search("print").hits.first?.marked == "[print] printer sprint")
        #expect(try fixture.search("print", isTyping: true).hits.first?.marked == "[print] [printer] sprint")
    }

    @Test("Long text without spaces is cut between characters")
    func unspaced() throws {
        let text = String(repeating: "何もない", count: 100) + "プリンター" + String(repeating: "終わり", count: 100)
        let hit = try #require(try IndexFixture([("Title", text)]).search("プリンター").hits.first)
        #expect(
            hit.marked == "… " + String(repeating: "何もない", count: 5) + "[プリンター]" + String(repeating: "終わり", count: 21)
                + "終わ …")
        let thai = String(repeating: "ที่นี่", count: 100) + "พิมพ์" + String(repeating: "ที่นี่", count: 100)
        let thaiHit = try #require(try IndexFixture([("Title", thai)]).search("พิมพ์").hits.first)
        #expect(thaiHit.marked.contains("[พิมพ์]"))
        #expect(thaiHit.marked.hasPrefix("… ที่") || thaiHit.marked.hasPrefix("… นี่"))
    }
}
