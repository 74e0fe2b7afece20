import Testing
import Tickets

extension TicketStoreTests {
    private func suspicious(_ token: String) -> NewTicket {
        var ticket = NewTicket.sample(token: token, [answer("q", "x")])
        ticket.suspicions = [.honeypot, .blockedWord]
        return ticket
    }

    @Test(
        "A suspicious ticket is in no list but the quarantine, with its reasons, until it is released",
        arguments: StoreUnderTest.all)
    func release(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store in
            let number = try store.insert(suspicious("a"))
            let usual = try store.insert(.sample(token: "b"))
            #expect(try store.tickets(TicketFilter(includesClosed: true)).map(\.number) == [usual])
            let kept = try store.tickets(TicketFilter(isQuarantine: true))
            #expect(kept.map(\.number) == [number])
            #expect(kept.first?.suspicions == [.honeypot, .blockedWord])
            #expect(try store.ticket(token: "a")?.suspicions == [.honeypot, .blockedWord])

            let time = Timestamp(milliseconds: 5_000)
            let released = try #require(try store.release(number, by: "ada", at: time))
            #expect(released.suspicions.isEmpty && released.number == number)
            #expect(try store.tickets(TicketFilter()).map(\.number) == [number, usual])
            #expect(try store.tickets(TicketFilter(isQuarantine: true)).isEmpty)
            let entry = HistoryEntry(at: time, actor: "ada", event: "released", from: "blocked_word, honeypot", to: nil)
            #expect(try store.history(of: number).last == entry)
        }
    }

    @Test("Releasing changes nothing of a ticket that is not in quarantine", arguments: StoreUnderTest.all)
    func releaseOfUsual(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store in
            let number = try store.insert(.sample())
            #expect(
                try store.release(number, by: "ada", at: Timestamp(milliseconds: 1)) == store.ticket(number: number))
            #expect(try store.history(of: number).map(\.event) == ["created"])
            #expect(try store.release(number + 1, by: "ada", at: Timestamp(milliseconds: 1)) == nil)
        }
    }

    @Test(
        "An erased ticket is gone with all that hangs on it, and its number is not used again",
        arguments: StoreUnderTest.all)
    func erase(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store in
            let number = try store.insert(suspicious("a"))
            #expect(try store.erase(number))
            #expect(try store.ticket(number: number) == nil)
            #expect(try store.ticket(token: "a") == nil)
            #expect(try store.history(of: number).isEmpty)
            #expect(try store.tickets(TicketFilter(isQuarantine: true)).isEmpty)
            #expect(try !store.erase(number))
            #expect(try store.insert(.sample(token: "b")) == number + 1)
        }
    }
}
