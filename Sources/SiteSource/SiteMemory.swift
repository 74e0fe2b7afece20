import Forms
import Glibc
import Synchronization

/// What an earlier build has read of a site, for what has not changed since.
package final class SiteMemory: Sendable {
    /// What was read of a team's folder.
    package struct ReadTeam: Sendable {
        /// The articles whose files can be known again.
        package let articles: [Article]
        /// Whether they are the ones that the earlier build had, and all of them.
        package let isUnchanged: Bool
        /// The team in each of the languages; none where there was something to say of it, where a file was so new that
        /// it has to be read once more before it is known, or where a link leads to another folder.
        let editions: [Team]
    }

    /// What was read of site.yaml and the messages, where there was nothing to say of them.
    struct Settings: Sendable {
        let site: Site
        let messages: [Messages]
    }

    /// What somebody who watches the site's folder knows to be as it was.
    private let untouched: (settings: Settings?, teams: [String: ReadTeam])
    private let old: @Sendable (_ team: String) -> [Article]
    private let languages: @Sendable () -> [String]
    /// Whether a file cannot change any more without another stamp.
    package let isSettled: @Sendable (FileStamp) -> Bool
    private let found = Mutex<[String: ReadTeam]>([:])
    private let foundSettings = Mutex<Settings?>(nil)

    /// - Parameters:
    ///   - languages: of the site that had the articles, the default first; called from several threads.
    ///   - isSettled: whether a file cannot change any more without another stamp; by default what `FileStamp` says of now.
    ///   - before: of the last build of this process, where nothing but the folders of some teams can have changed since;
    ///     nil where anything may.
    ///   - touched: the names of these teams.
    ///   - articles: those of a team, in any order; called from several threads.
    package init(
        languages: @escaping @Sendable () -> [String] = { [] }, isSettled: (@Sendable (FileStamp) -> Bool)? = nil,
        before: SiteMemory? = nil,
        touched: Set<String> = [], articles: @escaping @Sendable (_ team: String) -> [Article] = { _ in [] }
    ) {
        let settings = before?.foundSettings.withLock { $0 }
        let teams =
            settings == nil ? [:] : before?.teams.filter { !touched.contains($0.key) && !$0.value.editions.isEmpty }
        untouched = (settings, teams ?? [:])
        old = articles
        self.languages = languages
        let now = Int(time(nil)) * 1_000_000_000
        self.isSettled = isSettled ?? { $0.isSettled(at: now) }
    }

    /// The teams that are taken from the last build, unread.
    package var untouchedTeams: Set<String> { Set(untouched.teams.keys) }

    /// What this build has read, by the teams' names.
    package var teams: [String: ReadTeam] { found.withLock { $0 } }

    /// What was read of site.yaml and the messages, where that cannot have changed.
    var settings: Settings? {
        if let settings = untouched.settings { add(settings) }
        return untouched.settings
    }

    func add(_ settings: Settings) { foundSettings.withLock { $0 = settings } }

    /// A team whose folder cannot have changed, in each of the languages.
    func editions(of team: String) -> [Team]? {
        guard let known = untouched.teams[team] else { return nil }
        add(ReadTeam(articles: known.articles, isUnchanged: true, editions: known.editions), of: team)
        return known.editions
    }

    /// What the earlier build has read of a team, by the paths of the files.
    func articles(of team: String, _ languages: [String]) -> [String: Article] {
        guard languages == self.languages() else { return [:] }
        return Dictionary(old(team).map { ($0.source.name, $0) }) { $1 }
    }

    /// Remembers a team for the next build.
    func add(_ team: ReadTeam, of name: String) { found.withLock { $0[name] = team } }
}
