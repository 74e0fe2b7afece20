import Exchange
import Forms
import Foundation
import HTTPTypes
import SQLiteTicketStore
import SiteFixtures
import Testing
import Tickets

/// “Was this helpful?”
@Suite("Feedback on an article")
struct FeedbackTests {
    private static func files(_ spam: String = "per_sender: off") -> [String: String] {
        [
            "site.yaml": "name: Help\nurl: https://help.example.com/\nlanguages: [en, it]\nspam: { \(spam) }\n",
            "teams/care/team.yaml": "name: Care\npublished: true\nhelp_center: { published: true }\n",
            "teams/care/articles/hours.md": "---\ntitle: Hours\npublished: true\n---\nNine to five.\n",
            "teams/care/articles/billing/refund.md": "---\ntitle: Refund\npublished: true\n---\nThirty days.\n",
            "teams/care/articles/billing/refund.it.md": "---\ntitle: Rimborso\npublished: true\n---\nTrenta giorni.\n",
            "teams/care/articles/draft.md": "---\ntitle: Draft\n---\nNot yet.\n",
            "teams/hidden/team.yaml": "name: Hidden\nhelp_center: { published: true }\n",
            "teams/hidden/articles/a.md": "---\ntitle: A\npublished: true\n---\nText.\n",
            "teams/closed/team.yaml": "name: Closed\npublished: true\n",
            "teams/closed/articles/a.md": "---\ntitle: A\npublished: true\n---\nText.\n",
        ]
    }

    private func stored(_ fixture: GatewayFixture, isQuarantine: Bool = false) throws -> [Feedback] {
        try SQLiteTicketStore(home: fixture.site.home).feedback(FeedbackFilter(isQuarantine: isQuarantine))
    }

