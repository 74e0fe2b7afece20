import Templates
import Testing

struct SafeURLTests {
    @Test(
        "Addresses that a browser follows as they read are allowed",
        arguments: [
            "https://example.com", "http://example.com/a?b=c&d#e", "HTTPS://EXAMPLE.COM",
            "https://[::1]:8080/", "mailto:help@example.com?subject=Hi%20there", "MailTo:a@b",
            "tel:+49-30-1234", "/", "/a/b", "/a:b", "#x", "#", "?q=a:b", "x/y", "x/javascript:y", ".", "../a",
            "./a:b", "a.html", "über/größe", "x//y", "/a//b", "#javascript:x", "?https://x",
            "javascript%3Aalert(1)", "javascript", "/.//host",
        ])
    func allowed(address: String) {
        #expect(SafeURL(address)?.string == address)
    }

    @Test(
        "Addresses that run something, or that a browser reads differently from a person, are refused",
        arguments: [
            "", " ", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript:", "vbscript:x",
            "data:text/html,x", "data:image/png;base64,x", "blob:https://x/y", "file:///etc/passwd", "ftp://x",
            "about:blank", "view-source:x", "x:y", "1:2", ":", ":x", "a:b/c", "java\tscript:alert(1)",
            "java\nscript:alert(1)", "java\r\nscript:x", "\u{1}javascript:alert(1)", "\0javascript:x",
            " javascript:x", "\tjavascript:x", "javascript:x ", "java\0script:x", "\u{1F}https://x",
            "https://x\n", " https://x", "https://x ", "https://x/a b", "\u{7F}", "//host", "//host/path",
            "///host", "/\\host", "\\/host", "\\\\host", "\\host", "/\thost", "/\t/host", "\t//host",
            "https:\\\\host", "https:/\\host", "http:host", "https:/host", "https://", "https:///host",
            "https://?x", "https://#x", "https://:80", "http:", "https:", "x\\y", "ｊavascript:x",
            "javascript\u{200B}:x", "\u{FEFF}javascript:x", "javascrıpt:x", "https\u{300}://x", "mailtο:x",
        ])
    func refused(address: String) {
        #expect(SafeURL(address) == nil)
    }

    @Test("No byte below the exclamation mark is allowed, at any place")
    func controls() {
        for byte in UInt8(0)...0x20 {
            let control = String(UnicodeScalar(byte))
            #expect(SafeURL("\(control)/a") == nil)
            #expect(SafeURL("/\(control)a") == nil)
            #expect(SafeURL("/a\(control)") == nil)
        }
    }
}
