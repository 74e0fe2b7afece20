import Forms
import Testing
import Tickets

@testable import docket

@Suite("Tickets on a terminal")
struct TicketOutputTests {
    /// A ticket with these answers, by attribute.
    private func ticket(_ number: Int, _ priority: Priority = .low, _ answers: [TicketAttribute: String] = [:])
        -> Ticket
    {
        Ticket(
            number: number, team: "customer-care", channel: .form, stage: .new, priority: priority, token: "t",
            createdAt: Timestamp(milliseconds: 0), closedAt: nil, tags: ["a", "b"],
            answers: answers.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                Answer(attribute: $0.key, name: $0.key.rawValue, label: $0.key.rawValue, value: $0.value)
            })
    }

    @Test("are a table of its natural width where nothing has to be cut")
    func natural() {
        let table = TicketTable([
            ticket(12, .high, [.customerName: "Ada", .subject: "It’s broken"]),
            ticket(3, .low, [.email: "b@example.com"]),
        ])
        #expect(
            table.text(width: nil) == """
                No.  Priority  Stage  Team           From           Subject      Received (UTC)
                12   ★★☆       New    customer-care  Ada            It’s broken  1970-01-01 00:00
                3    ☆☆☆       New    customer-care  b@example.com  –            1970-01-01 00:00
                """)
    }

    @Test("fit every width", arguments: 20...120)
    func widths(width: Int) {
        let long = String(repeating: "日本語 and more ", count: 20)
        let text = TicketTable([ticket(1_000_000, .urgent, [.customerName: long, .subject: long])]).text(width: width)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { #expect(Terminal.columns(String(line)) <= width) }
    }

    @Test("show every answer with its lines, and what was changed by whom")
    func details() {
        let history = [
            HistoryEntry(at: Timestamp(milliseconds: 0), actor: "customer", event: "created", from: nil, to: nil),
            HistoryEntry(at: Timestamp(milliseconds: 60_000), actor: "ada", event: "priority", from: "0", to: "2"),
        ]
        let text = TicketDetails(ticket(7, .high, [.description: "one\n\u{1B}two"]), history, home: "home").text
        #expect(
            text == """
                Ticket 7  ★★☆  New
                Team customer-care, received 1970-01-01 00:00 UTC by form
                Tags a, b

                description
                  one
                  ·two

                1970-01-01 00:00 UTC  customer: created
                1970-01-01 00:01 UTC  ada: priority from 0 to 2
                """)
    }

    @Test("in quarantine say why, one by one and in a table")
    func quarantine() {
        var kept = ticket(7, .low, [.subject: "Hi"])
        kept.suspicions = [.honeypot, .blockedWord]
        let released = HistoryEntry(
            at: Timestamp(milliseconds: 0), actor: "ada", event: "released", from: "blocked_word, honeypot", to: nil)
        let lines = TicketDetails(kept, [released], home: "home").text.split(separator: "\n")
        #expect(
            lines.contains(
                "In quarantine, because an answer has a blocked word; something was written into the field that people do not see"
            ))
        #expect(lines.last == "1970-01-01 00:00 UTC  ada: released from quarantine (blocked_word, honeypot)")
        #expect(
            TicketTable([kept], withSuspicions: true).text(width: nil) == """
                No.  Priority  Reasons                 Team           From  Subject  Received (UTC)
                7    ☆☆☆       blocked_word, honeypot  customer-care  –     Hi       1970-01-01 00:00
                """)
    }

    @Test("show their files with the paths")
    func files() {
        var ticket = ticket(7, .low, [:])
        ticket.attachments = [Self.attachment]
        let text = TicketDetails(ticket, [], home: "home").text
        #expect(
            text.contains(
                """

                Files
                  a·b.png (2 kB)
                    home/attachments/ab/\(Self.attachment.file.sha256)

                """))
    }

    private static let attachment = Attachment(
        field: "photos", name: "a\u{1B}b.png", type: "image/png",
        file: StoredFile(sha256: String(repeating: "ab", count: 32), size: 1_234))

    @Test("are JSON with every key, whether it has a value or not")
    func json() throws {
        var ticket = ticket(7, .high, [.subject: "“Hi” / there"])
        ticket.attachments = [Self.attachment]
        ticket.answers.append(Answer(attribute: .custom, name: "size", label: "Size", value: "007"))
        #expect(
            try TicketJSON.text([TicketJSON(ticket)]) == """
                [
                  {
                    "answers" : {
                      "size" : "007"
                    },
                    "attachments" : [
                      {
                        "field" : "photos",
                        "name" : "a\\u001bb.png",
                        "sha256" : "\(String(repeating: "ab", count: 32))",
                        "size" : 1234,
                        "type" : "image/png"
                      }
                    ],
                    "channel" : "form",
                    "company" : null,
                    "created_at" : "1970-01-01T00:00:00Z",
                    "customer_name" : null,
                    "description" : null,
                    "email" : null,
                    "number" : 7,
                    "phone" : null,
                    "priority" : 2,
                    "stage" : "New",
                    "subject" : "“Hi” / there",
                    "suspicions" : [

                    ],
                    "tags" : [
                      "a",
                      "b"
                    ],
                    "team" : "customer-care",
                    "ticket_type" : null
                  }
                ]
                """)
    }
}
