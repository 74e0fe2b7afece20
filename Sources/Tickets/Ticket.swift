package import Forms

/// How a ticket came in.
package enum Channel: String, Codable, Sendable, Hashable {
    /// The form of a team's page.
    case form
}

/// A ticket that is to be stored.
package struct NewTicket: Answered, Sendable, Hashable {
    /// The team's name in addresses.
    package var team: String
    /// The way that it came.
    package var channel: Channel
    /// The secret part of the customer's page, of at least 128 random bits.
    package var token: String
    /// When it came in, by the gateway's clock.
    package var createdAt: Timestamp
    /// In the form's order, without empty ones.
    package var answers: [Answer]
    /// Files, which are on disk already.
    package var attachments: [Attachment]
    /// Why it goes into quarantine; empty for a ticket that is to be worked on.
    package var suspicions: Set<Suspicion>
    /// The language of the page that it came from (BCP 47); nil where that is not known.
    package var language: String?

    /// A new ticket with all its parts.
    package init(
        team: String, channel: Channel, token: String, createdAt: Timestamp, answers: [Answer],
        attachments: [Attachment] = [], suspicions: Set<Suspicion> = [], language: String? = nil
    ) {
        self.team = team
        self.channel = channel
        self.token = token
        self.createdAt = createdAt
        self.answers = answers
        self.attachments = attachments
        self.suspicions = suspicions
        self.language = language
    }

    /// What the form says about the priority; low where it says nothing that is one.
    package var priority: Priority {
        value(of: .priority).flatMap(Int.init).flatMap(Priority.init) ?? .low
    }

    /// The labels of the tags answer, which are separated by commas; in order, each once, without white space around.
    package var tags: [String] {
        var seen: Set<String> = []
        return (value(of: .tags) ?? "").split(separator: ",").map { Self.trimmed($0) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// A stored ticket.
package struct Ticket: Answered, Sendable, Hashable {
    /// Counted from 1; never used twice.
    package var number: Int
    /// The team's name in addresses, even after the team is gone.
    package var team: String
    /// The way that it came.
    package var channel: Channel
    /// Where it stands on the board.
    package var stage: Stage
    /// What the form said, until somebody changes it.
    package var priority: Priority
    /// The secret part of the customer's page: never for a log or a list.
    package var token: String
    /// When it came in; among tickets of one priority the oldest goes first.
    package var createdAt: Timestamp
    /// nil while the ticket is open.
    package var closedAt: Timestamp?
    /// Each once, in the order in which they were written.
    package var tags: [String]
    /// Every answer in the form's order, attributes and custom fields alike, as it was asked and given.
    package var answers: [Answer]
    /// In the order of the form's fields.
    package var attachments: [Attachment]
    /// Why it is in quarantine; empty for a ticket that is not.
    package var suspicions: Set<Suspicion>
    /// The language in which its customer reads (BCP 47); nil where that is not known.
    package var language: String?

    /// A ticket with all its parts.
    package init(
        number: Int, team: String, channel: Channel, stage: Stage, priority: Priority, token: String,
        createdAt: Timestamp, closedAt: Timestamp?, tags: [String], answers: [Answer],
        attachments: [Attachment] = [], suspicions: Set<Suspicion> = [], language: String? = nil
    ) {
        self.number = number
        self.team = team
        self.channel = channel
        self.stage = stage
        self.priority = priority
        self.token = token
        self.createdAt = createdAt
        self.closedAt = closedAt
        self.tags = tags
        self.answers = answers
        self.attachments = attachments
        self.suspicions = suspicions
        self.language = language
    }
}

/// One line of a ticket's history.
package struct HistoryEntry: Sendable, Hashable {
    /// When it was done, by the clock of whoever did it.
    package let at: Timestamp
    /// Who did it: `customer`, or the account that ran the command.
    package let actor: String
    /// What was done: `created`, `priority`, `stage` or `released`, which is out of quarantine.
    package let event: String
    /// The value before; nil for `created`. For `released` the reasons, such as `blocked_word, honeypot`.
    package let from: String?
    /// The value after; nil for `created` and `released`.
    package let to: String?

    /// An entry with all its parts.
    package init(at: Timestamp, actor: String, event: String, from: String?, to: String?) {
        self.at = at
        self.actor = actor
        self.event = event
        self.from = from
        self.to = to
    }
}

/// What has answers: a ticket that is to be stored, and one that is.
package protocol Answered {
    /// In the form's order.
    var answers: [Answer] { get }
}

extension Answered {
    /// The answer that is this attribute of the ticket, the answers of a list with commas between them; nil when there is
    /// none.
    package func value(of attribute: TicketAttribute) -> String? {
        answers.first { $0.attribute == attribute }?.items.joined(separator: ", ")
    }
}
