package import Tickets
import Forms
import Templates

extension CompiledSite {
    /// A customer's own ticket with everything that the customer wrote.
    package func ticketPage(_ ticket: Ticket) -> Page {
        let number = String(ticket.number)
        return page(
            .ticket, title: messages.text(.ticketTitle, ["number": number]), canonical: nil,
            trail: teams[ticket.team].map { [(messages.text(.home), ""), ($0.title, "\(ticket.team)/")] }
                ?? [(messages.text(.home), "")],
            content: [
                "received": .object(
                    notice(
                        "success", messages.text(.ticketReceived, ["number": number]), messages.text(.ticketKeep))),
                "created_at": .text(ticket.createdAt.iso8601),
                "created_at_shown": .text(ticket.createdAt.shown),
                "stage": .text(messages.text(ticket.stage.messageKey)),
                "answers": .list(
                    ticket.answers.filter { !$0.isConstant }.map {
                        ["label": .text($0.label), "value": .text($0.value)]
                    }),
                "has_files": .bool(!ticket.attachments.isEmpty),
                "files": .list(
                    ticket.attachments.enumerated().map { index, attachment in
                        [
                            "name": .text(attachment.name), "size": .text(FileSize.shown(attachment.file.size)),
                            "address": url(route("/tickets/\(ticket.token)/files/\(index + 1)")),
                        ]
                    }),
            ])
    }
}

extension Stage {
    /// The stage's name on the customer's page.
    var messageKey: Messages.Key {
        switch self {
        case .new: .stageNew
        case .inProgress: .stageInProgress
        case .solved: .stageSolved
        case .cancelled: .stageCancelled
        }
    }
}
