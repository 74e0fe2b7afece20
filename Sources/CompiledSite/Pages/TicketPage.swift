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
            translation: { route("/tickets/\(ticket.token)") + "?_language=\($0)" },
            content: [
                "received": .object(
                    notice(
                        "success", messages.text(.ticketReceived, ["number": number]), messages.text(.ticketKeep))),
                "created_at": .text(ticket.createdAt.iso8601),
                "created_at_shown": .text(shown(ticket.createdAt)),
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

extension CompiledSite {
    /// A moment as the language writes it, in the site's zone. UTC, which is nobody's own, is named.
    func shown(_ time: Timestamp) -> String {
        let (year, month, day, hour, minute) = time.local(in: zone)
        let text = messages.dates.dateTime(year: year, month: month, day: day, hour: hour, minute: minute)
        return zone.name == ZoneOffsets.utc.name ? "\(text) UTC" : text
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
