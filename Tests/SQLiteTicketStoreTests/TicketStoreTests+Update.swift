import Testing
import Tickets

extension TicketStoreTests {
    /// What a store with one ticket does with changes, at the seconds 1, 2, 3 …
    private func afterChanges(
        _ changes: [TicketChange], in implementation: StoreUnderTest,
        _ check: (Ticket, [HistoryEntry]) throws -> Void
    ) throws {
        try implementation.withEmptyStore { store in
            var ticket: Ticket?
            let number = try store.insert(.sample(at: 0))
            for (index, change) in changes.enumerated() {
                let time = Timestamp(milliseconds: Int64(index + 1) * 1_000)
                ticket = try store.update(number, change, by: "ada", at: time)
                #expect(try store.ticket(number: number) == ticket)
            }
            try check(try #require(ticket), Array(try store.history(of: number).dropFirst()))
        }
    }

    private func entry(_ event: String, _ from: String, _ to: String, at seconds: Int64) -> HistoryEntry {
        HistoryEntry(at: Timestamp(milliseconds: seconds * 1_000), actor: "ada", event: event, from: from, to: to)
    }

    @Test("changes priority and stage, and writes each change down", arguments: StoreUnderTest.all)
    func changes(implementation: StoreUnderTest) throws {
        let changes = [
            TicketChange(priority: .urgent), TicketChange(stage: .inProgress),
            TicketChange(priority: .medium, stage: .new),
        ]
        try afterChanges(changes, in: implementation) { ticket, history in
            #expect(ticket.priority == .medium)
            #expect(ticket.stage == .new)
            #expect(ticket.closedAt == nil)
            #expect(
                history == [
                    entry("priority", "0", "3", at: 1), entry("stage", "New", "In progress", at: 2),
                    entry("priority", "3", "1", at: 3), entry("stage", "In progress", "New", at: 3),
                ])
        }
    }

    @Test("writes nothing down where nothing really changes", arguments: StoreUnderTest.all)
    func nothingChanges(implementation: StoreUnderTest) throws {
        let changes = [
            TicketChange(), TicketChange(priority: .low), TicketChange(stage: .new),
            TicketChange(priority: .low, stage: .new),
        ]
        try afterChanges(changes, in: implementation) { ticket, history in
            #expect(ticket.priority == .low)
            #expect(ticket.stage == .new)
            #expect(history.isEmpty)
        }
    }

    @Test("writes down only the value that is another", arguments: StoreUnderTest.all)
    func oneChanges(implementation: StoreUnderTest) throws {
        try afterChanges([TicketChange(priority: .low, stage: .solved)], in: implementation) { _, history in
            #expect(history == [entry("stage", "New", "Solved", at: 1)])
        }
    }

    @Test("closes a ticket in a folded stage, at the time of the first", arguments: StoreUnderTest.all)
    func closes(implementation: StoreUnderTest) throws {
        let changes = [TicketChange(stage: .solved), TicketChange(stage: .cancelled), TicketChange(priority: .high)]
        try afterChanges(changes, in: implementation) { ticket, history in
            #expect(ticket.stage == .cancelled)
            #expect(ticket.closedAt == Timestamp(milliseconds: 1_000))
            #expect(history.count == 3)
        }
    }

    @Test("opens a ticket again, and closes it again at another time", arguments: StoreUnderTest.all)
    func reopens(implementation: StoreUnderTest) throws {
        let changes = [TicketChange(stage: .solved), TicketChange(stage: .inProgress)]
        try afterChanges(changes, in: implementation) { ticket, _ in
            #expect(ticket.closedAt == nil)
            #expect(ticket.stage == .inProgress)
        }
        try afterChanges(changes + [TicketChange(stage: .solved)], in: implementation) { ticket, _ in
            #expect(ticket.closedAt == Timestamp(milliseconds: 3_000))
        }
    }

    @Test("changes one ticket and no other", arguments: StoreUnderTest.all)
    func oneOfTwo(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            for token in ["a", "b"] { _ = try store.insert(.sample(token: token)) }
            let other = try store.ticket(number: 1)
            let change = TicketChange(priority: .high, stage: .solved)
            _ = try store.update(2, change, by: "ada", at: Timestamp(milliseconds: 5))
            #expect(try store.ticket(number: 1) == other)
            #expect(try store.history(of: 1).count == 1)
            #expect(try store.history(of: 2).count == 3)
        }
    }
}
