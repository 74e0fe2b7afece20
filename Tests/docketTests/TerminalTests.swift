import Testing

@testable import docket

@Suite("A terminal")
struct TerminalTests {
    @Test(
        "counts columns",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한글", 4), ("👩‍👩‍👧", 2), ("★", 1), ("ｱ", 1),
            ("Ａ", 2),
            ("❤️", 2),
        ])
    func columns(text: String, columns: Int) {
        #expect(Terminal.columns(text) == columns)
    }

    @Test(
        "cuts to a width, never through a character, and fills up",
        arguments: [
            ("abc", 5, "abc  "), ("abcdef", 4, "abc…"), ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日… "),
            ("", 2, "  "), ("abc", 1, "…"),
        ])
    func fitted(text: String, width: Int, expected: String) {
        #expect(Terminal.fitted(text, to: width) == expected)
        #expect(Terminal.columns(expected) == width)
    }

    @Test("is not steered by what it shows")
    func safe() {
        #expect(Terminal.safe("a\u{1B}[2Jb\u{7}c\u{9B}d\r\n\u{202E}e\u{2028}") == "a·[2Jb·c·d···e·")
        #expect(Terminal.safe("a\nb\tc", keepsLines: true) == "a\nb·c")
        #expect(Terminal.safe("👩‍👧 é 日本") == "👩‍👧 é 日本")
    }
}
