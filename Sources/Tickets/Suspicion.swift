/// Why a ticket is kept in quarantine, apart from the list of work.
package enum Suspicion: String, Sendable, Hashable, CaseIterable {
    /// Something was written where people see nothing.
    case honeypot
    /// The form wants a proof of work, and there was none, as there is none without JavaScript.
    case challengeMissing = "challenge_missing"
    /// The proof of work was wrong, too old, of another form, or used before.
    case challengeFailed = "challenge_failed"
    /// An answer has a word that the form blocks.
    case blockedWord = "blocked_word"
    /// An answer has an address of a host that the form blocks.
    case blockedHost = "blocked_host"
}
