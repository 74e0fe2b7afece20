import Testing

@testable import Forms

struct WebAddressTests {
    @Test(
        "What the URL parser takes without a base is an absolute address",
        arguments: [
            "http://example.com", "https://example.com/", "HTTPS://EXAMPLE.COM", "https://example.com/a b?c d#e f",
            "https://user:pass@example.com:8080/path?query#fragment", "https://a:b@c@example.com/", "http://a",
            "http:example.com", "http:/example.com", "http:///example.com", "http:\\\\example.com\\a",
            "http://example.com:", "http://example.com:0", "http://example.com:65535", "http://example.com:00080/",
            "http://[::1]", "http://[::1]:80/", "http://127.0.0.1/", "http://bücher.example/", "http://例え.テスト/",
            "http://%65xample.com/", "http://a b/", "http://a%20b/", "http://a\"b`{}'(),;+=~!$&*/", "http://a/\u{0}",
            "ftp://example.com/file", "ws://example.com",
            "wss://example.com",
            "file:///etc/hosts", "file:x", "mailto:a@b", "tel:+4930123", "urn:isbn:0451450523", "a:", "a:b",
            "x+y-z.1:w",
            "foo://", "foo:///path", "foo://host:80/", "javascript:alert(1)", "data:,x", "about:blank",
            "ht\ntp://exa\tmple.com/", " http://example.com ", "\u{1}http://example.com/\u{1F}",
            "\u{FFFD}http://example.com/", "http://example.com:80\u{FFFD}",
            "foo://\u{1}/", "foo://%00/", "foo://%/", "foo://\u{FFFD}/",
        ])
    func valid(text: String) {
        #expect(WebAddress.isValid(text))
    }

    @Test(
        "What the URL parser refuses is none",
        arguments: [
            "", "example.com", "www.example.com", "/path", "//example.com", "?query", "#fragment", ":",
            "://example.com",
            "1http://example.com", "-a:b", "ht tp://example.com", "ht_tp://example.com", "hüttp://example.com",
            "http:", "http://", "http:///", "http://?q", "http://#f", "http://user@", "http://user@/", "http://:80/",
            "http://example.com:65536", "http://example.com:99999999999999999999", "http://example.com:80a",
            "http://example.com:-1", "http://example.com:80:80", "http://a\u{1}b/", "http://a\u{7F}b/", "http://a%/",
            "http://%zz/", "http://%+1/", "http://a%2/", "http://a%00b/",
            "http://a%2Fb/", "http://a%25b/", "http://%FF/", "http://a\u{FFFD}b/", "foo://a b/",
            "http://exa<mple.com",
            "http://exa>mple.com", "http://exa^mple.com", "http://exa|mple.com", "http://a]b", "http://a[b]",
            "http://[::1", "http://[::1]x", "http://[::1]:x", "foo://:80/", "foo://ho st/", "foo://a@/", "foo://a\\b",
            "＝http://example.com",
        ])
    func invalid(text: String) {
        #expect(!WebAddress.isValid(text))
    }
}
