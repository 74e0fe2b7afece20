import ArgumentParser
import SQLiteTicketStore
import Tickets

extension TicketsCommand {
    /// `docket tickets release N`
    struct Release: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a ticket out of quarantine, into the list of work.")

        @Argument(help: "The ticket’s number.")
        var number: Int

        @OptionGroup var options: HomeOptions

        func run() throws {
            let (before, after) = try options.withStore { store throws(TicketStoreError) in
                (try store.ticket(number: number), try store.release(number, by: account(), at: .now))
            }
            guard let before, after != nil else { throw unknownTicket(number, options.home) }
            say(
                before.suspicions.isEmpty
                    ? "Ticket \(number) is not in quarantine." : "Ticket \(number) is out of quarantine, in the list.")
        }
    }

    /// `docket tickets erase N`
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a ticket for ever, with its answers and its history. Asks nothing.")

        @Argument(help: "The ticket’s number.")
        var number: Int

        @OptionGroup var options: HomeOptions

        func run() throws {
            let isErased = try options.withStore { store throws(TicketStoreError) in try store.erase(number) }
            guard isErased else { throw unknownTicket(number, options.home) }
            say("Ticket \(number) is erased, with its answers and its history.")
        }
    }
}
