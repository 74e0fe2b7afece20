import Testing

@testable import docket

@Suite("The script of live reload")
struct LiveReloadTests {
    @Test(
        "stands before the end of the body, and in nothing that has none",
        arguments: [
            ("<p>a</p></body></html>", "<p>a</p>S\n</body></html>"), ("</body>", "S\n</body>"),
            ("<pre></body></pre></body>\n", "<pre></body></pre>S\n</body>\n"), ("<p>fragment</p>", "<p>fragment</p>"),
            ("", ""),
        ])
    func inserting(page: String, expected: String) {
        #expect(String(decoding: Array(page.utf8).inserting("S"), as: UTF8.self) == expected)
    }
}
