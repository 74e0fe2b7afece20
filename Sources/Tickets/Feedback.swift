/// What somebody thinks of an article.
package struct Feedback: Sendable, Hashable {
    /// By which the store knows it; nil for one that is not stored yet.
    package var number: Int?
    /// The team whose article it is.
    package var team: String
    /// The article below the team's articles, such as `billing/refund`.
    package var article: String
    /// Of the page that it came from (BCP 47).
    package var language: String
    /// When it was sent.
    package var at: Timestamp
    /// Whether the article was helpful.
    package var isHelpful: Bool
    /// What was missing; nil for nothing said.
    package var comment: String?
    /// Why it is kept apart; empty for what counts.
    package var suspicions: Set<Suspicion>

    /// A feedback with all its parts.
    package init(
        number: Int? = nil, team: String, article: String, language: String, at: Timestamp, isHelpful: Bool,
        comment: String? = nil, suspicions: Set<Suspicion> = []
    ) {
        self.number = number
        self.team = team
        self.article = article
        self.language = language
        self.at = at
        self.isHelpful = isHelpful
        self.comment = comment
        self.suspicions = suspicions
    }
}

/// A feedback that is to be stored.
package struct NewFeedback: Sendable, Hashable {
    /// What is stored, under a number that it is given then.
    package var feedback: Feedback
    /// Who sent it about this very article, by today's key and by those before; empty where nobody knows. Within a day the
    /// later of one sender takes the place of the earlier.
    package var senders: [[UInt8]]
    /// What must not happen too often.
    package var counters: [RateCounter]

    /// A feedback with what is known of its sender.
    package init(_ feedback: Feedback, senders: [[UInt8]] = [], counters: [RateCounter] = []) {
        self.feedback = feedback
        self.senders = senders
        self.counters = counters
    }
}

/// What became of a feedback.
package enum FeedbackOutcome: Sendable, Hashable {
    /// It counts, unless it is kept apart.
    case stored
    /// A counter is full: nothing was stored. `retryAfter` is in seconds, at least 1.
    case limited(retryAfter: Int)
}

/// Which feedback a list shows.
package struct FeedbackFilter: Sendable, Hashable {
    /// Only this team's; nil for every team's.
    package var team: String?
    /// What is kept apart, instead of what counts.
    package var isQuarantine: Bool

    /// Without parameters, what counts of every team.
    package init(team: String? = nil, isQuarantine: Bool = false) {
        self.team = team
        self.isQuarantine = isQuarantine
    }
}
