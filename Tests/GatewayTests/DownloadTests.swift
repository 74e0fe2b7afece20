import Exchange
import Foundation
import HTTPTypes
import SQLiteTicketStore
import SiteFixtures
import Testing
import Tickets

@testable import Gateway

@Suite("A file of a ticket")
struct DownloadTests {
    private func ticket(_ parts: [SentPart]) async throws -> (GatewayFixture, Ticket) {
        let fixture = try UploadFixture.make(limits: "{ files: 2 MB }")
        #expect(await fixture.post([.text("subject", "x")] + parts).head.status == .seeOther)
        return (fixture, try fixture.onlyTicket)
    }

    @Test("is linked from the ticket’s page and given out only to be saved")
    func download() async throws {
        let (fixture, ticket) = try await ticket([
            .file("attachments", "Ü%221%.png", [0x3C, 0x68, 0x31, 0x3E], type: "text/html"),
            .file("invoice", "b.html", [1]),
        ])
        let page = await fixture.send(.get, "/tickets/\(ticket.token)").text
        #expect(
            page.contains(
                #"<li><a href="/cgi-bin/docket-cgi/tickets/\#(ticket.token)/files/1">Ü&quot;1%.png</a> <span class="ticket-file-size">4 B</span></li>"#
            ))
        let response = await fixture.send(.get, "/tickets/\(ticket.token)/files/1")
        #expect(response.head.status == .ok)
        #expect(response.text == "<h1>")
        #expect(response.body.length == 4)
        let fields = response.head.headerFields
        #expect(fields[.contentType] == "application/octet-stream")
        #expect(fields[.contentDisposition] == #"attachment; filename="__1_.png"; filename*=UTF-8''%C3%9C%221%25.png"#)
        #expect(fields[.contentSecurityPolicy] == "sandbox; default-src 'none'")
        #expect(fields[.xContentTypeOptions] == "nosniff")
        #expect(fields[.cacheControl] == "no-store")
        #expect(await fixture.send(.get, "/tickets/\(ticket.token)/files/2").bytes == [1])
        #expect(await fixture.send(.head, "/tickets/\(ticket.token)/files/2").body.length == 1)
    }

    @Test("is not found under any other address")
    func unknown() async throws {
        let (fixture, ticket) = try await ticket([.file("invoice", "b", [1])])
        let other = TicketToken.random()
        for path in [
            "\(ticket.token)/files/0", "\(ticket.token)/files/2", "\(ticket.token)/files/-1",
            "\(ticket.token)/files/01", "\(ticket.token)/files/99999999999999999999", "\(ticket.token)/files/",
            "\(ticket.token)/files/1/", "\(ticket.token)/files", "\(ticket.token)/file/1", "\(other)/files/1",
            "x/files/1",
        ] {
            #expect(await fixture.send(.get, "/tickets/\(path)").head.status == .notFound, "\(path)")
        }
        let post = await fixture.send(.post, "/tickets/\(ticket.token)/files/1")
        #expect(post.head.status == .methodNotAllowed)
        #expect(post.head.headerFields[.allow] == "GET, HEAD")
    }

    @Test("that is gone from the disk is not found, and the log says which")
    func missing() async throws {
        let (fixture, ticket) = try await ticket([.file("invoice", "private.txt", [1])])
        let file = ticket.attachments[0].file
        try FileManager.default.removeItem(atPath: FileUploadStore.path(of: file, in: fixture.site.home))
        #expect(await fixture.send(.get, "/tickets/\(ticket.token)/files/1").head.status == .notFound)
        #expect(
            fixture.log.lines == [
                "error: A file of ticket 1 is missing in \(fixture.site.home)/attachments: \(file.sha256). Restore it from a backup."
            ])
    }

    @Test(
        "has a name for new and for old programs",
        arguments: [
            ("a.png", #"attachment; filename="a.png"; filename*=UTF-8''a.png"#),
            ("a b.png", #"attachment; filename="a b.png"; filename*=UTF-8''a%20b.png"#),
            ("日.txt", #"attachment; filename="_.txt"; filename*=UTF-8''%E6%97%A5.txt"#),
            ("a\"; x=\\.txt", #"attachment; filename="a_; x=_.txt"; filename*=UTF-8''a%22%3B%20x%3D%5C.txt"#),
            (
                "a\r\nSet-Cookie: x",
                #"attachment; filename="a__Set-Cookie: x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x"#
            ),
            ("", #"attachment; filename="file"; filename*=UTF-8''file"#),
        ])
    func disposition(name: String, field: String) {
        #expect(Gateway.disposition(name) == field)
    }
}
