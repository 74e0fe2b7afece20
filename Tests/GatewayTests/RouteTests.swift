import Exchange
import Foundation
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

@testable import Gateway

@Suite("The gateway")
struct RouteTests {
    @Test(
        "knows its routes",
        arguments: [
            ("/forms/care", Route.form(team: "care")), ("/tickets/abc", .ticket(token: "abc")), ("/forms/", nil),
            ("/forms", nil), ("", nil), ("/", nil), ("/forms/care/", nil), ("//forms/care", nil), ("/forms/a/b", nil),
            ("/Forms/care", nil), ("/health", .health), ("/health/", nil), ("/search", .search),
            ("/search/", nil),
        ])
    func routes(path: String, route: Route?) {
        #expect(Route(path: path) == route)
    }

    @Test("shows the form to GET and the same to HEAD")
    func form() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.send(.get, "/forms/care")
        #expect(response.head.status == .ok)
        #expect(response.text.contains("<title>How can we help? – Example</title>"))
        // Each page has an id of its own, of the same length.
        #expect(await fixture.send(.head, "/forms/care").bytes.count == response.bytes.count)
    }

    @Test(
        "names the methods that an address has",
        arguments: [("/forms/care", "GET, HEAD, POST"), ("/tickets/x", "GET, HEAD"), ("/search", "GET, HEAD")])
    func methods(path: String, allowed: String) async throws {
        let fixture = try GatewayFixture()
        for method in [HTTPRequest.Method.put, .delete, .patch, .options] {
            let response = await fixture.send(method, path)
            #expect(response.head.status == .methodNotAllowed)
            #expect(response.head.headerFields[.allow] == allowed)
            #expect(response.text.contains("The methods allowed here are: \(allowed)."))
        }
    }

    @Test("does not tell an unknown team from one that is not published", arguments: [nil, "application/json"])
    func unknownTeam(accept: String?) async throws {
        let fixture = try GatewayFixture([
            "teams/secret/team.yaml": "name: Secret\nform: { published: true }\n"
        ])
        for method in [HTTPRequest.Method.get, .post] {
            let unknown = await fixture.send(method, "/forms/nobody", accept: accept)
            let secret = await fixture.send(method, "/forms/secret", accept: accept)
            #expect(unknown.head.status == .notFound)
            #expect(unknown.withoutID == secret.withoutID)
        }
    }

    @Test("says that a form is closed")
    func closed() async throws {
        let fixture = try GatewayFixture(["teams/care/team.yaml": "name: Care\npublished: true\n"])
        for method in [HTTPRequest.Method.get, .post] {
            let html = await fixture.send(method, "/forms/care")
            #expect(html.head.status == .gone)
            #expect(
                html.text.contains(
                    "This team takes no new questions at the moment. If you have just sent one, it was not stored."))
            let json = await fixture.send(method, "/forms/care", accept: "application/json")
            #expect(
                json.json == [
                    "type": "about:blank", "title": "Closed at the moment", "status": 410,
                    "detail":
                        "This team takes no new questions at the moment. If you have just sent one, it was not stored. Please try again later.",
                ])
        }
    }

    @Test(
        "does not know a ticket by a wrong token",
        arguments: ["x", "AAAAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd", "1"])
    func unknownTicket(token: String) async throws {
        let fixture = try GatewayFixture()
        _ = await fixture.post(GatewayFixture.valid)
        let response = await fixture.send(.get, "/tickets/\(token)")
        #expect(response.head.status == .notFound)
    }

    @Test("shows a ticket of a team that is no longer published")
    func ticketOfUnpublishedTeam() async throws {
        let fixture = try GatewayFixture()
        let location = await fixture.post(GatewayFixture.valid).head.headerFields[.location] ?? ""
        try fixture.site.remove("teams/care")
        try fixture.site.build()
        let response = await fixture.send(.get, String(location.dropFirst("/cgi-bin/docket-cgi".count)))
        #expect(response.head.status == .ok)
        #expect(!response.text.contains("/care/"))
        #expect(await fixture.post(GatewayFixture.valid).head.status == .notFound)
    }

    @Test("sends the header fields of safety with every answer", arguments: ["/forms/care", "/nothing", "/tickets/x"])
    func headerFields(path: String) async throws {
        let fixture = try GatewayFixture()
        let fields = await fixture.send(.get, path).head.headerFields
        #expect(fields[.cacheControl] == "no-store")
        #expect(fields[.xContentTypeOptions] == "nosniff")
        #expect(
            fields[.contentSecurityPolicy]
                == "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
        )
        for (name, value) in [("Referrer-Policy", "same-origin"), ("X-Frame-Options", "SAMEORIGIN")] {
            #expect(HTTPField.Name(name).flatMap { fields[$0] } == value)
        }
    }

    @Test("makes tokens of 24 characters that are all different")
    func tokens() {
        let tokens = (0..<1000).map { _ in TicketToken.random() }
        #expect(Set(tokens).count == 1000)
        #expect(tokens.allSatisfy(TicketToken.isWellFormed))
    }

    @Test(
        "answers in JSON only to who names it and likes it at least as much as HTML",
        arguments: [
            (nil, MediaPreference.html), ("", .html), ("*/*", .html), ("text/html,application/json;q=0.9", .html),
            ("application/json", .json), ("APPLICATION/JSON ; q=0.5", .json), ("application/json;q=0", .html),
            ("application/json, text/html", .json), ("application/problem+json", .json),
            ("application/json;q=nonsense", .html), (String(repeating: ",", count: 10_000), .html),
        ])
    func preference(accept: String?, preference: MediaPreference) {
        #expect(MediaPreference(accept: accept) == preference)
    }
}
