import Exchange
import Forms
import Foundation
import HTTPTypes
import SQLiteTicketStore
import SiteFixtures
import Testing
import Tickets

@testable import Gateway

@Suite("A submission with files")
struct UploadTests {
    private static let valid = SentPart.text("subject", "Broken")

    @Test("becomes a ticket with its files, which are on disk", arguments: [1, 7, 100_000])
    func accepted(portion: Int) async throws {
        let fixture = try UploadFixture.make()
        let image = (0..<1_500).map { UInt8(truncatingIfNeeded: $0) }
        let response = await fixture.post(
            [
                .file("invoice", "C:\\Invoices\\Rechnung Ö.pdf", [1, 2, 3], type: "application/pdf"), Self.valid,
                .file("attachments", "a.png", image), .file("attachments", "", [], type: "application/octet-stream"),
            ], portion: portion)
        #expect(response.head.status == .seeOther)
        let ticket = try fixture.onlyTicket
        #expect(ticket.answers.map(\.name) == ["subject"])
        #expect(ticket.attachments.map(\.name) == ["a.png", "Rechnung Ö.pdf"])
        #expect(ticket.attachments.map(\.field) == ["attachments", "invoice"])
        #expect(ticket.attachments.map(\.type) == ["image/png", "application/pdf"])
        #expect(ticket.attachments.map(\.file.size) == [1_500, 3])
        #expect(fixture.storedFiles.count == 2)
        for (attachment, content) in zip(ticket.attachments, [image, [1, 2, 3]]) {
            #expect(
                FileManager.default.contents(
                    atPath: FileUploadStore.path(of: attachment.file, in: fixture.site.home)) == Data(content))
        }
        #expect(fixture.log.lines.isEmpty)
    }

    @Test("that has none is an empty control, and opens nothing")
    func empty() async throws {
        let fixture = try UploadFixture.make()
        let response = await fixture.post([Self.valid, .file("attachments", "", [])])
        #expect(response.head.status == .seeOther)
        #expect(try fixture.onlyTicket.attachments.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: "\(fixture.site.home)/attachments"))
        #expect(!FileManager.default.fileExists(atPath: "\(fixture.site.home)/secret.key"))
    }

    @Test("may be urlencoded where there is no file")
    func urlEncoded() async throws {
        let fixture = try UploadFixture.make()
        #expect(await fixture.post("subject=x").head.status == .seeOther)
    }

    @Test("keeps its files when another answer does not pass, so that nobody uploads twice")
    func kept() async throws {
        let fixture = try UploadFixture.make()
        let refused = await fixture.post([
            .text("subject", ""), .file("attachments", "<b>.png", [1, 2, 3]), .file("invoice", "i.pdf", [4]),
        ])
        #expect(refused.head.status == .unprocessableContent)
        #expect(refused.summary == ["#field-subject Fill in “Subject”."])
        let kept = refused.keptFiles
        #expect(kept.map(\.label) == ["Keep &lt;b&gt;.png (3 B)", "Keep i.pdf (1 B)"])
        #expect(try fixture.tickets.isEmpty)

        // Once more refused: the same boxes, and a new file beside them.
        let again = await fixture.post(
            [.text("subject", "")] + kept.map { .text("_files", $0.token) } + [.file("attachments", "c.png", [5])])
        #expect(again.keptFiles.map(\.label) == ["Keep &lt;b&gt;.png (3 B)", "Keep c.png (1 B)", "Keep i.pdf (1 B)"])
        #expect(Set(again.keptFiles.map(\.token)).isSuperset(of: kept.map(\.token)))

        // The box of i.pdf has no tick any more.
        let accepted = await fixture.post(
            [Self.valid] + again.keptFiles.dropLast().map { .text("_files", $0.token) }
                + [.file("invoice", "", [])])
        #expect(accepted.head.status == .seeOther)
        #expect(try fixture.onlyTicket.attachments.map(\.name) == ["<b>.png", "c.png"])
    }

    @Test("has its files as tokens for a program, which sends them instead of the files")
    func keptForPrograms() async throws {
        let fixture = try UploadFixture.make()
        let refused = await fixture.post(
            [.text("subject", ""), .file("attachments", "a.png", [1, 2, 3])], accept: "application/json")
        #expect(refused.head.status == .unprocessableContent)
        let files = try #require(refused.json["files"] as? [[String: Any]])
        let file = try #require(files.count == 1 ? files.first : nil)
        #expect(Set(file.keys) == ["field", "name", "size", "token"])
        #expect(file["field"] as? String == "attachments")
        #expect(file["name"] as? String == "a.png")
        #expect(file["size"] as? Int == 3)
        let token = try #require(file["token"] as? String)
        let accepted = await fixture.post([Self.valid, .text("_files", token)], accept: "application/json")
        #expect(accepted.head.status == .created)
        #expect(try fixture.onlyTicket.attachments.map(\.name) == ["a.png"])
    }

    @Test("is a problem without “files” for a program whose form has none")
    func noneKept() async throws {
        let fixture = try UploadFixture.make()
        let refused = await fixture.post([.text("subject", "")], accept: "application/json")
        #expect(
            Set(refused.json.allKeys.compactMap { $0 as? String }) == ["type", "title", "status", "detail", "errors"])
    }

    @Test("keeps its files when the ticket cannot be stored")
    func keptAfterFailure() async throws {
        let fixture = try UploadFixture.make()
        fixture.failStore(TicketStoreError(.busy, "Locked."))
        let response = await fixture.post([Self.valid, .file("attachments", "a.png", [1])])
        #expect(response.head.status == .serviceUnavailable)
        #expect(response.text.contains("Everything you wrote is still below."))
        #expect(response.keptFiles.map(\.label) == ["Keep a.png (1 B)"])
        let json = await fixture.post(
            [Self.valid, .file("attachments", "a.png", [1])], accept: "application/json")
        #expect((json.json["files"] as? [[String: Any]])?.map { $0["name"] as? String } == ["a.png"])
    }

    @Test("says of kept files what it says of others")
    func keptAreJudged() async throws {
        let fixture = try UploadFixture.make()
        let refused = await fixture.post([
            .text("subject", ""), .file("attachments", "a.png", [1]), .file("attachments", "b.png", [2]),
        ])
        let response = await fixture.post(
            [Self.valid] + refused.keptFiles.map { .text("_files", $0.token) }
                + [.file("attachments", "c.png", [3])])
        #expect(response.summary == ["#field-attachments Choose 2 files at most for “Photos”. There are 3 now."])
    }

    @Test("takes no box of another form, another home or another day, nor one that was changed")
    func falseTokens() async throws {
        let fixture = try UploadFixture.make()
        let refused = await fixture.post([.text("subject", ""), .file("attachments", "a.png", [1])])
        let token = try #require(refused.keptFiles.first?.token)
        let key = try SecretKey(home: fixture.site.home)
        let kept = try #require(KeptFile(token: token, key))
        let other = KeptFile(team: "other", attachment: kept.attachment, expires: kept.expires)
        let gone = KeptFile(
            team: "care",
            attachment: Attachment(
                field: "attachments", name: "x", type: "",
                file: StoredFile(sha256: String(repeating: "0", count: 64), size: 1)),
            expires: kept.expires)
        let foreign = kept.token(SecretKey(bytes: [UInt8](repeating: 1, count: 32)))
        for token in [other.token(key), gone.token(key), foreign, token + "A", String(token.dropLast()), "", "€"] {
            let response = await fixture.post([Self.valid, .text("_files", token)])
            #expect(response.head.status == .unprocessableContent)
            #expect(response.text.contains("A file from an earlier try is no longer kept. Choose it again."))
            #expect(response.text.contains(#"value="Broken""#))
        }
        #expect(try fixture.tickets.isEmpty)
        // A day, to the second.
        fixture.wait(seconds: 86_399)
        #expect(await fixture.post([.text("subject", ""), .text("_files", token)]).keptFiles.map(\.token) == [token])
        fixture.wait(seconds: 1)
        #expect(await fixture.post([.text("subject", ""), .text("_files", token)]).keptFiles.isEmpty)
    }

    @Test("has files of the form’s kinds, sizes and number only, and keeps those that pass")
    func constraints() async throws {
        let fixture = try UploadFixture.make()
        let response = await fixture.post([
            Self.valid, .file("attachments", "good.png", [1]),
            .file("attachments", "bad.exe", [2], type: "application/octet-stream"),
            .file("invoice", "large.pdf", [UInt8](repeating: 0, count: 1_001)),
        ])
        #expect(response.head.status == .unprocessableContent)
        #expect(
            response.summary == [
                "#field-attachments Choose another file for “Photos”. “bad.exe” is none of images or .log.",
                "#field-invoice Choose a smaller file for “Invoice”. “large.pdf” has more than 1 kB.",
            ])
        #expect(response.keptFiles.map(\.label) == ["Keep good.png (1 B)"])
        #expect(fixture.storedFiles.count == 1)
    }

    @Test(
        "may have files up to the limit of the form and not a byte more", arguments: [(1_000, true), (1_001, false)])
    func filesLimit(size: Int, passes: Bool) async throws {
        let fixture = try UploadFixture.make()
        let response = await fixture.post(
            [
                Self.valid, .file("attachments", "a.png", [UInt8](repeating: 1, count: 2_000)),
                .file("attachments", "b.png", [UInt8](repeating: 2, count: size)),
            ], accept: "application/json")
        #expect(response.head.status == (passes ? .created : .unprocessableContent))
        #expect(fixture.storedFiles.count == (passes ? 2 : 1))
        if !passes {
            #expect(
                response.json["errors"] as? NSArray == [
                    [
                        "field": "attachments", "code": "file_too_large",
                        "message": "Choose fewer or smaller files. All together may have at most 3 kB.",
                    ]
                ])
        }
    }

    @Test("may be as long as answers and files may be, and not longer")
    func bodyLimit() async throws {
        let fixture = try UploadFixture.make(limits: "{ body: 1 kB, files: 3 kB }")
        let within = await fixture.post([Self.valid, .file("invoice", "a", [UInt8](repeating: 0, count: 3_500))])
        #expect(within.head.status == .unprocessableContent)
        let beyond = await fixture.post([Self.valid, .file("invoice", "a", [UInt8](repeating: 0, count: 4_000))])
        #expect(beyond.head.status == .contentTooLarge)
        #expect(beyond.text.contains("All answers and files together may have at most 4 kB."))
        let text = await fixture.post([Self.valid, .text("x", String(repeating: "x", count: 1_000))])
        #expect(text.head.status == .contentTooLarge)
        #expect(text.text.contains("All answers together may have at most 1 kB."))
        #expect(fixture.storedFiles.isEmpty)
    }

    @Test("that is cut off leaves nothing")
    func cutOff() async throws {
        let fixture = try UploadFixture.make()
        let response = await fixture.post([.file("attachments", "a.png", [1, 2, 3])], isCutOff: true)
        #expect(response.head.status == .badRequest)
        #expect(fixture.storedFiles.isEmpty)
    }

    @Test("gives everything back when no file can be stored, and names the reason in the log alone")
    func full() async throws {
        let fixture = try UploadFixture.make(limits: "{ attachments: 1 MB, files: 2 MB }")
        // As if others had filled the home.
        try FileManager.default.createDirectory(
            atPath: "\(fixture.site.home)/attachments", withIntermediateDirectories: true)
        try Data("1000000\n".utf8).write(to: URL(filePath: "\(fixture.site.home)/attachments/usage"))
        let response = await fixture.post([Self.valid, .file("attachments", "secret-name.png", [1])])
        #expect(response.head.status == .serviceUnavailable)
        #expect(response.head.headerFields[.retryAfter] == "30")
        #expect(response.text.contains("only your files must be chosen again"))
        #expect(response.text.contains(#"value="Broken""#))
        #expect(response.keptFiles.isEmpty)
        #expect(
            fixture.log.lines == [
                "error: \(fixture.site.home)/attachments has as many bytes as “attachments” in the “limits” of site.yaml allows. Raise it, or remove tickets."
            ])
        #expect(try fixture.tickets.isEmpty)
    }

    @Test("to a form without a question for files stores none of them")
    func stray() async throws {
        let fixture = try GatewayFixture()
        let response = await fixture.post(
            [.text("customer_name", "Ada"), .file("f", "a.txt", [1]), .file("f", "b.txt", [2])],
            accept: "application/json")
        #expect(response.head.status == .unprocessableContent)
        #expect(fixture.storedFiles.isEmpty)
    }

    @Test("under another name of the same look is none of the form’s")
    func kelvin() async throws {
        let fixture = try GatewayFixture([
            "teams/care/team.yaml":
                "name: Care\npublished: true\nform:\n  published: true\n  fields:\n    - { type: custom, name: K, input_type: file, label: K }\n"
        ])
        #expect(await fixture.post([.file("\u{212A}", "a.txt", [1])]).head.status == .unprocessableContent)
        #expect(fixture.storedFiles.isEmpty)
        #expect(await fixture.post([.file("K", "a.txt", [1])]).head.status == .seeOther)
    }

    @Test("is the same submission with the same files, and another with others")
    func exactlyOnce() async throws {
        let fixture = try UploadFixture.make()
        for content: UInt8 in [1, 1, 2] {
            _ = await fixture.post([Self.valid, .file("attachments", "a.png", [content])])
        }
        #expect(try fixture.tickets.count == 2)
    }

    @Test("has a form that says what it takes")
    func form() async throws {
        let fixture = try UploadFixture.make()
        let page = try #require(fixture.site.page("care/contact/index.html"))
        #expect(page.contains(#"action="/cgi-bin/docket-cgi/forms/care" enctype="multipart/form-data" data-rules="#))
        #expect(page.contains("Up to 2 files of at most 2 kB each: images or .log."))
        #expect(
            page.contains(
                #"<input id="field-attachments" name="attachments" type="file" multiple accept="image/*,.log" aria-describedby="field-attachments.hint" aria-invalid="false">"#
            ))
        let other = try GatewayFixture()
        #expect(other.site.page("care/contact/index.html")?.contains("enctype") == false)
    }
}
