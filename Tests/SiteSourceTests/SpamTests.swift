import Diagnostics
import SiteSource
import Testing
import Tickets

@Suite("The rules against spam")
struct SpamTests {
    private func site(settings: String = "", form: String = "") throws -> Site {
        let folder = try TemporaryFolder()
        try folder.write(TemporaryFolder.settings + settings, to: "site.yaml")
        try folder.write("name: Care\nform: { published: true\(form) }\n", to: "teams/care/team.yaml")
        try folder.write("name: Shop\n", to: "teams/shop/team.yaml")
        let reading = Site.read(folder.site, messages: try Repository.messages())
        try #require(reading.diagnostics.rendered == "")
        return try #require(reading.site)
    }

    private func rules(_ form: String, settings: String = "") throws -> SpamRules {
        try #require(try site(settings: settings, form: ", spam: { \(form) }").teams.first).form.spam
    }

    @Test("are limits alone where nobody writes any")
    func defaults() throws {
        let site = try site()
        #expect(site.spam == SpamRules() && site.trustedProxies == [])
        let rules = try #require(site.teams.first).form.spam
        #expect(rules.challenge == .off && rules.blockedWords == [] && rules.blockedHosts == [])
        #expect(rules.perSender == RateLimit(count: 5, period: 60))
        #expect(rules.perForm == RateLimit(count: 60, period: 60))
    }

    @Test(
        "have rates in four units, or none",
        arguments: [
            ("off", nil), ("1 per second", RateLimit(count: 1, period: 1)),
            ("5 per minute", RateLimit(count: 5, period: 60)), ("7 per hour", RateLimit(count: 7, period: 3_600)),
            ("1000000 per day", RateLimit(count: 1_000_000, period: 86_400)),
        ] as [(String, RateLimit?)])
    func rates(text: String, rate: RateLimit?) throws {
        let rules = try rules("per_sender: \(text), per_form: \(text)")
        #expect(rules.perSender == rate && rules.perForm == rate)
    }

    @Test("of a form stand in place of the site’s, key by key")
    func siteDefaults() throws {
        let settings = """
            spam: { challenge: offered, per_sender: 1 per hour, blocked_words: [Casino, cheap pills], blocked_hosts: [Spam.example, xyz] }
            trusted_proxies: [127.0.0.1, "::1", 10.0.0.0/8]

            """
        let site = try site(settings: settings, form: ", spam: { challenge: required, blocked_words: [] }")
        #expect(site.trustedProxies == ["127.0.0.1", "::1", "10.0.0.0/8"])
        let rules = site.teams.map(\.form.spam)
        #expect(rules.map(\.challenge) == [.required, .offered])
        #expect(rules.map(\.blockedWords) == [[], ["Casino", "cheap pills"]])
        #expect(rules.map(\.blockedHosts) == [["spam.example", "xyz"], ["spam.example", "xyz"]])
        #expect(rules.map(\.perSender) == Array(repeating: RateLimit(count: 1, period: 3_600), count: 2))
    }
}
