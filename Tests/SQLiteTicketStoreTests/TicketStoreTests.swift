import Forms
import Testing
import Tickets

/// What every implementation of TicketStore has to do.
@Suite("A ticket store")
struct TicketStoreTests {
    @Test("gives back every attribute and answer as it was stored", arguments: StoreUnderTest.all)
    func roundTrip(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            let answers = TicketAttribute.allCases.filter { ![.priority, .tags].contains($0) }.map {
                Answer(attribute: $0, name: $0.rawValue, label: "Your \($0.rawValue)", value: "The \($0.rawValue)")
            }
            let tags = Answer(attribute: .tags, name: "tags", label: "Tags", value: "ink, paper,ink", isConstant: true)
            let new = NewTicket.sample(
                token: "abc", team: "care", at: 1_769_850_300_123, priority: .high, answers + [tags])
            #expect(try store.insert(new) == 1)
            let stored = try #require(try store.ticket(number: 1))
            #expect(
                stored
                    == Ticket(
                        number: 1, team: "care", channel: .form, stage: .new, priority: .high, token: "abc",
                        createdAt: Timestamp(milliseconds: 1_769_850_300_123), closedAt: nil, tags: ["ink", "paper"],
                        answers: new.answers))
            #expect(try store.ticket(token: "abc") == stored)
            #expect(try store.tickets(TicketFilter()) == [stored])
            #expect(
                try store.history(of: 1) == [
                    HistoryEntry(at: new.createdAt, actor: "customer", event: "created", from: nil, to: nil)
                ])
        }
    }

    @Test("keeps a ticket without an answer", arguments: StoreUnderTest.all)
    func noAnswers(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            _ = try store.insert(.sample())
            let stored = try #require(try store.ticket(number: 1))
            #expect(stored.answers.isEmpty)
            #expect(stored.tags.isEmpty)
            #expect(stored.priority == .low)
        }
    }

    @Test("keeps any text code unit by code unit, and the order of answers", arguments: StoreUnderTest.all)
    func texts(implementation: StoreUnderTest) throws {
        let texts = [
            "a\0b", "\0", "😀 👩‍👩‍👧", "e\u{301}", "\u{E9}", "\n\t ", "'; DROP TABLE tickets; --", "\u{10FFFF}",
            "{label}", String(repeating: "1 MB, ", count: 174_763), "last",
        ]
        try implementation.withEmptyStore { store in
            let answers = texts.enumerated().map { answer("q\($0)", $1) }
            let number = try store.insert(.sample(answers))
            let stored = try #require(try store.ticket(number: number))
            #expect(stored.answers.map { Array($0.value.utf8) } == texts.map { Array($0.utf8) })
            #expect(stored.answers.map(\.name) == answers.map(\.name))
        }
    }

    @Test("counts tickets from 1, whatever their team", arguments: StoreUnderTest.all)
    func numbers(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            let numbers = try (1...5).map { try store.insert(.sample(token: "t\($0)", team: "team\($0 % 2)")) }
            #expect(numbers == [1, 2, 3, 4, 5])
        }
    }

    @Test("refuses a token that another ticket has, and stores nothing of it", arguments: StoreUnderTest.all)
    func sameToken(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            _ = try store.insert(.sample([answer("q", "first")]))
            let error = #expect(throws: TicketStoreError.self) { try store.insert(.sample([answer("q", "second")])) }
            #expect(error?.kind == .failed)
            #expect(error?.sentence.contains("second") == false)
            #expect(try store.tickets(TicketFilter(includesClosed: true)).map(\.number) == [1])
            #expect(try store.insert(.sample(token: "other")) == 2)
        }
    }

    @Test("finds a ticket by its whole token alone", arguments: StoreUnderTest.all)
    func tokens(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            _ = try store.insert(.sample(token: "AbCd"))
            _ = try store.insert(.sample(token: "abcd"))
            #expect(try store.ticket(token: "AbCd")?.number == 1)
            #expect(try store.ticket(token: "abcd")?.number == 2)
            for token in ["", "ABCD", "AbC", "AbCd ", "AbCd\0", "%", "A%", "____"] {
                #expect(try store.ticket(token: token) == nil)
            }
        }
    }

    @Test("knows nothing of a number that no ticket has", arguments: StoreUnderTest.all, [0, -1, 2, .max, .min])
    func unknownNumber(implementation: StoreUnderTest, number: Int) throws {
        try implementation.withEmptyStore { store in
            _ = try store.insert(.sample())
            #expect(try store.ticket(number: number) == nil)
            #expect(try store.history(of: number).isEmpty)
            let change = TicketChange(priority: .high, stage: .solved)
            #expect(try store.update(number, change, by: "ada", at: Timestamp(milliseconds: 0)) == nil)
            #expect(try store.history(of: number).isEmpty)
        }
    }

    @Test("lists the highest priority first, then the oldest, then the lowest number", arguments: StoreUnderTest.all)
    func order(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            let tickets: [(Int64, Priority)] = [
                (3_000, .low), (2_000, .low), (2_000, .low), (9_000, .urgent), (1_000, .medium), (8_000, .high),
                (7_000, .high), (-1, .low),
            ]
            for (index, (time, priority)) in tickets.enumerated() {
                _ = try store.insert(.sample(token: "t\(index)", at: time, priority: priority))
            }
            let expected = [4, 7, 6, 5, 8, 2, 3, 1]
            #expect(try store.tickets(TicketFilter()).map(\.number) == expected)
            #expect(try store.tickets(TicketFilter(includesClosed: true)).map(\.number) == expected)
        }
    }

    @Test("lists open tickets, or all, of every team or of one", arguments: StoreUnderTest.all)
    func filters(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            for (index, team) in ["care", "sales", "care", "sales"].enumerated() {
                _ = try store.insert(.sample(token: "t\(index)", team: team, at: Int64(index), [answer("q", team)]))
            }
            let closing = TicketChange(stage: .cancelled)
            for number in [3, 4] { _ = try store.update(number, closing, by: "ada", at: Timestamp(milliseconds: 9)) }
            #expect(try store.tickets(TicketFilter()).map(\.number) == [1, 2])
            #expect(try store.tickets(TicketFilter(includesClosed: true)).map(\.number) == [1, 2, 3, 4])
            #expect(try store.tickets(TicketFilter(team: "care")).map(\.number) == [1])
            #expect(try store.tickets(TicketFilter(includesClosed: true, team: "sales")).map(\.number) == [2, 4])
            for ticket in try store.tickets(TicketFilter(includesClosed: true)) {
                #expect(ticket.answers == [answer("q", ticket.team)])
            }
            for team in ["Care", "car", "", "%", "nobody"] {
                #expect(try store.tickets(TicketFilter(team: team)).isEmpty)
            }
        }
    }

    @Test("stores what several threads send at the same time, each once", arguments: StoreUnderTest.all)
    func concurrentInserts(implementation: StoreUnderTest) throws {
        try implementation.withEmptyStore { store in
            let numbers = try onThreads(8) { thread in
                try (0..<25).map { try store.insert(.sample(token: "t\(thread)-\($0)", [answer("q", "\(thread)")])) }
            }
            #expect(numbers.flatMap(\.self).sorted() == Array(1...200))
            #expect(numbers.allSatisfy { $0 == $0.sorted() })
            for (thread, numbers) in numbers.enumerated() {
                for number in numbers {
                    #expect(try store.ticket(number: number)?.answers == [answer("q", "\(thread)")])
                }
            }
        }
    }
}
