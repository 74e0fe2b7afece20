import Testing

@testable import Forms

struct EmailAddressTests {
    static let label63 = String(repeating: "a", count: 63)

    @Test(
        "What HTML takes for an email address is one",
        arguments: [
            "a@b", "name@example.com", "first.last@example.com", "A.B@EXAMPLE.COM", "1@2", "a+tag@example.com",
            ".@example.com", "a..b@example.com", ".a.@example.com", "!#$%&'*+/=?^_`{|}~-@example.com",
            "a@b-c", "a@b--c.d", "a@1.2.3.4", "a@xn--bcher-kva.example", "a@\(label63)", "a@\(label63).\(label63)",
            "a@bücher.example", "a@例え.テスト", "a@пример.рф", "a@مثال.إختبار", "a@उदाहरण.परीक्षा",
            // What IDNA takes away, and what it takes for a full stop.
            "a@b\u{AD}c", "a@नी\u{200D}क", "a@例え。テスト", "a@\(label63)。b．c｡d",
        ])
    func valid(text: String) {
        #expect(EmailAddress.isValid(text))
    }

    @Test(
        "What HTML refuses is none",
        arguments: [
            "", "@", "a", "a@", "@b", "a@@b", "a@b@c", "a b@c", "a@b c", " a@b", "a@b ", "a@b.", "a@.b", "a@b..c",
            "a@-b", "a@b-", "a@b.-c", "a@b.c-", "a@b_c", "a@[1.2.3.4]", "\"a\"@b", "\"a b\"@c", "a,b@c", "a@b,c",
            "a@b, c@d", "a;b@c", "a:b@c", "a<b@c", "<a@b>", "Name <a@b>", "mailto:a@b;", "(x)a@b", "a\\b@c", "ü@b",
            "a@b\n", "a\n@b", "a@b\0", "a@\u{2028}b", "a@\u{202E}b", "a@\u{A0}b", "a@b\u{E000}", "a@b\u{FFFD}",
            "a@例え。。b", "a@。b", "a@\(label63)a",
            "a@b.\(label63)a", "a@b#c", "a@b/c", "a\u{7F}@b", "ａ@b",
        ])
    func invalid(text: String) {
        #expect(!EmailAddress.isValid(text))
    }

    @Test("Exactly the characters of HTML's grammar may stand before the @ and in the domain")
    func alphabet() {
        let alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        let local = Set((alphanumeric + ".!#$%&'*+/=?^_`{|}~-").utf8)
        let domain = Set((alphanumeric + "-.").utf8)
        for byte in UInt8(0)...127 {
            let character = String(decoding: [byte], as: UTF8.self)
            #expect(EmailAddress.isValid("a\(character)a@b") == (local.contains(byte)), "byte \(byte)")
            #expect(EmailAddress.isValid("a@b\(character)b") == (domain.contains(byte)), "byte \(byte)")
        }
    }
}
