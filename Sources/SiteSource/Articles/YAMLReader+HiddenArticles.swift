import Diagnostics

extension YAMLReader {
    /// Warns of published articles that no page shows, because the help centre of their published team is not published.
    ///
    /// Who has written that it is not published wants it so, and drafts are hidden anyway: neither is worth a word.
    /// - Parameters:
    ///   - root: all of team.yaml.
    ///   - editions: the team in each language that has pages.
    mutating func warnOfHiddenArticles(_ root: YAMLValue, of editions: [Team]) {
        guard let team = editions.first, team.published, !team.helpCenter.published,
            let map = map(root, TeamKey.self, of: "team.yaml")
        else { return }
        let count = editions.reduce(0) { count, team in
            let hidden = Set(team.categories.filter { !$0.published }.map(\.name))
            return count + team.articles.count { $0.published && !($0.category.map(hidden.contains) ?? false) }
        }
        guard count > 0 else { return }
        let articles = count == 1 ? "the published article" : "any of the \(count.grouped) published articles"
        let sentence = "No page shows \(articles) of this team, because its help centre is not published."
        guard let helpCenter = map[.helpCenter] else {
            // The word that makes a team seen, beside which the other one is missing.
            return warn(
                "\(sentence) Add “help_center: { published: true }”, or the same with false if that is meant.",
                at: map[.published]?.position ?? map.position)
        }
        guard self.map(helpCenter, HelpCenterKey.self, of: "“help_center”")?[.published] == nil else { return }
        warn(
            "\(sentence) Add “published: true” to “help_center”, or “published: false” if that is meant.",
            at: map.keyPositions[.helpCenter] ?? map.position)
    }
}
