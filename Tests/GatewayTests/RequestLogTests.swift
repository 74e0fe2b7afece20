import Exchange
import Foundation
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

@testable import Gateway

@Suite("The line for each request")
struct RequestLogTests {
    @Test(
        "says what an operator needs and nothing that a person wrote",
        arguments: [
            ("GET", "/forms/care", "GET", "/forms/{team}", 200), ("HEAD", "/forms/care", "HEAD", "/forms/{team}", 200),
            ("GET", "/forms/secret-team", "GET", "/forms/{team}", 404),
            ("GET", "/tickets/AAAAAAAAAAAAAAAAAAAAAAAA", "GET", "/tickets/{token}", 404),
            ("DELETE", "/tickets/x", "DELETE", "/tickets/{token}", 405), ("GET", "/secret/path", "GET", "-", 404),
            ("SECRET", "/forms/care", "other", "/forms/{team}", 405), ("GET", "/health", "GET", "/health", 200),
        ])
    func line(method: String, path: String, shown: String, route: String, status: Int) async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.send(try #require(HTTPRequest.Method(method)), path)
        let id = try #require(response.id)
        let length = method == "HEAD" ? 0 : response.bytes.count
        let line = try #require(fixture.log.requests.first)
        let time = #/ ms=[0-9]+\.[0-9] /#
        #expect(
            line.replacing(time, with: " ms=T ")
                == "info: request id=\(id) method=\(shown) route=\(route) status=\(status) ms=T in=0 out=\(length)")
        #expect(fixture.log.requests.count == 1)
        #expect(!line.contains("secret"))
    }

    @Test("counts the bytes of both bodies")
    func lengths() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.post(GatewayFixture.valid, accept: "application/json")
        let line = try #require(fixture.log.requests.first)
        #expect(line.contains(" method=POST route=/forms/{team} status=201 "))
        #expect(line.hasSuffix(" in=\(GatewayFixture.valid.utf8.count) out=\(response.bytes.count)"))
    }

    @Test("is there for a head that no request can be made of")
    func malformed() throws {
        let fixture = try GatewayFixture()
        let response = fixture.gateway.respond(toMalformed: "It is broken.", accept: nil)
        let id = try #require(response.id)
        let line = try #require(fixture.log.requests.first)
        #expect(line.hasPrefix("info: request id=\(id) method=- route=- status=400 ms="))
        #expect(response.text.contains("Reference: \(id)"))
    }

    @Test(
        "gives times in milliseconds",
        arguments: [
            (Duration.zero, "0.0"), (.microseconds(49), "0.0"), (.microseconds(50), "0.1"),
            (.microseconds(4_123), "4.1"),
            (.milliseconds(61_000), "61000.0"), (.milliseconds(-5), "0.0"),
        ])
    func time(duration: Duration, shown: String) {
        let record = RequestRecord(
            method: .get, route: .health, status: .ok, duration: duration, bodyLength: 1, answerLength: 2)
        #expect(
            record.line(RequestID(description: "0123abcd"))
                == "request id=0123abcd method=GET route=/health status=200 ms=\(shown) in=1 out=2")
    }

    @Test("has another id each time, of eight letters and digits that can be read out")
    func ids() {
        let ids = (0..<1_000).map { _ in RequestID.random().description }
        #expect(Set(ids).count == 1_000)
        #expect(ids.allSatisfy { $0.count == 8 && $0.utf8.allSatisfy(RequestID.alphabet.contains) })
        #expect(RequestID.alphabet.count == 32)
        #expect(!RequestID.alphabet.contains { "ilou".utf8.contains($0) })
    }
}

@Suite("The reference of a request")
struct ReferenceTests {
    @Test(
        "is on every page that says what went wrong",
        arguments: [("GET", "/nothing", 404), ("GET", "/forms/nobody", 404), ("PUT", "/forms/care", 405)])
    func pages(method: String, path: String, status: Int) async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.send(try #require(HTTPRequest.Method(method)), path)
        let id = try #require(response.id)
        #expect(response.head.status.code == status)
        #expect(response.text.contains(#"<p class="reference">Reference: \#(id)</p>"#))
    }

    @Test("is below the notice of a form that could not be stored")
    func notice() async throws {
        let fixture = try GatewayFixture()
        fixture.failStore(TicketStoreError(.busy, "The store is busy."))
        let response = await fixture.post(GatewayFixture.valid)
        let id = try #require(response.id)
        #expect(response.text.contains(#"<p class="reference">Reference: \#(id)</p>"#))
    }

    @Test("is on the plain page")
    func plain() async throws {
        let fixture = try GatewayFixture()
        try FileManager.default.removeItem(atPath: "\(fixture.site.home)/bundle")
        let response = await fixture.post(GatewayFixture.valid)
        let id = try #require(response.id)
        #expect(response.head.status == .serviceUnavailable)
        #expect(response.text.contains("<p><small>Reference: \(id)</small></p>"))
    }

    @Test("is in the head alone where nothing went wrong, or the answers have to be mended")
    func silent() async throws {
        let fixture = try GatewayFixture()
        for response in [
            await fixture.send(.get, "/forms/care"), await fixture.post(""), await fixture.post(GatewayFixture.valid),
        ] {
            #expect(response.id != nil)
            #expect(!response.text.contains("Reference"))
        }
    }
}

extension Response {
    /// The field X-Request-Id.
    var id: String? { HTTPField.Name("X-Request-Id").flatMap { head.headerFields[$0] } }

    /// Head and text without what is another for each request.
    var withoutID: String { id.map { "\(head)\n\(text)".replacing($0, with: "ID") } ?? "" }
}
