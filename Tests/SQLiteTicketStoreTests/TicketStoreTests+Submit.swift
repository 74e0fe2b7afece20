import Testing
import Tickets

extension TicketStoreTests {
    private static let minute = Int64(60_000)

    private func submission(
        _ token: String, key: [UInt8]? = nil, lifetime: Int64 = 10 * minute, at: Int64 = 0,
        counters: [RateCounter] = [], proof: NewSubmission.Proof? = nil
    ) -> NewSubmission {
        NewSubmission(
            ticket: .sample(token: token, at: at),
            identity: key.map { NewSubmission.Identity(key: $0, lifetime: lifetime) }, counters: counters, proof: proof)
    }

    @Test("The same submission again gives the same ticket, as long as it is the same", arguments: StoreUnderTest.all)
    func repeated(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            func send(_ token: String, _ key: [UInt8], at: Int64) throws -> SubmissionOutcome? {
                try store.submit([submission(token, key: key, at: at)]).first?.get()
            }
            #expect(try send("a", [1], at: 0) == .stored(number: 1, token: "a"))
            #expect(try send("b", [1], at: 10 * Self.minute) == .repeated(number: 1, token: "a"))
            #expect(try send("c", [1], at: -10 * Self.minute) == .repeated(number: 1, token: "a"))
            #expect(try send("d", [2], at: 0) == .stored(number: 2, token: "d"))
            #expect(try send("e", [1], at: 10 * Self.minute + 1) == .stored(number: 3, token: "e"))
            #expect(try send("f", [1], at: 20 * Self.minute + 1) == .repeated(number: 3, token: "e"))
            #expect(try store.tickets(TicketFilter()).count == 3)
        }
    }

    @Test("Within one batch each has its own outcome", arguments: StoreUnderTest.all)
    func batch(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            #expect(try store.submit([]).isEmpty)
            let outcomes = try store.submit([
                submission("a", key: [1]), submission("b", key: [1]), submission("a"), submission("c"),
            ])
            let first = try outcomes[0].get()
            #expect(first == .stored(number: 1, token: "a"))
            let second = try outcomes[1].get()
            #expect(second == .repeated(number: 1, token: "a"))
            // A token that is there already fails alone.
            #expect(throws: TicketStoreError.self) { try outcomes[2].get() }
            let fourth = try outcomes[3].get()
            #expect(fourth == .stored(number: 2, token: "c"))
            #expect(try store.tickets(TicketFilter()).map(\.token).sorted() == ["a", "c"])
        }
    }

    @Test("One of a batch that fails makes no other count twice", arguments: StoreUnderTest.all)
    func failureInBatch(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            let counter = RateCounter(key: [7], limit: RateLimit(count: 3, period: 60))
            let outcomes = try store.submit([
                submission("a", counters: [counter]), submission("a"), submission("b", counters: [counter]),
            ])
            #expect(throws: TicketStoreError.self) { try outcomes[1].get() }
            let third = try outcomes[2].get()
            #expect(third == .stored(number: 2, token: "b"))
            #expect(try store.submit(submission("c", counters: [counter])) == .stored(number: 3, token: "c"))
            #expect(try store.submit(submission("d", counters: [counter])) == .limited(retryAfter: 20))
        }
    }

    @Test("One alone has its outcome, and one that fails leaves nothing", arguments: StoreUnderTest.all)
    func alone(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            #expect(try store.submit(submission("a", key: [1])) == .stored(number: 1, token: "a"))
            #expect(try store.submit(submission("b", key: [1])) == .repeated(number: 1, token: "a"))
            #expect(throws: TicketStoreError.self) { try store.submit(submission("a", key: [2])) }
            #expect(try store.submit(submission("c", key: [2])) == .stored(number: 2, token: "c"))
            #expect(try store.tickets(TicketFilter()).count == 2)
        }
    }

    @Test("As many as the limit pass at once, one more waits", arguments: StoreUnderTest.all)
    func limit(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            let counter = RateCounter(key: [7], limit: RateLimit(count: 5, period: 60))
            var token = 0
            func send(at: Int64, _ counters: [RateCounter]) throws -> SubmissionOutcome? {
                token += 1
                return try store.submit([submission("t\(token)", at: at, counters: counters)]).first?.get()
            }
            for _ in 1...5 {
                #expect(try send(at: 0, [counter])?.isStored == true)
            }
            #expect(try send(at: 0, [counter]) == .limited(retryAfter: 12))
            #expect(try send(at: 11_999, [counter]) == .limited(retryAfter: 1))
            // What was refused is not counted.
            #expect(try send(at: 12_000, [counter])?.isStored == true)
            #expect(try send(at: 12_000, [counter]) == .limited(retryAfter: 12))
            // Others are not meant, and what one counter refuses no other counts.
            let other = RateCounter(key: [8], limit: RateLimit(count: 1, period: 3_600))
            #expect(try send(at: 12_000, [other, counter]) == .limited(retryAfter: 12))
            #expect(try send(at: 12_000, [other])?.isStored == true)
            #expect(try send(at: 12_000, [other]) == .limited(retryAfter: 3_600))
            // What was counted for a former key counts.
            let renamed = RateCounter(key: [9], formerKeys: [[8]], limit: RateLimit(count: 1, period: 3_600))
            #expect(try send(at: 12_000, [renamed]) == .limited(retryAfter: 3_600))
        }
    }

    @Test("A clock that was a year ahead locks nobody out for longer than the limit", arguments: StoreUnderTest.all)
    func clock(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            let counter = RateCounter(key: [7], limit: RateLimit(count: 1, period: 60))
            let year = Int64(365 * 86_400_000)
            _ = try store.submit([submission("a", at: year, counters: [counter])])
            #expect(
                try store.submit([submission("b", at: 0, counters: [counter])]).first?.get()
                    == .limited(retryAfter: 60))
        }
    }

    @Test("A submission that is repeated counts once", arguments: StoreUnderTest.all)
    func repeatedIsNotCounted(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            let counter = RateCounter(key: [7], limit: RateLimit(count: 2, period: 60))
            for token in ["a", "b", "c"] {
                let outcome = try store.submit([submission(token, key: [1], counters: [counter])]).first?.get()
                #expect(outcome == (token == "a" ? .stored(number: 1, token: "a") : .repeated(number: 1, token: "a")))
            }
            #expect(
                try store.submit([submission("d", key: [2], counters: [counter])]).first?.get()
                    == .stored(number: 2, token: "d"))
        }
    }

    @Test("A proof of work counts once; who sends it again goes into quarantine", arguments: StoreUnderTest.all)
    func proof(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            let proof = NewSubmission.Proof(hash: [1, 2], expires: Timestamp(milliseconds: 1_000))
            for token in ["a", "b"] { _ = try store.submit([submission(token, proof: proof)]) }
            #expect(try store.ticket(token: "a")?.suspicions == [])
            #expect(try store.ticket(token: "b")?.suspicions == [.challengeFailed])
        }
    }

    @Test("What is suspicious is in no list but that of the quarantine", arguments: StoreUnderTest.all)
    func quarantine(_ kind: StoreUnderTest) throws {
        try kind.withEmptyStore { (store: any TicketStore) throws in
            var ticket = NewTicket.sample(token: "a")
            ticket.suspicions = [.honeypot, .blockedWord]
            ticket.attachments = [
                Attachment(
                    field: "files", name: "ä.pdf", type: "application/pdf",
                    file: StoredFile(sha256: String(repeating: "0", count: 64), size: 12)),
                Attachment(
                    field: "files", name: "b", type: "",
                    file: StoredFile(sha256: String(repeating: "1", count: 64), size: 0)),
            ]
            _ = try store.insert(ticket)
            _ = try store.insert(.sample(token: "b"))
            #expect(try store.tickets(TicketFilter()).map(\.token) == ["b"])
            #expect(try store.tickets(TicketFilter(includesClosed: true)).map(\.token) == ["b"])
            let kept = try store.tickets(TicketFilter(isQuarantine: true))
            #expect(kept.map(\.token) == ["a"])
            #expect(kept.first?.suspicions == [.honeypot, .blockedWord])
            #expect(kept.first?.attachments == ticket.attachments)
            #expect(try store.ticket(token: "a")?.number == 1)
        }
    }
}

extension SubmissionOutcome {
    fileprivate var isStored: Bool { if case .stored = self { true } else { false } }
}
