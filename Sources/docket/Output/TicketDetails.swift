import Forms
import SQLiteTicketStore
import Tickets

/// One ticket with all that is known of it, for a person.
struct TicketDetails {
    private let ticket: Ticket
    private let history: [HistoryEntry]
    private let words: TicketWords
    private let home: String

    /// - Parameter home: the folder that holds the ticket's files.
    init(_ ticket: Ticket, _ history: [HistoryEntry], _ words: TicketWords = TicketWords(), home: String) {
        self.ticket = ticket
        self.history = history
        self.words = words
        self.home = home
    }

    var text: String {
        var lines = [
            "Ticket \(ticket.number)  \(ticket.priority.stars)  \(ticket.stage.rawValue)",
            "Team \(ticket.team), received \(words.moment(ticket.createdAt)) by \(ticket.channel.rawValue)",
        ]
        if let closedAt = ticket.closedAt { lines.append("Closed \(words.moment(closedAt))") }
        if !ticket.tags.isEmpty { lines.append("Tags " + Terminal.safe(ticket.tags.joined(separator: ", "))) }
        if !ticket.suspicions.isEmpty {
            lines.append("In quarantine, because \(ticket.suspicions.map(\.sentence).sorted().joined(separator: "; "))")
        }
        lines.append("")
        for answer in ticket.answers {
            lines.append(Terminal.safe(answer.label))
            lines += Terminal.safe(words.text(of: answer, team: ticket.team), keepsLines: true).split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .map { "  \($0)" }
        }
        if !ticket.attachments.isEmpty { lines += ["", "Files"] }
        for attachment in ticket.attachments {
            lines.append("  \(Terminal.safe(attachment.name)) (\(FileSize.shown(attachment.file.size)))")
            lines.append("    " + FileUploadStore.path(of: attachment.file, in: home))
        }
        lines.append("")
        lines += history.map { entry in
            let change =
                switch (entry.from, entry.to) {
                case (let from?, let to?): " from \(from) to \(to)"
                case (let from?, nil): " from quarantine (\(from))"
                default: ""
                }
            return "\(words.moment(entry.at))  \(Terminal.safe(entry.actor)): \(entry.event)\(change)"
        }
        return lines.joined(separator: "\n")
    }
}
