import Diagnostics
import Testing

struct SourceTextTests {
    @Test(
        "Lines are counted from 1 and come without their ends",
        arguments: [
            ("a\nb\nc", 1, "a"),
            ("a\nb\nc", 2, "b"),
            ("a\nb\nc", 3, "c"),
            ("a\nb\nc", 4, ""),
            ("a\r\nb\r\n", 1, "a"),
            ("a\r\nb\r\n", 2, "b"),
            ("a\r\nb\r\n", 3, ""),
            ("a\rb\nc", 1, "a\rb"),
            ("\n\nc", 1, ""),
            ("\n\nc", 3, "c"),
            ("", 1, ""),
            ("", 2, ""),
            ("ä\n名\n", 2, "名"),
            ("a\u{2028}b\nc", 2, "c"),
        ])
    func lines(text: String, line: Int, content: String) {
        #expect(SourceText(name: "x", text: text).line(line).utf8.elementsEqual(content.utf8))
    }

    @Test("Positions are ordered by line, then column")
    func order() {
        let positions = [(1, 1), (1, 2), (2, 1), (10, 1)].map { SourcePosition(line: $0.0, column: $0.1) }
        #expect(positions.shuffled().sorted() == positions)
    }
}