    @Test("is stored, and answered with thanks; a “no” is asked what was missing")
    func answers() async throws {
        let fixture = try GatewayFixture(Self.files())
        let yes = await fixture.post("helpful=yes&_language=en&_homepage=&comment=", to: "/feedback/care/hours")
        #expect(yes.head.status == .ok)
        #expect(yes.text.contains("<h1>Thank you for telling us</h1>"))
        #expect(!yes.text.contains("<textarea"))
        #expect(yes.text.contains("href=\"/care/articles/hours/\">Back to the article</a>"))
        let no = await fixture.post("helpful=no&_language=it", to: "/feedback/care/billing/refund")
        #expect(no.head.status == .ok)
        #expect(no.text.contains("<h1>Grazie per averci risposto</h1>"))
        #expect(no.text.contains("<label for=\"feedback-comment\">Che cosa mancava o non era chiaro?</label>"))
        #expect(no.text.contains("action=\"/cgi-bin/docket-cgi/feedback/care/billing/refund\""))
        #expect(no.text.contains("href=\"/it/care/articles/billing/refund/\">Torna all’articolo</a>"))
        let said = await fixture.post(
            "helpful=no&_language=it&comment=Il%0D%0Aprezzo", to: "/feedback/care/billing/refund")
        #expect(said.head.status == .ok && !said.text.contains("<textarea"))
        let all = try stored(fixture)
        #expect(
            Set(all.map { "\($0.article) \($0.language) \($0.isHelpful) \($0.comment ?? "-")" }) == [
                "hours en true -", "billing/refund it false Il\nprezzo",
            ])
        #expect(fixture.log.lines.isEmpty)
    }

    @Test("is answered in JSON to who wants it")
    func json() async throws {
        let fixture = try GatewayFixture(Self.files())
        let answer = await fixture.post("helpful=no", to: "/feedback/care/hours", accept: "application/json")
        #expect(answer.head.status == .ok)
        #expect(answer.text == #"{"feedback":{"helpful":false}}"#)
    }

    @Test(
        "is taken of published articles alone",
        arguments: [
            "care/draft", "care/nothing", "care/refund", "care/billing", "care/billing/hours", "hidden/a", "closed/a",
            "nobody/a", "care/hours/", "care//hours", "care",
        ])
    func unpublished(path: String) async throws {
        let fixture = try GatewayFixture(Self.files())
        let answer = await fixture.post("helpful=no", to: "/feedback/\(path)")
        #expect(answer.head.status == .notFound)
        #expect(answer.text.contains("<h1>Page not found</h1>"))
        #expect(try stored(fixture).isEmpty)
    }

    @Test("says in which language the article is, whatever the page says")
    func language() async throws {
        let fixture = try GatewayFixture(Self.files())
        _ = await fixture.post("helpful=no&_language=it", to: "/feedback/care/hours")
        #expect(try stored(fixture).map(\.language) == ["en"])
    }

    @Test("is neither yes nor no", arguments: ["", "helpful=", "helpful=maybe", "comment=x"])
    func malformed(body: String) async throws {
        let fixture = try GatewayFixture(Self.files())
        let answer = await fixture.post(body, to: "/feedback/care/hours")
        #expect(answer.head.status == .badRequest)
        #expect(answer.text.contains("“helpful” is neither yes nor no."))
        #expect(try stored(fixture).isEmpty)
        let get = await fixture.send(.get, "/feedback/care/hours")
        #expect(get.head.status == .methodNotAllowed && get.head.headerFields[.allow] == "POST")
    }

    @Test("has a comment of 2,000 UTF-16 code units at most", arguments: [2_000, 2_001])
    func limit(length: Int) async throws {
        let fixture = try GatewayFixture(Self.files())
        // A line break is one, although it is sent as two.
        let comment = String(repeating: "x", count: length - 3) + "%0D%0A%F0%9F%90%9F"
        let answer = await fixture.post("helpful=no&comment=\(comment)", to: "/feedback/care/hours")
        #expect(answer.head.status == (length == 2_000 ? .ok : .unprocessableContent))
        #expect(try stored(fixture).count == (length == 2_000 ? 1 : 0))
        guard length > 2_000 else { return }
        let message = "Shorten “What was missing or unclear?” to 2,000 characters or fewer. It has 2,001 now."
        #expect(answer.text.contains(message))
        #expect(answer.text.contains("xxx\n🐟</textarea>"))
        let json = await fixture.post(
            "helpful=no&comment=\(comment)", to: "/feedback/care/hours", accept: "application/json")
        #expect(json.json["detail"] as? String == message)
        #expect((json.json["errors"] as? [[String: String]])?.first?["code"] == "too_long")
    }

    @Test(
        "that looks like spam is kept apart, and its sender is thanked",
        arguments: [
            ("", "_homepage=x", [.honeypot]), ("blocked_words: [casino]", "comment=A+CASINO", [.blockedWord]),
            ("blocked_hosts: [spam.example]", "comment=http%3A%2F%2Fspam.example%2F", [.blockedHost]),
        ] as [(String, String, Set<Suspicion>)])
    func suspicious(spam: String, form: String, suspicions: Set<Suspicion>) async throws {
        let fixture = try GatewayFixture(Self.files(spam))
        let answer = await fixture.post("helpful=no&\(form)", to: "/feedback/care/hours")
        #expect(answer.head.status == .ok)
        #expect(try stored(fixture).isEmpty)
        #expect(try stored(fixture, isQuarantine: true).map(\.suspicions) == [suspicions])
    }

    @Test("of one sender counts once for an article in a day, and of two senders twice")
    func once() async throws {
        let fixture = try GatewayFixture(Self.files())
        for helpful in ["no", "no", "yes"] { _ = await fixture.post("helpful=\(helpful)", to: "/feedback/care/hours") }
        #expect(try stored(fixture).map(\.isHelpful) == [true])
        _ = await fixture.post("helpful=no", to: "/feedback/care/hours", from: "192.0.2.2")
        _ = await fixture.post("helpful=no", to: "/feedback/care/billing/refund")
        #expect(try stored(fixture).count == 3)
        fixture.wait(seconds: 86_400)
        _ = await fixture.post("helpful=no", to: "/feedback/care/hours")
        #expect(try stored(fixture).count == 4)
    }

    @Test("has rates of its own, by the rules of the team’s form")
    func rates() async throws {
        let fixture = try GatewayFixture(Self.files("per_sender: 2 per minute"))
        for _ in 0..<2 { _ = await fixture.post("helpful=no", to: "/feedback/care/hours") }
        let limited = await fixture.post("helpful=no&comment=Why", to: "/feedback/care/hours")
        #expect(limited.head.status == .tooManyRequests && limited.head.headerFields[.retryAfter] == "30")
        #expect(limited.text.contains("Please wait a moment") && limited.text.contains("Why</textarea>"))
        #expect(limited.text.contains("<h1>Was this helpful?</h1>"))
        #expect(try stored(fixture).map(\.comment) == [nil])
        let other = await fixture.post("helpful=no", to: "/feedback/care/hours", from: "192.0.2.2")
        #expect(other.head.status == .ok)
    }

    @Test("of another site’s page is refused")
    func origin() async throws {
        let fixture = try GatewayFixture(Self.files())
        let answer = await fixture.post(
            "helpful=no", to: "/feedback/care/hours", fields: [("Origin", "https://evil.example")])
        #expect(answer.head.status == .forbidden)
        #expect(try stored(fixture).isEmpty)
    }

    @Test("that cannot be stored is given back")
    func unavailable() async throws {
        let fixture = try GatewayFixture(Self.files())
        fixture.failStore(TicketStoreError(.full, "The disk is full."))
        let answer = await fixture.post("helpful=no&comment=Why", to: "/feedback/care/hours")
        #expect(answer.head.status == .serviceUnavailable && answer.head.headerFields[.retryAfter] == "30")
        #expect(answer.text.contains("Your message could not be stored") && answer.text.contains("Why</textarea>"))
        let json = await fixture.post("helpful=no", to: "/feedback/care/hours", accept: "application/json")
        #expect(json.head.status == .serviceUnavailable)
    }
}
