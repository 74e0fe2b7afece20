import Exchange
import Foundation
import HTTPTypes
import SQLite
import SQLiteTicketStore
import SiteFixtures
import Testing
import Tickets

@Suite("Too many submissions")
struct LimitTests {
    private func post(
        _ fixture: GatewayFixture, _ text: Int, from address: String = "192.0.2.1", accept: String? = nil,
        forwarded: String? = nil
    ) async -> Response {
        await fixture.post(
            GatewayFixture.valid + "&description=\(text)", accept: accept, from: address,
            fields: forwarded.map { [("X-Forwarded-For", $0)] } ?? [])
    }

    @Test("of one sender are given back with every answer, and taken a little later")
    func perSender() async throws {
        let fixture = try GatewayFixture()
        for text in 1...5 { #expect(await post(fixture, text).head.status == .seeOther) }
        let response = await post(fixture, 6)
        #expect(response.head.status == .tooManyRequests)
        #expect(response.head.headerFields[.retryAfter] == "12")
        let html = response.text
        #expect(html.contains("<p class=\"notice-title\">Please wait a moment</p>"))
        #expect(
            html.contains(
                "<p>Many messages have come in a short time, so we have not stored yours. Everything you wrote is still below. Please send it again in a minute.</p>"
            ))
        #expect(html.contains(#"name="customer_name" type="text" value="Ada""#))
        #expect(html.contains(">\n6</textarea>"))
        // The same again is no more, and neither is another sender.
        #expect(await post(fixture, 5).head.status == .seeOther)
        #expect(await post(fixture, 6, from: "192.0.2.2").head.status == .seeOther)
        fixture.wait(seconds: 11)
        #expect(await post(fixture, 7).head.status == .tooManyRequests)
        fixture.wait(seconds: 1)
        #expect(await post(fixture, 7).head.status == .seeOther)
        #expect(try fixture.tickets.count == 7)
        #expect(fixture.log.lines.isEmpty)
    }

    @Test("are a problem in JSON for who asks for it")
    func json() async throws {
        let fixture = try GatewayFixture(AbuseTests.files("per_sender: 1 per hour"))
        _ = await post(fixture, 1)
        let response = await post(fixture, 2, accept: "application/json")
        #expect(response.head.status == .tooManyRequests)
        #expect(response.head.headerFields[.retryAfter] == "3600")
        #expect(
            response.json == [
                "type": "about:blank", "title": "Please wait a moment", "status": 429,
                "detail":
                    "Too many messages have come in a short time, so this one was not stored. Please send it again in 60 minutes.",
            ])
    }

    @Test("of all senders together are given back too, and each form counts by itself")
    func perForm() async throws {
        var files = AbuseTests.files("per_form: 2 per minute, per_sender: off")
        files["teams/other/team.yaml"] = SiteFixture.team
        let fixture = try GatewayFixture(files)
        for text in 1...2 { #expect(await post(fixture, text, from: "192.0.2.\(text)").head.status == .seeOther) }
        #expect(await post(fixture, 3, from: "192.0.2.3").head.status == .tooManyRequests)
        #expect(await fixture.post(GatewayFixture.valid, to: "/forms/other").head.status == .seeOther)
    }

    @Test("are none where the limits are off, and none of one sender where the web server does not say who sends")
    func off() async throws {
        let fixture = try GatewayFixture(AbuseTests.files("per_sender: off, per_form: off"))
        for text in 1...70 { #expect(await post(fixture, text).head.status == .seeOther) }
        let socket = try GatewayFixture()
        for text in 1...6 { #expect(await post(socket, text, from: "").head.status == .seeOther) }
    }

    @Test("are counted for a network of IPv6, and for who is behind a trusted proxy")
    func senders() async throws {
        let files = AbuseTests.files("per_sender: 1 per hour", site: "trusted_proxies: [10.0.0.0/8]\n")
        let fixture = try GatewayFixture(files)
        let cases: [(String, String?, Bool)] = [
            ("2001:db8::1", nil, true), ("2001:db8::ffff:2", nil, false), ("2001:db8:0:1::1", nil, true),
            ("10.0.0.1", "198.51.100.1", true), ("10.0.0.2", "1.2.3.4, 198.51.100.1:99", false),
            ("10.0.0.1", "198.51.100.2", true),
            // Nobody else is believed.
            ("198.51.100.1", "198.51.100.9", false),
        ]
        for (index, (address, forwarded, passes)) in cases.enumerated() {
            let response = await post(fixture, index, from: address, forwarded: forwarded)
            #expect(response.head.status == (passes ? .seeOther : .tooManyRequests), "\(index)")
        }
    }

    @Test("go on being counted past midnight, and no address is in the database")
    func midnight() async throws {
        let fixture = try GatewayFixture(AbuseTests.files("per_sender: 2 per day"))
        // The fixture’s clock stands at 09:05.
        fixture.wait(seconds: 14 * 3_600 + 54 * 60)
        for text in 1...2 { #expect(await post(fixture, text).head.status == .seeOther) }
        fixture.wait(seconds: 120)
        #expect(await post(fixture, 3).head.status == .tooManyRequests)
        let database = try Database(path: fixture.site.home + "/tickets.db", busyTimeout: 1_000)
        #expect(try database.query("SELECT count(*) FROM sender_keys") { $0.integer(0) } == [2])
        let keys = try database.query("SELECT key FROM counters") { $0.blob(0) }
        #expect(!keys.isEmpty)
        for key in keys {
            #expect(!String(decoding: key, as: UTF8.self).contains("192.0.2.1"))
            #expect(!Data(key).contains(Data([192, 0, 2, 1])))
        }
    }
}

extension Data {
    fileprivate func contains(_ other: Data) -> Bool { range(of: other) != nil }
}
