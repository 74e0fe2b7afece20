import Templates
import Testing

struct HTMLTests {
    @Test(
        "Five characters are escaped",
        arguments: [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")])
    func escaped(character: String, reference: String) {
        #expect(HTML.escaping(character).source == reference)
        #expect(HTML.escaping("a\(character)\(character)b").source == "a\(reference)\(reference)b")
    }

    @Test("All other bytes of ASCII stay as they are")
    func kept() {
        for byte in UInt8(0)...0x7F where !"&<>\"'".utf8.contains(byte) {
            let text = String(UnicodeScalar(byte))
            #expect(HTML.escaping(text).source == text)
        }
    }

    @Test(
        "Text is escaped whole, whatever its length and script",
        arguments: [
            ("", ""), ("größe <😀>", "größe &lt;😀&gt;"),
            ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
            ("&amp;", "&amp;amp;"), ("e\u{301}\u{2028}", "e\u{301}\u{2028}"),
            (String(repeating: "a<", count: 1000), String(repeating: "a&lt;", count: 1000)),
        ])
    func text(text: String, expected: String) {
        #expect(HTML.escaping(text).source == expected)
    }

    @Test("Trusted markup stays as it is")
    func trusted() {
        #expect(HTML(trusted: "<b>&amp;</b>").source == "<b>&amp;</b>")
    }
}
