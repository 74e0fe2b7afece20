import CompiledSite
import Exchange
import Foundation
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

@Suite("When something fails, the gateway")
struct FaultTests {
    /// Answers whose parts must never reach a log.
    static let form = "customer_name=Ada%20Secret&email=secret%40example.com&terms=Yes&description=my+secret&_id=7"

    @Test(
        "gives the answers back and says when to try again",
        arguments: [TicketStoreError.Kind.busy, .full, .inaccessible, .newerVersion, .damaged, .failed])
    func store(kind: TicketStoreError.Kind) async throws {
        let fixture = try GatewayFixture()
        fixture.failStore(TicketStoreError(kind, "The store is broken."))
        let html = await fixture.post(Self.form)
        #expect(html.head.status == .serviceUnavailable)
        #expect(html.head.headerFields[.retryAfter] == "30")
        #expect(html.text.contains("<p class=\"notice-title\">Your message could not be stored</p>"))
        #expect(html.text.contains(#"value="Ada Secret""#))
        #expect(html.text.contains(#"value="secret@example.com""#))
        #expect(html.text.contains("my secret</textarea>"))
        let json = await fixture.post(Self.form, accept: "application/json")
        #expect(json.head.status == .serviceUnavailable)
        #expect(json.head.headerFields[.retryAfter] == "30")
        #expect(json.json["status"] as? Int == 503)
        #expect(fixture.log.lines == ["error: The store is broken.", "error: The store is broken."])
        // Whoever reads a customer’s reference finds what went wrong.
        #expect(fixture.log.ids == [html.id, json.id])
    }

    @Test("says of a ticket that it cannot be shown now, not that there is none")
    func ticket() async throws {
        let fixture = try GatewayFixture()
        fixture.failStore(TicketStoreError(.busy, "The store is busy."))
        let response = await fixture.send(.get, "/tickets/AAAAAAAAAAAAAAAAAAAAAAAA")
        #expect(response.head.status == .serviceUnavailable)
        #expect(response.head.headerFields[.retryAfter] == "30")
        #expect(response.text.contains("Your ticket cannot be shown just now"))
    }

    @Test("opens the store anew when it has been mended")
    func mended() async throws {
        let fixture = try GatewayFixture()
        let database = "\(fixture.site.home)/tickets.db"
        try Data("this is no database, and long enough to be looked at".utf8).write(to: URL(fileURLWithPath: database))
        #expect(await fixture.post(Self.form).head.status == .serviceUnavailable)
        #expect(fixture.log.lines == ["error: \(database) is damaged or is not a database. Restore it from a backup."])
        try FileManager.default.removeItem(atPath: database)
        #expect(await fixture.post(Self.form).head.status == .seeOther)
    }

    /// What may be wrong with a bundle, and the line in the log.
    static let bundleFaults: [(fault: @Sendable (_ home: String) throws -> Void, line: String)] = [
        (
            { try FileManager.default.removeItem(atPath: $0) },
            "HOME has no bundle. Build the site with “docket build --home HOME”."
        ),
        (
            { try FileManager.default.removeItem(atPath: "\($0)/bundle") },
            "HOME has no bundle. Build the site with “docket build --home HOME”."
        ),
        (
            { try FileManager.default.removeItem(atPath: "\($0)/bundle/site") },
            "BUNDLE/site cannot be read. Build the site again."
        ),
        (
            { try Data("x".utf8).write(to: URL(fileURLWithPath: "\($0)/bundle/site")) },
            "BUNDLE is damaged. Build the site again."
        ),
        (
            { try Data("1:9rest".utf8).write(to: URL(fileURLWithPath: "\($0)/bundle/site")) },
            "BUNDLE has format 9, and this program reads format \(CompiledSite.format). Build the site with the “docket” of this version."
        ),
        (
            { try FileManager.default.removeItem(atPath: "\($0)/bundle/forms/care") },
            "BUNDLE/forms/care cannot be read. Build the site again."
        ),
    ]

    @Test("gives the answers back on a plain page for want of a bundle", arguments: bundleFaults.indices)
    func bundle(index: Int) async throws {
        let (fault, line) = Self.bundleFaults[index]
        let fixture = try GatewayFixture()
        let home = fixture.site.home
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "\(home)/bundle")
        try fault(home)
        let html = await fixture.post(Self.form)
        #expect(html.head.status == .serviceUnavailable)
        #expect(html.head.headerFields[.retryAfter] == "30")
        #expect(html.text.contains("<h1>This service is not available at the moment</h1>"))
        #expect(html.text.contains(#"<form method="post" action="/cgi-bin/docket-cgi/forms/care">"#))
        #expect(
            html.text.contains(
                "<textarea id=\"answer-0\" name=\"customer_name\" rows=\"4\">\nAda Secret</textarea>"))
        #expect(html.text.contains("\nmy secret</textarea>"))
        #expect(!html.text.contains("_id"))
        let expected = line.replacing("HOME", with: home).replacing("BUNDLE", with: "\(home)/\(bundle)")
        #expect(fixture.log.lines == ["error: \(expected)"])
        let json = await fixture.post(Self.form, accept: "application/json")
        #expect(json.head.status == .serviceUnavailable)
        #expect(
            json.json == [
                "type": "about:blank", "title": "This service is not available at the moment", "status": 503,
                "detail": "Nothing was stored. Please try again in a minute.",
            ])
    }

    @Test(
        "gives the answers back where only the templates are damaged", arguments: ["x", "1:0", "1:210:pages/form2:{{"])
    func templates(content: String) async throws {
        let fixture = try GatewayFixture()
        try Data(content.utf8).write(to: URL(fileURLWithPath: "\(fixture.site.home)/bundle/templates"))
        let response = await fixture.post(Self.form + "&size=x")
        #expect(response.head.status == .serviceUnavailable)
        #expect(response.text.contains("\nAda Secret</textarea>"))
        #expect(fixture.log.lines.count == 1)
        // An accepted form needs no template.
        #expect(await fixture.post(Self.form).head.status == .seeOther)
    }

    @Test("notices a new bundle at the next request")
    func newBundle() async throws {
        let fixture = try GatewayFixture()
        #expect(await fixture.send(.get, "/forms/care").text.contains("How can we help?"))
        try fixture.site.write(
            SiteFixture.team.replacing("How can we help?", with: "What now?"), to: "teams/care/team.yaml")
        try fixture.site.build()
        #expect(await fixture.send(.get, "/forms/care").text.contains("What now?"))
    }
}
