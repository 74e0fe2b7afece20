/// What people think of one article, all together.
package struct ArticleRating: Sendable, Hashable {
    /// The team whose article it is.
    package let team: String
    /// The article below the team's articles, such as `billing/refund`.
    package let article: String
    /// How many it has helped.
    package private(set) var helpful = 0
    /// How many it has not.
    package private(set) var unhelpful = 0
    /// What was said, the latest first.
    package private(set) var comments: [Feedback] = []

    /// Every article of a list, the worst first.
    ///
    /// The worst is the one of which it is surest that it does not help: by the lower end of the interval in which the
    /// share of “no” lies with 95 % (Wilson, 1927). So one “no” of one does not come before thirty of forty. Where
    /// nobody has said “no”, fewer “yes” come first.
    /// - Parameter feedback: the latest first.
    package static func all(of feedback: [Feedback]) -> [ArticleRating] {
        var ratings: [[String]: ArticleRating] = [:]
        for entry in feedback {
            let key = [entry.team, entry.article]
            ratings[key, default: ArticleRating(team: entry.team, article: entry.article)].add(entry)
        }
        return ratings.values.sorted { left, right in
            let (first, second) = (left.certainUnhelpfulness, right.certainUnhelpfulness)
            if first != second { return first > second }
            if left.helpful != right.helpful { return left.helpful < right.helpful }
            return (left.team, left.article) < (right.team, right.article)
        }
    }

    private init(team: String, article: String) {
        self.team = team
        self.article = article
    }

    private mutating func add(_ feedback: Feedback) {
        if feedback.isHelpful { helpful += 1 } else { unhelpful += 1 }
        if feedback.comment != nil { comments.append(feedback) }
    }

    /// From 0 to 1.
    private var certainUnhelpfulness: Double {
        guard unhelpful > 0 else { return 0 }
        let count = Double(helpful + unhelpful)
        let share = Double(unhelpful) / count
        let square = 1.96 * 1.96
        let spread = (square * (share * (1 - share) + square / (4 * count)) / count).squareRoot()
        return (share + square / (2 * count) - spread) / (1 + square / count)
    }
}
