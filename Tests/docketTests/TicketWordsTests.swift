import Forms
import Testing
import Tickets

@testable import docket

@Suite("What a bundle knows of tickets")
struct TicketWordsTests {
    private static let options = [Option(value: "scan", label: "Scanner"), Option(value: "Printer")]
    private static let words = TicketWords(
        zone: ZoneOffsets(name: "Europe/Rome", first: 3_600, transitions: []),
        forms: [
            "care": Form(fields: [
                Field(attribute: .subject, control: .selection(options), label: "About"),
                Field(attribute: .custom, name: "parts", control: .checkboxes(options), label: "Parts"),
                Field(attribute: .description, control: .longText(TextConstraints(), rows: 3), label: "What?"),
            ])
        ])

    private static func ticket(team: String) -> Ticket {
        Ticket(
            number: 1, team: team, channel: .form, stage: .new, priority: .low, token: "t",
            createdAt: Timestamp(milliseconds: 0), closedAt: Timestamp(milliseconds: 60_000), tags: [],
            answers: [
                Answer(attribute: .subject, name: "subject", label: "About", value: "scan"),
                Answer(attribute: .custom, name: "parts", label: "Parts", value: "Printer\nscan\nlid", isList: true),
                Answer(attribute: .description, name: "description", label: "What?", value: "scan\nscan"),
            ])
    }

    @Test("are the labels of options with what is stored, and the site’s clock")
    func details() {
        let history = [
            HistoryEntry(at: Timestamp(milliseconds: 0), actor: "customer", event: "created", from: nil, to: nil)
        ]
        #expect(
            TicketDetails(Self.ticket(team: "care"), history, Self.words, home: "home").text == """
                Ticket 1  ☆☆☆  New
                Team care, received 1970-01-01 01:00 Europe/Rome by form
                Closed 1970-01-01 01:01 Europe/Rome

                About
                  Scanner (scan)
                Parts
                  Printer
                  Scanner (scan)
                  lid
                What?
                  scan
                  scan

                1970-01-01 01:00 Europe/Rome  customer: created
                """)
    }

    @Test("are in a table the labels alone")
    func table() {
        #expect(
            TicketTable([Self.ticket(team: "care")], Self.words).text(width: nil) == """
                No.  Priority  Stage  Team  From  Subject  Received (Europe/Rome)
                1    ☆☆☆       New    care  –     Scanner  1970-01-01 01:00
                """)
    }

    @Test("are nothing for a team without a form, and for a home without a bundle")
    func unknown() {
        #expect(
            TicketTable([Self.ticket(team: "gone")], TicketWords(home: "/nowhere", [])).text(width: nil) == """
                No.  Priority  Stage  Team  From  Subject  Received (UTC)
                1    ☆☆☆       New    gone  –     scan     1970-01-01 00:00
                """)
    }
}
