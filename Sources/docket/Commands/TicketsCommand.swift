import ArgumentParser
import Foundation
import Glibc
import SQLiteTicketStore
import Tickets

/// `docket tickets …`
struct TicketsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tickets", abstract: "List, show, change and erase tickets.",
        subcommands: [List.self, Show.self, Set.self, Release.self, Erase.self])
}

/// Where the tickets are.
struct HomeOptions: ParsableArguments {
    @Option(help: "The folder of the bundle and the tickets.", completion: .directory)
    var home = "home"

    /// Does something with the tickets; a failure is explained and ends the command.
    func withStore<Result>(_ body: (SQLiteTicketStore) throws(TicketStoreError) -> Result) throws -> Result {
        let files = ["bundle", "tickets.db"]
        if !files.contains(where: { FileManager.default.fileExists(atPath: "\(home)/\($0)") }) {
            if access(home, R_OK | X_OK) != 0, errno == EACCES {
                complain("This user may not read \(home). Become a member of its group, sign in again, and try again.")
                throw ExitCode.inputOutput
            }
            complain("\(home) is not a home. Name the right folder with “--home”, or make one with “docket build”.")
            throw ExitCode.inputOutput
        }
        do throws(TicketStoreError) {
            return try body(try SQLiteTicketStore(home: home))
        } catch {
            complain(error.sentence)
            throw ExitCode.inputOutput
        }
    }
}

extension TicketsCommand {
    /// `docket tickets list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the open tickets, the highest priority first, then the oldest.")

        @OptionGroup var options: HomeOptions

        @Flag(help: "Closed tickets as well.")
        var all = false

        @Flag(help: "Those in quarantine instead, open or closed, and why they are there.")
        var quarantine = false

        @Option(help: "Only the tickets of this team.")
        var team: String?

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let filter = TicketFilter(includesClosed: all, isQuarantine: quarantine, team: team)
            let tickets = try options.withStore { store throws(TicketStoreError) in try store.tickets(filter) }
            if json {
                say(try TicketJSON.text(tickets.map(TicketJSON.init)))
            } else if tickets.isEmpty {
                let whose = team.map { " of a team called “\(Terminal.safe($0))”" } ?? ""
                say(
                    quarantine
                        ? "There are no tickets\(whose) in quarantine."
                        : all ? "There are no tickets\(whose)." : "There are no open tickets\(whose).")
            } else {
                let words = TicketWords(home: options.home, tickets)
                say(TicketTable(tickets, words, withSuspicions: quarantine).text(width: Terminal.width))
            }
        }
    }

    /// `docket tickets show N`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one ticket with its answers and its history.")

        @Argument(help: "The ticket’s number.")
        var number: Int

        @OptionGroup var options: HomeOptions

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let (ticket, history) = try options.withStore { store throws(TicketStoreError) in
                (try store.ticket(number: number), try store.history(of: number))
            }
            guard let ticket else { throw unknownTicket(number, options.home) }
            if json {
                say(try TicketJSON.text(TicketJSON(ticket)))
            } else {
                let words = TicketWords(home: options.home, [ticket])
                say(TicketDetails(ticket, history, words, home: options.home).text)
            }
        }
    }

    /// `docket tickets set N`
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Change a ticket’s priority or stage.")

        @Argument(help: "The ticket’s number.")
        var number: Int

        @Option(help: "0 (low), 1 (medium), 2 (high) or 3 (urgent).")
        var priority: Int?

        @Option(help: "New, In progress, Solved or Cancelled.")
        var stage: String?

        @OptionGroup var options: HomeOptions

        func validate() throws {
            if let priority, Priority(rawValue: priority) == nil {
                throw ValidationError("--priority must be 0 (low), 1 (medium), 2 (high) or 3 (urgent).")
            }
            if let stage, Stage(name: stage) == nil {
                throw ValidationError(
                    "There is no stage “\(Terminal.safe(stage))”. The stages are New, In progress, Solved and Cancelled."
                )
            }
            if priority == nil, stage == nil {
                throw ValidationError("Say what to change, with --priority or --stage.")
            }
        }

        func run() throws {
            let change = TicketChange(
                priority: priority.flatMap(Priority.init), stage: stage.flatMap(Stage.init(name:)))
            let ticket = try options.withStore { store throws(TicketStoreError) in
                try store.update(number, change, by: account(), at: .now)
            }
            guard let ticket else { throw unknownTicket(number, options.home) }
            say("Ticket \(ticket.number): priority \(ticket.priority.stars), stage \(ticket.stage.rawValue).")
        }
    }
}

/// Who runs the command, for the history.
func account() -> String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? String(getuid())
}

func unknownTicket(_ number: Int, _ home: String) -> ExitCode {
    complain(
        "There is no ticket \(number) in \(home). “docket tickets list --all” shows those that there are, and with --quarantine those kept apart."
    )
    return .problems
}
