import Glibc
import Synchronization

/// The articles that an earlier build has read, for those whose files have not changed since.
package final class ArticleMemory: Sendable {
    /// What was read of a team's folder.
    package struct Team: Sendable {
        /// Those whose files can be known again.
        package let articles: [Article]
        /// Whether they are the ones that the earlier build had, and all of them.
        package let isUnchanged: Bool
    }

    private let old: @Sendable (_ team: String) -> [Article]
    private let languages: [String]
    /// Whether a file cannot change any more without another stamp.
    package let isSettled: @Sendable (FileStamp) -> Bool
    private let found = Mutex<[String: Team]>([:])

    /// - Parameters:
    ///   - languages: of the site that had the articles, the default first.
    ///   - isSettled: whether a file cannot change any more without another stamp; by default what `FileStamp` says of now.
    ///   - articles: those of a team, in any order; called from several threads.
    package init(
        languages: [String] = [], isSettled: (@Sendable (FileStamp) -> Bool)? = nil,
        articles: @escaping @Sendable (_ team: String) -> [Article] = { _ in [] }
    ) {
        old = articles
        self.languages = languages
        let now = Int(time(nil)) * 1_000_000_000
        self.isSettled = isSettled ?? { $0.isSettled(at: now) }
    }

    /// What this build has read, by the teams' names.
    package var teams: [String: Team] { found.withLock { $0 } }

    /// What the earlier build has read of a team, by the paths of the files.
    func articles(of team: String, _ languages: [String]) -> [String: Article] {
        guard languages == self.languages else { return [:] }
        return Dictionary(old(team).map { ($0.source.name, $0) }) { $1 }
    }

    /// Remembers a team's articles for the next build.
    func add(_ articles: [Article], of team: String, isUnchanged: Bool) {
        let team = (name: team, read: Team(articles: articles.filter { $0.stamp != nil }, isUnchanged: isUnchanged))
        found.withLock { $0[team.name] = team.read }
    }
}
