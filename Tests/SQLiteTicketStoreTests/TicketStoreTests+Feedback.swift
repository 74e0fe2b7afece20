import Testing
import Tickets

extension TicketStoreTests {
    private static func feedback(
        _ article: String = "refund", at milliseconds: Int64 = 1_000, isHelpful: Bool = false, _ comment: String? = nil,
        team: String = "care", suspicions: Set<Suspicion> = []
    ) -> Feedback {
        Feedback(
            team: team, article: article, language: "en", at: Timestamp(milliseconds: milliseconds),
            isHelpful: isHelpful, comment: comment, suspicions: suspicions)
    }

    /// What is listed, without the numbers.
    private static func listed(
        _ store: any TicketStore, _ filter: FeedbackFilter = FeedbackFilter()
    ) throws(TicketStoreError) -> [Feedback] {
        try store.feedback(filter).map { feedback in
            var feedback = feedback
            feedback.number = nil
            return feedback
        }
    }

    @Test("Feedback is listed with all its parts, the latest first", arguments: StoreUnderTest.all)
    func feedbackList(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store throws in
            let first = Self.feedback("billing/refund", at: 1, "“No” ☂\n;")
            let second = Self.feedback(at: 2, isHelpful: true)
            let other = Self.feedback(at: 3, team: "sales")
            let kept = Self.feedback(at: 4, "x", suspicions: [.honeypot, .blockedWord])
            for entry in [first, second, other, kept] {
                #expect(try store.add(NewFeedback(entry)) == .stored)
            }
            #expect(try Self.listed(store) == [other, second, first])
            #expect(try Self.listed(store, FeedbackFilter(team: "care")) == [second, first])
            #expect(try Self.listed(store, FeedbackFilter(isQuarantine: true)) == [kept])
            #expect(try store.feedback(FeedbackFilter(team: "sales", isQuarantine: true)) == [])
        }
    }

    @Test(
        "The later feedback of one sender takes the place of the earlier, within a day", arguments: StoreUnderTest.all)
    func feedbackOnce(_ store: StoreUnderTest) throws {
        let day: Int64 = 86_400_000
        try store.withEmptyStore { store throws in
            let first = Self.feedback(at: 0)
            let second = Self.feedback(at: 1, isHelpful: true)
            _ = try store.add(NewFeedback(first, senders: [[1]]))
            _ = try store.add(NewFeedback(second, senders: [[1]]))
            #expect(try Self.listed(store) == [second])
            // Midnight came between: the sender has another hash, and is still known by the one before.
            let third = Self.feedback(at: day, "Because.")
            _ = try store.add(NewFeedback(third, senders: [[2], [1]]))
            #expect(try Self.listed(store) == [third])
            let almost = Self.feedback(at: 2 * day - 1, "Well.")
            _ = try store.add(NewFeedback(almost, senders: [[3], [2]]))
            #expect(try Self.listed(store) == [almost])
            let later = Self.feedback(at: 3 * day - 1)
            _ = try store.add(NewFeedback(later, senders: [[3]]))
            #expect(try Self.listed(store) == [later, almost])
            // Others, and those whom nobody knows, count each time.
            for senders in [[[UInt8(9)]], [], []] {
                _ = try store.add(NewFeedback(Self.feedback(at: 5), senders: senders))
            }
            #expect(try store.feedback(FeedbackFilter()).count == 5)
        }
    }

    @Test(
        "The words of one sender stay until there are others, and no spam takes their place",
        arguments: StoreUnderTest.all)
    func feedbackWords(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store throws in
            func add(_ feedback: Feedback) throws(TicketStoreError) {
                _ = try store.add(NewFeedback(feedback, senders: [[1]]))
            }
            try add(Self.feedback(at: 0, "Why?"))
            try add(Self.feedback(at: 1, isHelpful: true))
            let kept = Self.feedback(at: 1, isHelpful: true, "Why?")
            #expect(try Self.listed(store) == [kept])
            let spam = Self.feedback(at: 3, isHelpful: true, "Buy!", suspicions: [.honeypot])
            try add(Self.feedback(at: 2, "Buy", suspicions: [.honeypot]))
            try add(spam)
            #expect(try Self.listed(store) == [kept])
            #expect(try Self.listed(store, FeedbackFilter(isQuarantine: true)) == [spam])
            let last = Self.feedback(at: 4, "Because.")
            try add(last)
            #expect(try Self.listed(store) == [last])
            #expect(try Self.listed(store, FeedbackFilter(isQuarantine: true)) == [spam])
        }
    }

    @Test("Feedback beyond a rate is not stored", arguments: StoreUnderTest.all)
    func feedbackRate(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store throws in
            let counter = RateCounter(key: [7], limit: RateLimit(count: 2, period: 60))
            for _ in 0..<2 { #expect(try store.add(NewFeedback(Self.feedback(), counters: [counter])) == .stored) }
            #expect(try store.add(NewFeedback(Self.feedback(), counters: [counter])) == .limited(retryAfter: 30))
            #expect(try store.feedback(FeedbackFilter()).count == 2)
        }
    }

    @Test("Feedback that is erased is gone for ever, and nobody gets its number", arguments: StoreUnderTest.all)
    func feedbackErased(_ store: StoreUnderTest) throws {
        try store.withEmptyStore { store throws in
            let kept = Self.feedback(at: 1)
            let secret = Self.feedback(at: 2, "My number is 555")
            let spam = Self.feedback(at: 3, "x", suspicions: [.honeypot])
            _ = try store.add(NewFeedback(kept))
            _ = try store.add(NewFeedback(secret, senders: [[1]]))
            _ = try store.add(NewFeedback(spam))
            let numbers = try (store.feedback(FeedbackFilter()) + store.feedback(FeedbackFilter(isQuarantine: true)))
                .compactMap(\.number)
            #expect(Set(numbers).count == 3)
            var erased = secret
            erased.number = numbers[0]
            #expect(try store.eraseFeedback(numbers[0]) == erased)
            #expect(try store.eraseFeedback(numbers[0]) == nil)
            #expect(try store.eraseFeedback(-1) == nil)
            #expect(try Self.listed(store) == [kept])
            #expect(try store.eraseFeedback(numbers[2])?.comment == "x")
            #expect(try Self.listed(store, FeedbackFilter(isQuarantine: true)) == [])
            // The same sender is asked again, and is somebody else.
            _ = try store.add(NewFeedback(secret, senders: [[1]]))
            let latest = try store.feedback(FeedbackFilter()).first
            #expect(latest?.comment == secret.comment && !numbers.contains(latest?.number ?? 0))
        }
    }
}
