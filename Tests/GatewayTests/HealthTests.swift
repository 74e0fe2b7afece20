import Exchange
import Foundation
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

@Suite("The gateway's health")
struct HealthTests {
    @Test("is ok when bundle and tickets can be read")
    func ok() async throws {
        let fixture = try GatewayFixture()
        for method in [HTTPRequest.Method.get, .head] {
            let response = await fixture.send(method, "/health")
            #expect(response.head.status == .ok)
            #expect(response.text == "ok\n")
            #expect(response.head.headerFields[.contentType] == "text/plain; charset=utf-8")
            #expect(response.head.headerFields[.cacheControl] == "no-store")
            #expect(response.head.headerFields[.xContentTypeOptions] == "nosniff")
        }
        #expect(await fixture.send(.post, "/health").head.status == .methodNotAllowed)
        #expect(fixture.log.lines.isEmpty)
    }

    @Test("says which part cannot be read, and not where it is")
    func broken() async throws {
        let fixture = try GatewayFixture()
        fixture.failStore(TicketStoreError(.damaged, "/home/tickets.db is damaged."))
        let tickets = await fixture.send(.get, "/health")
        #expect(tickets.head.status == .serviceUnavailable)
        #expect(tickets.text == "The tickets cannot be read.\n")
        #expect(fixture.log.lines == ["error: /home/tickets.db is damaged."])
        try FileManager.default.removeItem(atPath: "\(fixture.site.home)/bundle")
        let bundle = await fixture.send(.get, "/health")
        #expect(bundle.head.status == .serviceUnavailable)
        #expect(bundle.text == "The bundle cannot be read.\n")
        #expect(bundle.head.headerFields[.cacheControl] == "no-store")
    }
}
