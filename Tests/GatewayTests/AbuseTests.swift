import Exchange
import Forms
import Foundation
import HTTPTypes
import SQLiteTicketStore
import SiteFixtures
import Testing
import Tickets

/// What comes from machines, and from other sites.
@Suite("A submission that is suspicious")
struct AbuseTests {
    static func files(_ spam: String, site: String = "") -> [String: String] {
        [
            "site.yaml": "name: Example\nurl: https://help.example.com/\n\(site)",
            "teams/care/team.yaml": SiteFixture.team.replacing("form:\n", with: "form:\n  spam: { \(spam) }\n"),
        ]
    }

    @Test(
        "is kept apart with its reason, and the customer is thanked all the same",
        arguments: [
            ("", "&_homepage=x", [.honeypot]), ("", "&_homepage=+", [.honeypot]), ("", "&_homepage=", []),
            ("blocked_words: [casino]", "&description=Best+CASINO%21", [.blockedWord]),
            ("blocked_words: [casino]", "&description=Casinos", []),
            ("blocked_hosts: [spam.example]", "&description=see+http%3A%2F%2Fwww.spam.example%2Fx", [.blockedHost]),
            // What the schema says is nobody's fault.
            ("blocked_words: [website]", "", []), ("challenge: required", "", [.challengeMissing]),
            ("challenge: required", "&_challenge=", [.challengeMissing]),
            ("challenge: required", "&_challenge=x", [.challengeFailed]), ("challenge: offered", "", []),
            ("challenge: offered", "&_challenge=x", [.challengeFailed]), ("", "&_challenge=x", []),
            (
                "challenge: required, blocked_words: [a, b]", "&_homepage=y&description=A+b",
                [.honeypot, .blockedWord, .challengeMissing]
            ),
        ] as [(String, String, Set<Suspicion>)])
    func quarantine(spam: String, form: String, suspicions: Set<Suspicion>) async throws {
        let fixture = try GatewayFixture(Self.files(spam))
        let response = await fixture.post(GatewayFixture.valid + form)
        #expect(response.head.status == .seeOther)
        let store = try SQLiteTicketStore(home: fixture.site.home)
        let kept = try store.tickets(TicketFilter(isQuarantine: true))
        let listed = try store.tickets(TicketFilter())
        #expect(kept.count == (suspicions.isEmpty ? 0 : 1) && listed.count == (suspicions.isEmpty ? 1 : 0))
        let ticket = try #require((kept + listed).first)
        #expect(ticket.suspicions == suspicions)
        #expect(ticket.value(of: .customerName) == "Ada")
        let page = await fixture.send(.get, "/tickets/\(ticket.token)")
        #expect(page.head.status == .ok && page.text.contains("Your ticket number is 1."))
        #expect(fixture.log.lines.isEmpty)
    }

    @Test("is told apart by Origin and Sec-Fetch-Site")
    func origin() async throws {
        let cases: [(String?, String?, Bool)] = [
            (nil, nil, true), ("https://help.example.com", nil, true), ("https://help.example.com", "cross-site", true),
            ("null", nil, false), ("", nil, false), ("https://evil.example", nil, false),
            ("http://help.example.com", nil, false), ("https://help.example.com:444", nil, false),
            ("https://help.example.com/", nil, false), ("https://help.example.com.evil.example", nil, false),
            ("https://help.example.com, https://evil.example", nil, false), (nil, "cross-site", false),
            (nil, "same-origin", true), (nil, "same-site", true), (nil, "none", true),
        ]
        for (index, (origin, site, passes)) in cases.enumerated() {
            let fixture = try GatewayFixture()
            var fields: [(String, String)] = []
            if let origin { fields.append(("Origin", origin)) }
            if let site { fields.append(("Sec-Fetch-Site", site)) }
            let response = await fixture.post(GatewayFixture.valid, fields: fields)
            #expect(response.head.status == (passes ? .seeOther : .forbidden), "\(index)")
            #expect(try fixture.tickets.count == (passes ? 1 : 0), "\(index)")
            guard !passes else { continue }
            #expect(response.text.contains("<h1>This form was sent from another site</h1>"))
            #expect(
                response.text.contains(
                    "Nothing was stored, because forms are taken from this site’s own pages alone. Please open the form here and send it again."
                ))
            #expect(
                fixture.log.lines == [
                    "notice: A form that came from another origin than https://help.example.com was refused with 403. If the site’s own customers are refused, put the address that they use into “url” of site.yaml and build again."
                ])
            let json = await fixture.post(GatewayFixture.valid, accept: "application/json", fields: fields)
            #expect(json.json["status"] as? Int == 403)
        }
        let fixture = try GatewayFixture()
        let page = await fixture.send(.get, "/forms/care", fields: [("Origin", "https://evil.example")])
        #expect(page.head.status == .ok)
    }
}
