import Forms
import Testing
import Tickets

@testable import Gateway

@Suite("Blocked content")
struct BlockedContentTests {
    private func suspicions(_ text: String, words: [String] = [], hosts: [String] = []) -> Set<Suspicion> {
        var rules = SpamRules()
        rules.blockedWords = words
        rules.blockedHosts = hosts
        return BlockedContent(rules).suspicions(in: [
            Answer(attribute: .custom, name: "a", label: "A", value: "Hello"),
            Answer(attribute: .custom, name: "b", label: "B", value: text),
        ])
    }

    @Test(
        "is a whole word or phrase, without regard to case and to what is between the words",
        arguments: [
            ("casino", "Casino", true), ("CASINO", "the casino!", true), ("casino", "casinos", false),
            ("casino", "mycasino", false), ("casino", "my-casino", true), ("casino", "casino2", false),
            ("casino", "cas\u{AD}i\u{200B}no", true), ("casino", "", false), ("cheap pills", "CHEAP\n  pills.", true),
            ("cheap pills", "cheap-pills", true), ("cheap pills", "cheap red pills", false),
            ("cheap pills", "pills cheap", false),
            ("cheap pills", "cheap cheap pills", true), ("cheap pills", "cheap", false), ("straße", "STRAßE", true),
            ("ΟΔΟΣ", "οδος οδός", true), ("οδος", "ΟΔΟΣ", true), ("ÄRGER", "ärger", true), ("k", "\u{212A}", true),
            ("казино", "КАЗИНО", true), ("Iı", "iı", true), ("i", "ı", false), ("日本", "日本", true), ("日本", "日本語", false),
            ("v1agra", "V1AGRA", true), ("100", "100 %", true), ("100", "1000", false),
        ])
    func words(word: String, text: String, isFound: Bool) {
        #expect((suspicions(text, words: [word]) == [.blockedWord]) == isFound)
        #expect(suspicions(text, words: ["other", word]).isEmpty == !isFound)
    }

    @Test(
        "is an address of a host or of one below it",
        arguments: [
            ("http://spam.example", true), ("HTTPS://SPAM.EXAMPLE/x?y#z", true), ("see http://a.b.spam.example.", true),
            ("(https://spam.example)", true), ("http://spam.example:8080/", true), ("http://spam.example:", true),
            ("http://good.example@spam.example/", true), ("http://u:p@spam.example", true),
            ("http://spam.example@good.example", false), ("http://good.example/?http://spam.example", true),
            ("http://good.example\\@spam.example", false), ("http://spam.example,http://good.example", true),
            ("http://spam.example./", true), ("http://spam。example", true), ("www.spam.example", true),
            ("Www.SPAM.example/x", true), ("mywww.spam.example", false), ("awww.spam.example", false),
            ("spam.example", false),
            ("a@spam.example", false), ("http://notspam.example", false), ("http://spam.example.org", false),
            ("http:// spam.example", false), ("ftp://spam.example", false), ("http:/spam.example", false),
            ("http://", false),
            ("www.", false), ("h", false), ("xhttps://spam.example", true), ("<a href=\"http://spam.example\">", true),
            ("http://\"spam.example", false), ("http://@@spam.example", true),
            ("www.good.example:www.spam.example", true), ("http://good.example,www.spam.example@good.example", false),
            ("http://a@www.spam.example", true), ("www.a@spam.example", true),
        ])
    func hosts(text: String, isFound: Bool) {
        #expect((suspicions(text, hosts: ["spam.example"]) == [.blockedHost]) == isFound)
    }

    @Test("may be a whole domain, or a host of other letters")
    func domains() {
        #expect(suspicions("https://a.b.xyz/", hosts: ["xyz"]) == [.blockedHost])
        #expect(suspicions("https://b.xyzz/", hosts: ["xyz"]).isEmpty)
        #expect(suspicions("http://" + String(repeating: "a.", count: 1_000) + "xyz", hosts: ["xyz"]) == [.blockedHost])
        #expect(suspicions("http://ПРИМЕР.рф/", hosts: ["пример.рф"]) == [.blockedHost])
        #expect(suspicions("http://xn--e1afmkfd.xn--p1ai/", hosts: ["пример.рф"]).isEmpty)
    }

    /// Addresses inside each other were read up to a thousand bytes each, and hosts of many labels once for each label:
    /// a megabyte took a minute.
    @Test(
        "is looked for in a long text without taking long",
        arguments: [
            ("http://", "", 0), ("www.:", "", 0), (".www.", "", 0), ("http://@www.", "", 0), ("www.a@", "", 0),
            (" http://", "a.", 480),
        ])
    func long(start: String, label: String, labels: Int) {
        let unit = start + String(repeating: label, count: labels)
        let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        let began = ContinuousClock.now
        #expect(suspicions(text, words: ["http http spam"], hosts: ["spam.example"]).isEmpty)
        #expect(ContinuousClock.now - began < .seconds(30))
    }

    @Test("is nothing that the schema itself says")
    func constants() {
        var rules = SpamRules()
        rules.blockedWords = ["web"]
        let constant = Answer(attribute: .custom, name: "s", label: "S", value: "web", isConstant: true)
        #expect(BlockedContent(rules).suspicions(in: [constant]).isEmpty)
    }
}
