import Tickets

/// Articles with what people think of them, a line each.
struct RatingTable {
    private let ratings: [ArticleRating]
    private let withComments: Bool

    /// - Parameter withComments: whether each article is followed by what was said.
    init(_ ratings: [ArticleRating], withComments: Bool = false) {
        self.ratings = ratings
        self.withComments = withComments
    }

    /// The table. The articles come last, so that no column has to be cut.
    var text: String {
        let rows =
            [["No", "Yes", "Helpful", "Article"]]
            + ratings.map { rating in
                let share = rating.helpful * 100 / (rating.helpful + rating.unhelpful)
                return [
                    String(rating.unhelpful), String(rating.helpful), "\(share) %",
                    Terminal.safe("\(rating.team)/articles/\(rating.article)"),
                ]
            }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            let numbers = zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
            return (numbers + [row[3]]).joined(separator: "  ")
        }
        guard withComments else { return lines.joined(separator: "\n") }
        let said = [[]] + ratings.map { $0.comments.flatMap(Self.lines) }
        return zip(lines, said).flatMap { [$0] + $1 }.joined(separator: "\n")
    }

    /// `    2026-01-31 09:05  no  it  #7`, with the number by which it can be erased, and below it what was said.
    private static func lines(of feedback: Feedback) -> [String] {
        let time = String(feedback.at.iso8601.prefix(16)).replacing("T", with: " ")
        let number = feedback.number.map { "  #\($0)" } ?? ""
        let comment = Terminal.safe(feedback.comment ?? "", keepsLines: true).split(separator: "\n")
        return ["    \(time)  \(feedback.isHelpful ? "yes" : "no")  \(Terminal.safe(feedback.language))\(number)"]
            + comment.map { "      \($0)" }
    }
}
