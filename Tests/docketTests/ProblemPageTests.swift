import Diagnostics
import SiteBuilder
import Testing

@testable import docket

@Suite("The page of problems")
struct ProblemPageTests {
    private static func problem(_ message: String, file: String = "site.yaml", line: String, column: Int = 1)
        -> Diagnostic
    {
        Diagnostic(message, file: file, position: SourcePosition(line: 4, column: column), sourceLine: line)
    }

    @Test("shows the place, the message, and a caret below the column")
    func caret() {
        let html = ProblemPage(Self.problem("There is no key “nam”.", line: "  nam: x", column: 3)).html(
            script: "<script></script>")
        #expect(html.contains("<title>1 problem keeps the site from being built</title>"))
        #expect(
            html.contains(
                """
                <li>
                <h2>site.yaml<span class="position">:4:3</span></h2>
                <p class="message">There is no key “nam”.</p>
                <pre tabindex="0" role="group" aria-label="Source line" dir="ltr"><code>  nam: x
                <span aria-hidden="true">  ^</span></code></pre>
                </li>
                """))
        #expect(html.hasSuffix("</main>\n<script></script>\n</body>\n</html>\n"))
    }

    @Test("has nothing in it that a hostile file wrote as markup, or that nobody sees")
    func hostile() {
        let attack = "</code></pre><script>alert(1)</script>\"'&\u{202E}\u{1B}"
        let html = ProblemPage(Self.problem(attack, file: attack, line: attack)).html(script: "")
        #expect(!html.contains("<script"))
        #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\u{1B}"))
        #expect(
            html.split(separator: "&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;··")
                .count == 4)
    }

    @Test("has errors alone, in the order of files and lines")
    func errors() {
        var all = Diagnostics([
            Self.problem("Two.", file: "b.yaml", line: "b"), Self.problem("One.", file: "a.yaml", line: "a"),
        ])
        all.append(Diagnostic("Only a warning.", severity: .warning, file: "a.yaml"))
        let html = ProblemPage(all).html(script: "")
        #expect(html.contains("<h1>2 problems keep the site from being built</h1>"))
        #expect(!html.contains("Only a warning."))
        let parts = html.split(separator: "class=\"message\">").map { $0.prefix(4) }
        #expect(parts.dropFirst() == ["One.", "Two."])
    }

    @Test("shows the first hundred, and says how many there are besides", arguments: [100, 101])
    func limit(count: Int) {
        let all = Diagnostics((1...count).map { Diagnostic("Problem \($0).", file: "a.yaml") })
        let html = ProblemPage(all).html(script: "")
        #expect(html.contains("Problem 100."))
        #expect(!html.contains("Problem 101."))
        #expect(html.contains("<p>The terminal has 1 more.</p>") == (count == 101))
    }

    @Test("says why nothing could be written")
    func writing() {
        let html = ProblemPage(BuildError("The disk is full & more.")).html(script: "")
        #expect(html.contains("<h1>The site could not be written</h1>"))
        #expect(html.contains("<p class=\"message\">The disk is full &amp; more.</p>"))
    }
}
