import Forms
import Testing

struct SubmissionTests {
    @Test("Of a name that occurs several times the first value counts, also when it is empty")
    func firstWins() {
        let submission = request(["a": "1", "b": "", "a": "2", "b": "3"])
        #expect(submission.value(of: "a") == "1")
        #expect(submission.value(of: "b") == "")
        #expect(submission.value(of: "c") == nil)
    }

    @Test(
        "Line ends become LF and U+0000 becomes U+FFFD",
        arguments: [
            ("", ""),
            ("a\r\nb", "a\nb"),
            ("a\rb", "a\nb"),
            ("a\nb", "a\nb"),
            ("a\n\rb", "a\n\nb"),
            ("a\r\r\nb", "a\n\nb"),
            ("a\r\n\nb", "a\n\nb"),
            ("\r\n\r\n", "\n\n"),
            ("\r", "\n"),
            ("a\0b", "a\u{FFFD}b"),
            ("\0\0", "\u{FFFD}\u{FFFD}"),
            ("\r\0\n", "\n\u{FFFD}\n"),
            ("a\u{85}b\u{2028}c\u{0B}\u{0C}", "a\u{85}b\u{2028}c\u{0B}\u{0C}"),
            (" \t e\u{301} \u{FEFF}", " \t e\u{301} \u{FEFF}"),
        ])
    func normalizes(sent: String, kept: String) {
        let value = request(["a": sent]).value(of: "a")
        #expect(value.map { Array($0.utf8) } == Array(kept.utf8))
    }

    @Test("A name is none but itself, also one with U+0000 in it")
    func strangeNames() {
        // The key of U+E9 is the text of the second name.
        let submission = request(["\u{E9}": "letter", "\0LCJI": "key", "": "none", "\0": "null"])
        #expect(submission.names == ["\u{E9}", "\0LCJI", "", "\0"])
        #expect(submission.value(of: "\u{E9}") == "letter")
        #expect(submission.value(of: "\0LCJI") == "key")
        #expect(submission.value(of: "") == "none")
        #expect(submission.value(of: "\0") == "null")
    }

    @Test("Names are told apart code unit by code unit")
    func names() {
        // U+212A, the Kelvin sign, is canonically equivalent to K.
        let submission = request(["\u{212A}": "sign", "K": "letter", "e\u{301}": "two", "\u{E9}": "one"])
        #expect(submission.value(of: "K") == "letter")
        #expect(submission.value(of: "\u{212A}") == "sign")
        #expect(submission.value(of: "\u{E9}") == "one")
        #expect(submission.value(of: "k") == nil)
    }
}
