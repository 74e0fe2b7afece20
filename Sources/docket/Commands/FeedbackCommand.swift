import ArgumentParser
import SQLiteTicketStore
import Tickets

/// `docket feedback …`
struct FeedbackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "Show which articles help and which do not, and erase what was said.",
        subcommands: [List.self, Erase.self], defaultSubcommand: List.self)
}

extension FeedbackCommand {
    /// `docket feedback [list] [TEAM]`: with the word also for a team that is called as a subcommand.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show which articles help and which do not, the worst first.")

        @Argument(help: "Only the articles of this team.")
        var team: String?

        @OptionGroup var options: HomeOptions

        @Flag(help: "What was said too, the latest first, with its numbers.")
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

    /// `docket feedback erase N`
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove one answer on an article for ever, with what was said. Asks nothing.")

        @Argument(help: "Its number, as the list of what was said has it.")
        var number: Int

        @OptionGroup var options: HomeOptions

        func run() throws {
            let erased = try options.withStore { store throws(TicketStoreError) in try store.eraseFeedback(number) }
            guard let erased else {
                complain(
                    "There is no feedback \(number) in \(options.home). “docket feedback --comments” shows the numbers of"
                        + " those that there are, and with --quarantine of those kept apart.")
                throw ExitCode.problems
            }
            let article = Terminal.safe("\(erased.team)/articles/\(erased.article)")
            say("Feedback \(number) on \(article) is erased\(erased.comment == nil ? "" : ", with what was said").")
        }
    }
}
