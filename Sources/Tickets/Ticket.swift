package import Forms

/// How a ticket came in.
package enum Channel: String, Codable, Sendable, Hashable {
    case form
}

/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z without leap seconds.
package struct Timestamp: Sendable, Hashable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// ISO 8601 in UTC to the second, such as `2026-01-31T09:05:00Z`.
    package var iso8601: String {
        let seconds = Int(milliseconds / 1000) - (milliseconds % 1000 < 0 ? 1 : 0)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - days * 86_400
        let (year, month, day) = Self.civil(days: days)
        return "\(Self.pad(year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2))T"
            + "\(Self.pad(time / 3600, 2)):\(Self.pad(time / 60 % 60, 2)):\(Self.pad(time % 60, 2))Z"
    }

    /// The proleptic Gregorian date of a day counted from 1970-01-01: years begin in March, so that the leap day is last.
    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A ticket that is to be stored.
package struct NewTicket: Sendable, Hashable {
    /// The team's name in addresses.
    package var team: String
    package var channel: Channel
    /// The secret part of the customer's page, of at least 128 random bits.
    package var token: String
    package var createdAt: Timestamp
    /// In the form's order, without empty ones.
    package var answers: [Answer]

    package init(team: String, channel: Channel, token: String, createdAt: Timestamp, answers: [Answer]) {
        self.team = team
        self.channel = channel
        self.token = token
        self.createdAt = createdAt
        self.answers = answers
    }

    /// The answer that is this attribute of the ticket; nil when there is none.
    package func value(of attribute: TicketAttribute) -> String? {
        answers.first { $0.attribute == attribute }?.value
    }

    /// What the form says about the priority; low where it says nothing that is one.
    package var priority: Priority {
        value(of: .priority).flatMap(Int.init).flatMap(Priority.init) ?? .low
    }

    /// The labels of the tags answer, which are separated by commas; in order, each once.
    package var tags: [String] {
        var seen: Set<String> = []
        return (value(of: .tags) ?? "").split(separator: ",").map { Self.trimmed($0) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// A stored ticket.
package struct Ticket: Sendable, Hashable {
    /// Counted from 1; never used twice.
    package var number: Int
    package var team: String
    package var channel: Channel
    package var stage: Stage
    package var priority: Priority
    package var token: String
    package var createdAt: Timestamp
    /// nil while the ticket is open.
    package var closedAt: Timestamp?
    package var tags: [String]
    /// Every answer in the form's order, attributes and custom fields alike, as it was asked and given.
    package var answers: [Answer]

    package init(
        number: Int, team: String, channel: Channel, stage: Stage, priority: Priority, token: String,
        createdAt: Timestamp, closedAt: Timestamp?, tags: [String], answers: [Answer]
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
    }

    /// The answer that is this attribute of the ticket; nil when there is none.
    package func value(of attribute: TicketAttribute) -> String? {
        answers.first { $0.attribute == attribute }?.value
    }
}

/// One line of a ticket's history.
package struct HistoryEntry: Sendable, Hashable {
    package let at: Timestamp
    /// Who did it: `customer`, or the account that ran the command.
    package let actor: String
    /// What was done: `created`, `priority` or `stage`.
    package let event: String
    /// The value before; nil for `created`.
    package let from: String?
    /// The value after; nil for `created`.
    package let to: String?

    package init(at: Timestamp, actor: String, event: String, from: String?, to: String?) {
        self.at = at
        self.actor = actor
        self.event = event
        self.from = from
        self.to = to
    }
}
