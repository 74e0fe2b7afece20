import Exchange
import Foundation
import HTTPTypes
import SiteFixtures
import Testing
import Tickets

/// A form with two questions for files.
enum UploadFixture {
    static let team = """
        name: Care
        published: true
        form:
          published: true
          fields:
            - { type: subject, label: Subject, required: true, max_length: 20 }
            - { type: attachments, label: Photos, max_files: 2, max_size: 2 kB, accept: [image/*, .log] }
            - { type: custom, name: invoice, input_type: file, label: Invoice, max_size: 1 kB }
        """

    static func make(limits: String = "{ files: 3 kB }") throws -> GatewayFixture {
        try GatewayFixture([
            "site.yaml": "name: E\nurl: https://help.example.com/\nlimits: \(limits)\n",
            "teams/care/team.yaml": team,
        ])
    }
}

/// A part of a form that is sent as multipart/form-data.
struct SentPart {
    let head: String
    let content: [UInt8]

    static func text(_ name: String, _ value: String) -> SentPart {
        SentPart(head: "name=\"\(name)\"", content: Array(value.utf8))
    }

    static func file(
        _ name: String = "attachments", _ fileName: String = "a.png", _ content: [UInt8], type: String = "image/png"
    ) -> SentPart {
        SentPart(head: "name=\"\(name)\"; filename=\"\(fileName)\"\r\nContent-Type: \(type)", content: content)
    }
}

extension GatewayFixture {
    /// Posts parts as browsers do.
    /// - Parameter portion: how many bytes come at a time.
    func post(
        _ parts: [SentPart], portion: Int = 1_000, accept: String? = nil, isCutOff: Bool = false
    ) async -> Response {
        var body: [UInt8] = []
        for part in parts {
            body += Array("--bound\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8)
            body += part.content + [13, 10]
        }
        if !isCutOff { body += Array("--bound--\r\n".utf8) }
        let portions = stride(from: 0, to: body.count, by: portion).map {
            Array(body[$0..<min(body.count, $0 + portion)])
        }
        return await send(
            .post, "/forms/care", portions, type: "multipart/form-data; boundary=bound", accept: accept)
    }

    /// Every stored file, by its path below `attachments`.
    var storedFiles: [String: Data] {
        SiteFixture.files(in: "\(site.home)/attachments").filter { $0.key.contains("/") }
    }
}

extension Response {
    /// The tokens of the files that the page keeps, with what the boxes say.
    var keptFiles: [(token: String, label: String)] {
        text.matches(
            of:
                /<input id="[^"]+\.kept\.\d+" name="_files" type="checkbox" value="([^"]+)" data-size="\d+" checked>\n<label for="[^"]+">([^<]+)<\/label>/
        ).map { (String($0.1), String($0.2)) }
    }

    /// What the error summary says.
    var summary: [String] {
        text.matches(of: /<li><a href="(#[^"]+)">([^<]+)<\/a><\/li>/).map { "\($0.1) \($0.2)" }
    }
}
