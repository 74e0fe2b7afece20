package import Tickets

/// The published articles of a team as far as the gateway knows them: `articles/<team>` of a bundle.
package struct CompiledArticles: Sendable, Hashable {
    /// The languages that each is in, by its path below the team's articles, such as `billing/refund`.
    package var languages: [String: [String]]
    /// How much feedback is taken, and what looks like spam in it.
    package var spam: SpamRules

    /// Articles with their languages.
    package init(languages: [String: [String]] = [:], spam: SpamRules = SpamRules()) {
        self.languages = languages
        self.spam = spam
    }
}
