import Diagnostics
import Testing

struct DiagnosticTests {
    private func rendered(_ line: String, column: Int, message: String = "Wrong.") -> String {
        Diagnostic(
            message, in: SourceText(name: "team.yaml", text: line), at: SourcePosition(line: 1, column: column)
        ).rendered
    }

    /// The source line and the caret's line, without the head.
    private func excerpt(_ line: String, column: Int) -> [String] {
        rendered(line, column: column).split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            .map(String.init)
    }

    @Test("A problem in a line shows the place, the message, the line and a caret below the column")
    func caret() {
        let source = SourceText(name: "site/teams/care/team.yaml", text: "name: Care\n  lable: Name\npublished: true\n")
        let diagnostic = Diagnostic(
            "There is no key “lable”. Did you mean “label”?", in: source, at: SourcePosition(line: 2, column: 3))
        #expect(
            diagnostic.rendered == """
                site/teams/care/team.yaml:2:3: error: There is no key “lable”. Did you mean “label”?
                      lable: Name
                      ^
                """)
    }

    @Test("A warning says so")
    func warning() {
        let diagnostic = Diagnostic(
            "The text is empty.", severity: .warning, file: "site.yaml", position: SourcePosition(line: 3, column: 7))
        #expect(diagnostic.rendered == "site.yaml:3:7: warning: The text is empty.")
    }

    @Test("A problem of a whole file has neither place nor line")
    func wholeFile() {
        #expect(
            Diagnostic("The file is not UTF-8.", file: "site.yaml", sourceLine: "name: x").rendered
                == "site.yaml: error: The file is not UTF-8.")
    }

    @Test(
        "The caret stands at the beginning, in the middle, at the end, and never beyond",
        arguments: [(-3, 0), (0, 0), (1, 0), (2, 1), (3, 2), (4, 3), (5, 3), (.max, 3)])
    func caretStaysInLine(column: Int, spaces: Int) {
        #expect(excerpt("abc", column: column) == ["    abc", "    " + String(repeating: " ", count: spaces) + "^"])
    }

    @Test("A line that does not exist is shown as an empty one")
    func missingLine() {
        let source = SourceText(name: "a.mustache", text: "{{#x}}\n")
        let diagnostic = Diagnostic("Unexpected end.", in: source, at: SourcePosition(line: 9, column: 4))
        #expect(diagnostic.rendered == "a.mustache:9:4: error: Unexpected end.\n    \n    ^")
    }

    @Test("A tab takes one column")
    func tabs() {
        #expect(excerpt("\tkey:\tvalue", column: 7) == ["     key: value", "          ^"])
    }

    @Test(
        "What would steer the terminal is shown as a dot",
        arguments: [
            "\u{0}", "\u{7}", "\u{8}", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{200B}", "\u{200D}",
            "\u{202E}", "\u{2028}", "\u{2029}", "\u{2066}", "\u{FEFF}",
        ])
    func controlCharacters(character: String) {
        #expect(excerpt("a\(character)b", column: 3) == ["    a·b", "      ^"])
        #expect(
            rendered("abc", column: 1, message: "“a\(character)b” is no key.")
                == "team.yaml:1:1: error: “a·b” is no key.\n    abc\n    ^")
        #expect(Diagnostic("Wrong.", file: "a\(character)b").rendered == "a·b: error: Wrong.")
    }

    @Test("A message with a line break stays in one line")
    func messageInOneLine() {
        #expect(Diagnostic("“a\nb” is no key.", file: "x").rendered == "x: error: “a·b” is no key.")
    }

    @Test(
        "The caret stands below its character, however wide those before it are",
        arguments: [
            ("äöü", 3, "  "),
            ("名前: x", 3, "    "),
            ("ＡＢ x", 3, "    "),
            ("한글 x", 3, "    "),
            ("😀 x", 2, "  "),
            ("e\u{301}x", 3, " "),
            ("e\u{20DD}x", 3, " "),
            ("“x", 2, " "),
            ("\u{20000}x", 2, "  "),
        ])
    func wideCharacters(line: String, column: Int, spaces: String) {
        #expect(excerpt(line, column: column) == ["    " + line, "    " + spaces + "^"])
    }

    @Test("A line of 100 characters is shown whole")
    func longestWholeLine() {
        let line = String(repeating: "x", count: 100)
        #expect(excerpt(line, column: 101) == ["    " + line, "    " + String(repeating: " ", count: 100) + "^"])
    }

    @Test(
        "A longer line is cut to the 100 characters around the column",
        arguments: [(1, 0, 0), (51, 0, 50), (52, 1, 51), (100, 49, 51), (200, 100, 100), (201, 100, 101)])
    func longLines(column: Int, start: Int, spaces: Int) {
        let line = String((0..<200).map { Character(String($0 % 10)) })
        let cut = String(line.dropFirst(start).prefix(100))
        let text = (start > 0 ? "…" : "") + cut + (start < 100 ? "…" : "")
        #expect(excerpt(line, column: column) == ["    " + text, "    " + String(repeating: " ", count: spaces) + "^"])
    }
}

struct DiagnosticsTests {
    private func diagnostic(_ message: String, _ file: String, _ line: Int? = nil, _ column: Int = 1) -> Diagnostic {
        Diagnostic(message, file: file, position: line.map { SourcePosition(line: $0, column: column) })
    }

    @Test("Problems are sorted by file, line and column, and keep their order within one place")
    func sorts() {
        var diagnostics = Diagnostics()
        diagnostics.append(diagnostic("h", "b", 1))
        diagnostics.append(diagnostic("f", "a", 10, 1))
        diagnostics.append(diagnostic("d", "a", 2, 9))
        diagnostics.append(
            Diagnostics([
                diagnostic("e", "a", 2, 10), diagnostic("b", "a", 2, 8), diagnostic("c", "a", 2, 8),
                diagnostic("a", "a"), diagnostic("g", "a", 10, 1),
            ]))
        #expect(diagnostics.sorted.map(\.message).joined() == "abcdefgh")
        #expect(diagnostics.all.map(\.message).joined() == "hfdebcag")
    }

    @Test("All problems are rendered one below the other")
    func renders() {
        let diagnostics = Diagnostics([diagnostic("Second.", "b", 1, 2), diagnostic("First.", "a")])
        #expect(diagnostics.rendered == "a: error: First.\nb:1:2: error: Second.")
        #expect(Diagnostics().rendered.isEmpty)
    }

    @Test("Warnings alone do not stop a build")
    func hasErrors() {
        var diagnostics = Diagnostics()
        #expect(!diagnostics.hasErrors)
        diagnostics.append(Diagnostic("Odd.", severity: .warning, file: "a"))
        #expect(!diagnostics.hasErrors)
        diagnostics.append(Diagnostic("Wrong.", file: "a"))
        #expect(diagnostics.hasErrors)
    }
}
