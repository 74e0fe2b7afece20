/// A ticket that is to be stored, with what makes it one of its kind.
package struct NewSubmission: Sendable, Hashable {
    /// What is stored, under a number that it is given then.
    package var ticket: NewTicket
    /// What the same submission sent again would have too; nil where each is another.
    package var identity: Identity?
    /// What must not happen too often; only what is stored counts.
    package var counters: [RateCounter]
    /// The proof of work that came with it, which counts once; nil for none.
    package var proof: Proof?

    /// By what a store knows that it has the ticket already.
    package struct Identity: Sendable, Hashable {
        /// A hash of everything that was sent.
        package let key: [UInt8]
        /// What the hash of the same would have been before.
        package let formerKeys: [[UInt8]]
        /// How long the same is the same, in milliseconds.
        package let lifetime: Int64

        /// An identity of a key that holds for a time.
        package init(key: [UInt8], formerKeys: [[UInt8]] = [], lifetime: Int64) {
            self.key = key
            self.formerKeys = formerKeys
            self.lifetime = lifetime
        }
    }

    /// A proof of work that passed.
    package struct Proof: Sendable, Hashable {
        /// A hash of it.
        package let hash: [UInt8]
        /// When nobody takes it any more in any case.
        package let expires: Timestamp

        /// A proof with its hash and its end.
        package init(hash: [UInt8], expires: Timestamp) {
            self.hash = hash
            self.expires = expires
        }
    }

    /// A submission with all its parts.
    package init(
        ticket: NewTicket, identity: Identity? = nil, counters: [RateCounter] = [], proof: Proof? = nil
    ) {
        self.ticket = ticket
        self.identity = identity
        self.counters = counters
        self.proof = proof
    }
}

/// What became of a submission.
package enum SubmissionOutcome: Sendable, Hashable {
    /// It is a ticket now; in quarantine for what it brought along, or for what only the store knows.
    case stored(number: Int, token: String, isQuarantined: Bool = false)
    /// It was one already.
    case repeated(number: Int, token: String)
    /// A counter is full: nothing was stored. `retryAfter` is in seconds, at least 1.
    case limited(retryAfter: Int)
}
