import Diagnostics
import Forms
import Foundation
import Glibc
import Tickets

/// Reads the folder `teams` of a site: one folder for each team.
struct TeamFolderReader {
    /// Names that addresses in `public/` need for themselves.
    static let reservedNames = ["assets", "search"]

    /// The site's folder.
    let root: String
    /// The texts of each of the site's languages, the default first; never empty.
    let messages: [Messages]
    let limits: Limits
    /// The rules of forms that have none.
    let spam: SpamRules
    /// Where the gateway's own addresses begin; nil for nowhere below the start page.
    let gatewayFolder: String?
    /// Those of the languages that have pages.
    let publishedLanguages: Set<String>
    /// What an earlier build has read of the articles.
    let memory: SiteMemory

    /// Every team in each of the languages, in the order of their names.
    func read(_ diagnostics: inout Diagnostics) -> [[Team]] {
        let folder = "\(root.withSlashAtEnd)teams"
        guard Self.exists(folder) else { return [] }
        guard Self.isFolder(folder), let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            diagnostics.append(
                Diagnostic(
                    "“teams” must be a folder that this user may read. It holds a folder for each team.", file: folder))
            return []
        }
        let all = entries.filter { !$0.hasPrefix(".") }.sorted().concurrentMap { entry in
            var problems = Diagnostics()
            let editions = read(entry, in: "\(folder)/\(entry)", &problems)
            return (editions: editions, problems: problems)
        }
        for team in all { diagnostics.append(team.problems) }
        return all.compactMap(\.editions)
    }

    /// - Returns: nil where there is no team's folder.
    private func read(_ name: String, in folder: String, _ diagnostics: inout Diagnostics) -> [Team]? {
        if let editions = memory.editions(of: name) { return editions }
        guard Self.isFolder(folder) else {
            diagnostics.append(
                Diagnostic("This is not a team’s folder. Nothing reads it.", severity: .warning, file: folder))
            return nil
        }
        if let problem = problem(withName: name) { diagnostics.append(Diagnostic(problem, file: folder)) }
        return readTeam(name, in: folder, &diagnostics)
    }

    private func readTeam(_ name: String, in folder: String, _ diagnostics: inout Diagnostics) -> [Team] {
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            diagnostics.append(
                Diagnostic("The folder cannot be read. Allow this user to read it.", file: folder))
            return []
        }
        guard entries.contains("team.yaml") else {
            diagnostics.append(
                Diagnostic(
                    "The folder has no team.yaml. "
                        + (entries.contains("team.yml")
                            ? "Rename team.yml to team.yaml." : "Write one, or remove the folder."),
                    file: folder))
            return []
        }
        do throws(Diagnostic) {
            let source = try YAMLFile.read("\(folder)/team.yaml", within: root)
            var reader = YAMLReader(source, languages: messages.map(\.language))
            var isRead = false
            defer { if !isRead { diagnostics.append(reader.diagnostics) } }
            guard let value = reader.root(orNeeding: "A team needs at least a “name”.") else { return [] }
            var editions: [Team] = []
            for messages in messages {
                reader.languages.current = messages.language
                // A problem of one edition is hardly another's too, and is told once.
                guard var team = reader.team(value, name: name, messages, limits, spam),
                    !reader.diagnostics.hasErrors
                else { return editions }
                team.file = source.bytes
                editions.append(team)
            }
            let read = addArticles(of: name, in: folder, to: &editions, &diagnostics)
            reader.warnOfHiddenArticles(
                value,
                of: zip(messages, editions).filter { publishedLanguages.contains($0.0.language) }.map(\.1))
            diagnostics.append(reader.diagnostics)
            isRead = true
            memory.add(
                SiteMemory.ReadTeam(
                    articles: read.settled, isUnchanged: read.isUnchanged,
                    editions: diagnostics.all.isEmpty && read.isSettled && !read.hasLinks && !Self.isLinked(folder)
                        ? editions : []), of: name)
            return editions
        } catch {
            diagnostics.append(error)
            return []
        }
    }

    /// Each article goes to the edition of its language.
    /// - Returns: the articles whose files can be known again, whether these are all, whether they are the same as
    ///   before, and whether links lead to any of the folders.
    private func addArticles(
        of name: String, in folder: String, to editions: inout [Team], _ diagnostics: inout Diagnostics
    ) -> (settled: [Article], isSettled: Bool, isUnchanged: Bool, hasLinks: Bool) {
        let languages = messages.map(\.language)
        let known = memory.articles(of: name, languages)
        let content = ArticleFolderReader(
            root: root, languages: languages, sizeLimit: limits.article, known: known, isSettled: memory.isSettled
        ).read(folder, &diagnostics)
        for (index, language) in languages.enumerated() where index < editions.count {
            editions[index].categories = content.categories[index].sorted(by: { $0.place }, then: { $0.name })
            editions[index].articles = content.articles.filter { $0.language == language }
                .sorted(by: { $0.place }, then: { $0.name })
        }
        let settled = content.articles.filter { $0.stamp != nil }
        return (
            settled, isSettled: settled.count == content.articles.count,
            isUnchanged: content.knownCount == known.count && content.articles.count == known.count,
            hasLinks: content.hasLinks
        )
    }

    /// Whether anything stands at a path, be it a link to nothing.
    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether a team's folder or its settings are behind a link, and change where nobody looks for it.
    private static func isLinked(_ folder: String) -> Bool {
        [folder, "\(folder)/team.yaml"].contains { path in
            var status = stat()
            return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        }
    }

    /// Whether a folder stands at a path, behind links.
    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private func problem(withName name: String) -> String? {
        let languages = messages.map { $0.language.lowercased() }
        if Self.reservedNames.contains(name) || languages.contains(name) || name == gatewayFolder {
            return "A team cannot be called “\(name)”, because addresses need that word. Rename the folder."
        }
        return AddressName.isValid(name)
            ? nil
            : "A team’s folder is named with lower-case letters a to z, digits and hyphens between them, at most 63."
                + " Rename it."
    }
}
