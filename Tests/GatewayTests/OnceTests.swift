import Exchange
import Forms
import Foundation
import Gateway
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

/// What is sent twice, and what comes from a page that is older than the form.
@Suite("A submission that comes again")
struct OnceTests {
    private func location(_ response: Response) -> String? { response.head.headerFields[.location] }

    @Test("within ten minutes from the same sender is the same ticket, with the same answer")
    func sameSender() async throws {
        let fixture = try GatewayFixture()
        let first = await fixture.post(GatewayFixture.valid)
        fixture.wait(seconds: 600)
        let second = await fixture.post(GatewayFixture.valid)
        #expect(second.head.status == .seeOther)
        #expect(location(second) == location(first))
        let json = await fixture.post(GatewayFixture.valid, accept: "application/json")
        #expect(json.head.status == .created)
        #expect((json.json["ticket"] as? NSDictionary)?["number"] as? Int == 1)
        fixture.wait(seconds: 1)
        let third = await fixture.post(GatewayFixture.valid)
        #expect(location(third) != location(first))
        #expect(try fixture.tickets.count == 2)
    }

    @Test(
        "is another ticket with another answer, sender or form",
        arguments: [
            (GatewayFixture.valid + "&description=more", "192.0.2.1", "/forms/care"),
            (GatewayFixture.valid, "192.0.2.2", "/forms/care"), (GatewayFixture.valid, "192.0.2.1", "/forms/other"),
            (GatewayFixture.valid + "&_id=abc", "192.0.2.1", "/forms/care"),
        ])
    func another(form: String, address: String, path: String) async throws {
        let fixture = try GatewayFixture([
            "teams/care/team.yaml": SiteFixture.team, "teams/other/team.yaml": SiteFixture.team,
        ])
        _ = await fixture.post(GatewayFixture.valid)
        _ = await fixture.send(
            .post, path, [Array(form.utf8)], type: "application/x-www-form-urlencoded", from: address)
        #expect(try fixture.tickets.count == 2)
    }

    @Test("with the same _id is the same ticket for a month, wherever it comes from, and with other answers another")
    func id() async throws {
        let fixture = try GatewayFixture()
        func send(_ form: String, from address: String = "192.0.2.1") async -> String? {
            location(
                await fixture.send(
                    .post, "/forms/care", [Array(form.utf8)], type: "application/x-www-form-urlencoded", from: address))
        }
        let first = await send(GatewayFixture.valid + "&_id=abc")
        fixture.wait(seconds: 30 * 86_400)
        #expect(await send(GatewayFixture.valid + "&_id=abc", from: "2001:db8::1") == first)
        #expect(await send(GatewayFixture.valid + "&description=x&_id=abc") != first)
        #expect(await send(GatewayFixture.valid + "&_id=abd") != first)
        #expect(try fixture.tickets.count == 3)
        fixture.wait(seconds: 1)
        #expect(await send(GatewayFixture.valid + "&_id=abc") != first)
    }

    @Test("in a race is one ticket, and others in the same group are others", arguments: [false, true])
    func race(commitsInGroups: Bool) async throws {
        let fixture = try GatewayFixture(
            AbuseTests.files("per_sender: off, per_form: off"), commitsInGroups: commitsInGroups)
        let gateway = fixture.gateway
        let locations = await withTaskGroup { group in
            for index in 0..<64 {
                group.addTask {
                    let form = GatewayFixture.valid + "&_id=\(index % 8)"
                    let response = await gateway.respond(to: GatewayFixture.request(form: form))
                    return response.head.headerFields[.location] ?? ""
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(Set(locations).count == 8)
        #expect(try fixture.tickets.count == 8)
        #expect(fixture.log.lines == [])
    }

    @Test("from a page that was given back after a mistake keeps its _id, and each page has its own")
    func givenBack() async throws {
        let fixture = try GatewayFixture()
        let back = await fixture.post("customer_name=Ada&_id=abc")
        #expect(back.head.status == .unprocessableContent)
        #expect(back.text.contains("<input type=\"hidden\" name=\"_id\" value=\"abc\">"))
        let pattern = /name="_id" value="([A-Za-z0-9_-]{24})"/
        let first = await fixture.send(.get, "/forms/care").text.firstMatch(of: pattern)?.output.1
        let second = await fixture.post("customer_name=Ada").text.firstMatch(of: pattern)?.output.1
        #expect(first != nil && second != nil && first != second)
        // A page in a file is for everybody.
        #expect(fixture.site.page("care/contact/index.html")?.contains("_id") == false)
    }
}

@Suite("A page that is older than the form")
struct OldPageTests {
    private func version(_ fixture: GatewayFixture) throws -> String {
        let page = try #require(fixture.site.page("care/contact/index.html"))
        return String(try #require(page.firstMatch(of: /name="_version" value="([0-9a-f]{32})"/)?.output.1))
    }

    @Test("is read by the new rules, and what has no place any more is kept with the ticket")
    func passes() async throws {
        let fixture = try GatewayFixture()
        let old = try version(fixture)
        try fixture.site.write(
            SiteFixture.team.replacing("name: country", with: "name: land"), to: "teams/care/team.yaml")
        try fixture.site.build()
        #expect(try version(fixture) != old)
        let response = await fixture.post(GatewayFixture.valid + "&country=IT&nothing=&_version=\(old)&_more=1")
        #expect(response.head.status == .seeOther)
        let ticket = try fixture.onlyTicket
        #expect(ticket.answers.map(\.name) == ["customer_name", "email", "terms", "source", "country"])
        let path = try #require(response.head.headerFields[.location]).replacing("/cgi-bin/docket-cgi", with: "")
        #expect(await fixture.send(.get, path).text.contains("<dt>country</dt>"))
    }

    @Test("that does not pass comes back as the new form, with all that it said")
    func fails() async throws {
        let fixture = try GatewayFixture()
        let old = try version(fixture)
        try fixture.site.write(
            SiteFixture.team.replacing("name: country", with: "name: land"), to: "teams/care/team.yaml")
        try fixture.site.build()
        let response = await fixture.post("customer_name=Ada&country=%3CIT%3E&_version=\(old)")
        #expect(response.head.status == .unprocessableContent)
        #expect(response.text.contains("The form has changed since you opened it"))
        #expect(response.text.contains("<dt>country</dt>\n<dd>&lt;IT&gt;</dd>"))
        #expect(response.text.contains("value=\"Ada\""))
        #expect(response.text.contains("name=\"_version\" value=\"\(try version(fixture))\""))
        #expect(try fixture.tickets.isEmpty)
    }

    @Test("is not meant by names that the same form never had, nor by a page without a version")
    func same() async throws {
        let fixture = try GatewayFixture()
        _ = await fixture.post(GatewayFixture.valid + "&evil=1&_version=\(try version(fixture))")
        _ = await fixture.post(GatewayFixture.valid + "&evil=1&description=x")
        for ticket in try fixture.tickets { #expect(!ticket.answers.contains { $0.name == "evil" }) }
        // The words of a page that do not change what is asked are no other form.
        let before = try version(fixture)
        try fixture.site.write(
            SiteFixture.team.replacing("How can we help?", with: "Ask us"), to: "teams/care/team.yaml")
        try fixture.site.build()
        #expect(try version(fixture) == before)
    }
}
