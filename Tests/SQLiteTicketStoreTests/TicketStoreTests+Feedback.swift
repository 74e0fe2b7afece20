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
            #expect(try store.feedback(FeedbackFilter()) == [other, second, first])
            #expect(try store.feedback(FeedbackFilter(team: "care")) == [second, first])
            #expect(try store.feedback(FeedbackFilter(isQuarantine: true)) == [kept])
            #expect(try store.feedback(FeedbackFilter(team: "sales", isQuarantine: true)) == [])
        }
    }

    @Test(
        "The later feedback of one sender takes the place of the earlier, within a day", arguments: StoreUnderTest.all)
    func feedbackOnce(_ store: StoreUnderTest) throws {
        let day: Int64 = 86_400_000
        try store.withEmptyStore { store throws in
            let first = Self.feedback(at: 0, "Why?")
            let second = Self.feedback(at: 1, isHelpful: true)
            _ = try store.add(NewFeedback(first, senders: [[1]]))
            _ = try store.add(NewFeedback(second, senders: [[1]]))
            #expect(try store.feedback(FeedbackFilter()) == [second])
            // Midnight came between: the sender has another hash, and is still known by the one before.
            let third = Self.feedback(at: day, "Because.")
            _ = try store.add(NewFeedback(third, senders: [[2], [1]]))
            #expect(try store.feedback(FeedbackFilter()) == [third])
            let almost = Self.feedback(at: 2 * day - 1)
            _ = try store.add(NewFeedback(almost, senders: [[3], [2]]))
            #expect(try store.feedback(FeedbackFilter()) == [almost])
            let later = Self.feedback(at: 3 * day - 1)
            _ = try store.add(NewFeedback(later, senders: [[3]]))
            #expect(try store.feedback(FeedbackFilter()) == [later, almost])
            // Others, and those whom nobody knows, count each time.
            for senders in [[[UInt8(9)]], [], []] {
                _ = try store.add(NewFeedback(Self.feedback(at: 5), senders: senders))
            }
            #expect(try store.feedback(FeedbackFilter()).count == 5)
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
}
