import Forms
import Testing
import Tickets

struct NewTicketTests {
    private func ticket(_ answers: [(TicketAttribute, String)]) -> NewTicket {
        NewTicket(
            team: "care", channel: .form, token: "t", createdAt: Timestamp(milliseconds: 0),
            answers: answers.map { Answer(attribute: $0, name: $0.rawValue, label: "", value: $1) })
    }

    @Test(
        "The tags answer is split at commas, without white space around, empty ones and repetitions",
        arguments: [
            ("", []), (",", []), (" , ,", []), ("printer", ["printer"]), ("printer,scanner", ["printer", "scanner"]),
            (" printer , ink  cartridge ", ["printer", "ink  cartridge"]), ("b,a,b", ["b", "a"]), ("a,A", ["a", "A"]),
            ("a,\n\tb\n,\u{A0}c\u{A0}", ["a", "b", "c"]), ("a;b", ["a;b"]), ("ä,名前", ["ä", "名前"]),
        ] as [(String, [String])])
    func tags(answer: String, tags: [String]) {
        #expect(ticket([(.tags, answer)]).tags == tags)
    }

    @Test("Without an answer there are no tags")
    func noTags() {
        #expect(ticket([(.custom, "a,b")]).tags.isEmpty)
    }

    @Test(
        "The priority is the answer’s number, and low where that is none",
        arguments: [
            ("0", Priority.low), ("1", .medium), ("2", .high), ("3", .urgent), ("4", .low), ("-1", .low), ("", .low),
            ("urgent", .low), ("2.0", .low), (" 2", .low), ("99999999999999999999", .low),
        ])
    func priority(answer: String, priority: Priority) {
        #expect(ticket([(.priority, answer)]).priority == priority)
    }

    @Test("Without an answer the priority is low")
    func noPriority() {
        #expect(ticket([]).priority == .low)
        #expect(ticket([(.custom, "3")]).priority == .low)
    }

    @Test("An attribute’s value is its answer")
    func values() {
        let new = ticket([(.subject, "Ink"), (.custom, "x")])
        #expect(new.value(of: .subject) == "Ink")
        #expect(new.value(of: .email) == nil)
        let stored = Ticket(
            number: 1, team: new.team, channel: .form, stage: .new, priority: .low, token: "t",
            createdAt: new.createdAt, closedAt: nil, tags: [], answers: new.answers)
        #expect(stored.value(of: .subject) == "Ink")
        #expect(stored.value(of: .phone) == nil)
    }
}
