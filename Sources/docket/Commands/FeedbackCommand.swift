import ArgumentParser
import SQLiteTicketStore
import Tickets

/// `docket feedback [TEAM]`
struct FeedbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "Show which articles help and which do not, the worst first.")

    @Argument(help: "Only the articles of this team.")
    var team: String?

    @OptionGroup var options: HomeOptions

    @Flag(help: "What was said too, the latest first.")
    var comments = false

    @Flag(help: "What is kept apart because it looks like spam, instead of what counts.")
    var quarantine = false

    @Flag(help: "Print JSON, with the comments.")
    var json = false

    func run() throws {
        let filter = FeedbackFilter(team: team, isQuarantine: quarantine)
        let feedback = try options.withStore { store throws(TicketStoreError) in try store.feedback(filter) }
        let ratings = ArticleRating.all(of: feedback)
        if json {
            say(try TicketJSON.text(ratings.map(RatingJSON.init)))
        } else if ratings.isEmpty {
            let whose = team.map { " on articles of a team called “\(Terminal.safe($0))”" } ?? ""
            say(quarantine ? "There is no feedback\(whose) in quarantine." : "There is no feedback\(whose) yet.")
        } else {
            say(RatingTable(ratings, withComments: comments).text)
        }
    }
}
