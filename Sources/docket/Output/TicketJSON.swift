import Diagnostics
import Forms
import Foundation
import Tickets

/// A ticket as scripts read it: DESIGN.md, “Tickets as JSON”. Every key is always there; what has no value is null.
struct TicketJSON: Encodable {
    let ticket: Ticket

    init(_ ticket: Ticket) {
        self.ticket = ticket
    }

    /// One ticket or an array of them, indented, with sorted keys.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        // Characters that steer a terminal stand only within strings, where JSON has an escape for them (RFC 8259 §7).
        return text.unicodeScalars.map { scalar in
            guard scalar.isInvisible, scalar != "\n" else { return String(scalar) }
            return String(scalar).utf16.map { "\\u" + String(Int($0) + 0x10000, radix: 16).dropFirst() }.joined()
        }.joined()
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(ticket.number, forKey: .number)
        try values.encode(ticket.team, forKey: .team)
        try values.encode(ticket.channel, forKey: .channel)
        try values.encode(ticket.stage, forKey: .stage)
        try values.encode(ticket.priority, forKey: .priority)
        try values.encode(ticket.value(of: .subject), forKey: .subject)
        try values.encode(ticket.value(of: .description), forKey: .description)
        try values.encode(ticket.value(of: .customerName), forKey: .customerName)
        try values.encode(ticket.value(of: .email), forKey: .email)
        try values.encode(ticket.value(of: .phone), forKey: .phone)
        try values.encode(ticket.value(of: .company), forKey: .company)
        try values.encode(ticket.value(of: .ticketType), forKey: .ticketType)
        try values.encode(ticket.tags, forKey: .tags)
        try values.encode(ticket.createdAt.iso8601, forKey: .createdAt)
        let custom = ticket.answers.filter { $0.attribute == .custom }
        try values.encode(
            Dictionary(custom.map { ($0.name, AnswerJSON(answer: $0)) }) { first, _ in first }, forKey: .answers)
        try values.encode(ticket.suspicions.map(\.rawValue).sorted(), forKey: .suspicions)
        try values.encode(ticket.attachments.map(File.init), forKey: .attachments)
    }

    /// A text, or an array of texts for a list.
    private struct AnswerJSON: Encodable {
        let answer: Answer

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            if answer.isList { try value.encode(answer.items) } else { try value.encode(answer.value) }
        }
    }

    private struct File: Encodable {
        let name: String
        let size: Int
        let type: String
        let sha256: String
        let field: String

        init(_ attachment: Attachment) {
            name = attachment.name
            size = attachment.file.size
            type = attachment.type
            sha256 = attachment.file.sha256
            field = attachment.field
        }
    }

    private enum Key: String, CodingKey {
        case number, team, channel, stage, priority, subject, description, email, phone, company, tags, answers
        case attachments, suspicions
        case customerName = "customer_name"
        case ticketType = "ticket_type"
        case createdAt = "created_at"
    }
}
