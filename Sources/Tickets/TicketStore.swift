/// Where tickets are kept. Every implementation passes the same conformance suite.
package protocol TicketStore: Sendable {
    /// Stores what came in, durably: it returns only after the ticket would survive a power cut.
    func submit(_ submission: NewSubmission) throws(TicketStoreError) -> SubmissionOutcome

    /// Stores what came in together, as durably.
    ///
    /// All of it is one transaction, in which each has its own outcome.
    /// - Parameter patience: how long to wait for somebody else's lock; nil for the store's own time.
    /// - Returns: an outcome for each submission, in their order.
    /// - Throws: where nothing was stored.
    func submit(_ submissions: [NewSubmission], patience: Duration?) throws(TicketStoreError)
        -> [Result<SubmissionOutcome, TicketStoreError>]

    /// Does what has to be done from time to time, and better while nobody waits: after an answer.
    func tidyUp()

    /// The ticket that has this token; nil when there is none.
    func ticket(token: String) throws(TicketStoreError) -> Ticket?

    /// The ticket that has this number; nil when there is none.
    func ticket(number: Int) throws(TicketStoreError) -> Ticket?

    /// The tickets of a filter, the highest priority first, then the oldest.
    func tickets(_ filter: TicketFilter) throws(TicketStoreError) -> [Ticket]

    /// A ticket's history, the oldest entry first; empty when there is no such ticket.
    func history(of number: Int) throws(TicketStoreError) -> [HistoryEntry]

    /// Changes what is not nil and writes a history entry for each value that is really another.
    /// - Returns: the ticket as it is afterwards; nil when there is none of this number.
    func update(_ number: Int, _ change: TicketChange, by actor: String, at: Timestamp) throws(TicketStoreError)
        -> Ticket?

    /// Takes a ticket out of quarantine and writes a history entry; any other ticket stays as it is.
    /// - Returns: the ticket as it is afterwards; nil when there is none of this number.
    func release(_ number: Int, by actor: String, at: Timestamp) throws(TicketStoreError) -> Ticket?

    /// Removes a ticket with its answers and its history, for ever. Its number is not used again.
    /// - Returns: whether there was one.
    func erase(_ number: Int) throws(TicketStoreError) -> Bool

    /// Stores what somebody thinks of an article, durably. Within a day the later of one sender takes the place of the
    /// earlier; afterwards nobody knows whose it was.
    func add(_ feedback: NewFeedback) throws(TicketStoreError) -> FeedbackOutcome

    /// What people think of articles, the latest first.
    func feedback(_ filter: FeedbackFilter) throws(TicketStoreError) -> [Feedback]

    /// Removes what somebody thinks of an article, with the comment, for ever. Its number is not used again.
    /// - Returns: what was removed; nil when there is none of this number.
    func eraseFeedback(_ number: Int) throws(TicketStoreError) -> Feedback?

    /// The keys by which senders are counted, of 32 random bytes each: a day's own, and that of the day before where there
    /// is one. All processes get the same. Older ones are gone, so that nobody finds out later who wrote.
    /// - Parameter day: counted from 1970-01-01 in UTC.
    func senderKeys(on day: Int) throws(TicketStoreError) -> [[UInt8]]
}

extension TicketStore {
    /// Stores what came in, and waits for a lock for the store's own time.
    package func submit(_ submissions: [NewSubmission]) throws(TicketStoreError)
        -> [Result<SubmissionOutcome, TicketStoreError>]
    {
        try submit(submissions, patience: nil)
    }

    /// Stores one ticket, whoever sent it and however often.
    /// - Returns: its number.
    package func insert(_ ticket: NewTicket) throws(TicketStoreError) -> Int {
        switch try submit(NewSubmission(ticket: ticket)) {
        case .stored(let number, _, _), .repeated(let number, _): return number
        case .limited: throw TicketStoreError(.failed, "The ticket was not stored. Try again.")
        }
    }
}

/// Which tickets a list shows.
package struct TicketFilter: Sendable, Hashable {
    /// Closed ones as well.
    package var includesClosed: Bool
    /// Only those in quarantine, open or closed; they are in no other list.
    package var isQuarantine: Bool
    /// Only this team's; nil for every team's.
    package var team: String?

    /// Without parameters, the open tickets of every team.
    package init(includesClosed: Bool = false, isQuarantine: Bool = false, team: String? = nil) {
        self.includesClosed = includesClosed
        self.isQuarantine = isQuarantine
        self.team = team
    }
}

/// New values for a ticket; nil leaves one as it is.
package struct TicketChange: Sendable, Hashable {
    /// nil to leave the priority.
    package var priority: Priority?
    /// nil to leave the stage; a folded one closes the ticket, any other opens it again.
    package var stage: Stage?

    /// A change of what is given; without parameters, of nothing.
    package init(priority: Priority? = nil, stage: Stage? = nil) {
        self.priority = priority
        self.stage = stage
    }
}

/// Why a store did not do what it was asked to; nothing was changed.
package struct TicketStoreError: Error, Sendable, Hashable {
    /// What stands in the way.
    package enum Kind: String, Sendable, Hashable {
        /// Somebody else holds the store for longer than the time we wait.
        case busy
        /// No room is left on the disk.
        case full
        /// It is missing, or may not be read or written.
        case inaccessible
        /// A newer version of Docket has written it.
        case newerVersion
        /// The content is not what it has to be.
        case damaged
        /// Anything else.
        case failed
    }

    /// What a program decides by; people read the sentence.
    package let kind: Kind
    /// What happened, where, and what to do, a whole sentence without people's data.
    package let sentence: String

    /// An error with its sentence.
    package init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }
}
