import CompiledSite
import Exchange
import Forms
import HTTPTypes
import Logging
import Tickets

extension Gateway {
    /// `GET /tickets/{token}/files/{number}`: a file of a ticket, only ever to be saved and never shown by the browser
    /// within the site.
    func file(_ number: Int, token: String, _ reply: Reply) -> Response {
        guard reply.bundle != nil else { return reply.plainUnavailable }
        let unknown = { reply.message(.notFound, .ticketUnknownTitle, .ticketUnknownText) }
        guard TicketToken.isWellFormed(token), number > 0 else { return unknown() }
        do throws(TicketStoreError) {
            let ticket = try withStore(reply.log) { store throws(TicketStoreError) in try store.ticket(token: token) }
            guard let ticket, number <= ticket.attachments.count else { return unknown() }
            let attachment = ticket.attachments[number - 1]
            guard let file = try openFile(attachment, of: ticket, reply.log) else { return unknown() }
            var response = reply.response(
                .ok, "application/octet-stream", [],
                [.contentDisposition: Self.disposition(attachment.name)])
            // Whatever a browser makes of it, it has neither the site's scripts nor its cookies.
            response.head.headerFields[.contentSecurityPolicy] = "sandbox; default-src 'none'"
            response.body = .stream(length: file.size) { (try? file.read(atMost: 65_536)) ?? [] }
            return response
        } catch {
            return reply.message(
                .serviceUnavailable, .unavailableTicketTitle, .unavailableTicketText, [:],
                [.retryAfter: Reply.retryAfter])
        }
    }

    /// A file that a ticket names; nil, after a line in the log, when it is not there.
    private func openFile(
        _ attachment: Attachment, of ticket: Ticket, _ log: Logger
    ) throws(TicketStoreError) -> (any OpenedFile)? {
        do throws(TicketStoreError) {
            if let file = try uploads.open(attachment.file) { return file }
            log.error(
                "A file of ticket \(ticket.number) is missing in \(home)/attachments: \(attachment.file.sha256). Restore it from a backup."
            )
            return nil
        } catch {
            log.error("\(error.sentence)")
            throw error
        }
    }

    /// A name to save under (RFC 6266 §4.3): in UTF-8 (RFC 8187), and for old programs in ASCII.
    static func disposition(_ name: String) -> String {
        let name = name.isEmpty ? "file" : name
        let ascii = name.unicodeScalars.map { scalar -> Character in
            let isPlain = (0x20...0x7E).contains(scalar.value) && !"\"\\/%".unicodeScalars.contains(scalar)
            return isPlain ? Character(scalar) : "_"
        }
        let digits = Array("0123456789ABCDEF")
        let encoded = name.utf8.reduce(into: "") { text, byte in
            if isAttributeCharacter(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text.append("%")
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
        }
        return "attachment; filename=\"\(String(ascii))\"; filename*=UTF-8''\(encoded)"
    }

    /// `attr-char` of RFC 8187 §3.2.1.
    private static func isAttributeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$&+-.^_`|~".utf8.contains(byte)
        }
    }
}
