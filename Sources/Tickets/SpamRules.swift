/// What keeps machines from filling a team's list, from `spam` of team.yaml and site.yaml.
package struct SpamRules: Sendable, Hashable {
    /// Whether the browser of whoever writes has to work for each ticket.
    package enum Challenge: String, Sendable, Hashable, CaseIterable {
        /// Nobody is asked.
        case off
        /// Who can may; a proof that is wrong is suspicious, none is not.
        case offered
        /// A ticket without a proof goes into quarantine.
        case required
    }

    /// Whether there is a proof of work.
    package var challenge = Challenge.off
    /// How often one sender may write to the form; nil for as often as one likes.
    package var perSender: RateLimit? = RateLimit(count: 5, period: 60)
    /// How often all together may; nil for as often as they like.
    package var perForm: RateLimit? = RateLimit(count: 60, period: 60)
    /// Words and phrases that no usual ticket has, as they were written.
    package var blockedWords: [String] = []
    /// Hosts that no usual ticket leads to, in lower case; each stands for what is below it too.
    package var blockedHosts: [String] = []

    /// The rules of a site that writes none.
    package init() {}
}
