import SearchIndex
import Testing

struct FoldingTests {
    @Test(
        "Whoever writes without accents, or with others, finds the word",
        arguments: [
            ("Café", "cafe"), ("cafe", "CAFÉ"), ("cafe\u{301}", "café"), ("Straße", "STRASSE"), ("Strasse", "straße"),
            ("Øre", "ore"), ("łódź", "Lodz"), ("İstanbul", "istanbul"), ("ISTANBUL", "ıstanbul"),
            ("ışık", "isik"), ("œuvre", "oeuvre"), ("Ærø", "aero"), ("đường", "duong"), ("naïve", "naive"),
            ("ΣΊΣΥΦΟΣ", "σισυφος"), ("σίσυφος", "ΣΙΣΥΦΟΣ"), ("ёлка", "елка"), ("Йод", "йод"), ("и\u{306}од", "йод"),
            ("مُحَمَّد", "محمد"), ("كتـــاب", "كتاب"), ("أحمد", "احمد"), ("مكتبة", "مكتبه"), ("مستشفى", "مستشفي"),
            ("کتاب", "كتاب"), ("שָׁלוֹם", "שלום"), ("ﬁne", "fine"), ("ＡＢＣ１", "abc1"), ("٤٢", "42"),
            ("co\u{AD}operate", "cooperate"),
            ("हिन्दी", "हिन्दी"), ("한국어", "한국어"), ("ﬀ", "ff"),
        ])
    func folded(_ text: String, _ query: String) throws {
        let fixture = try IndexFixture([("Title", "before \(text) after"), ("Other", "nothing")])
        #expect(try fixture.titles(query) == ["Title"])
        #expect(try fixture.search(query).hits.first?.marked == "before [\(text)] after")
    }

    @Test(
        "Words that differ by more than accents are not found",
        arguments: [("cafe", "caff"), ("हिन्दी", "हन्दी"), ("ö", "oe"), ("printer", "prınterx")])
    func different(_ text: String, _ query: String) throws {
        #expect(try IndexFixture([("Title", text)]).titles(query) == [])
    }

    @Test("Of a word 64 bytes count, and what follows them is as if it were not there")
    func longWords() throws {
        let word = String(repeating: "a", count: 64)
        let fixture = try IndexFixture([("Whole", word), ("Longer", word + "b"), ("Shorter", String(word.dropLast()))])
        #expect(Set(try fixture.titles(word)) == ["Whole", "Longer"])
        #expect(Set(try fixture.titles(word + "c")) == ["Whole", "Longer"])
        #expect(try fixture.titles(String(word.dropLast())) == ["Shorter"])
    }
}
