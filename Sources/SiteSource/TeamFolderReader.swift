import Diagnostics
import Forms
import Foundation
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
    let memory: ArticleMemory

    /// Every team in each of the languages, in the order of their names.
    func read(_ diagnostics: inout Diagnostics) -> [[Team]] {
        let folder = "\(root.withSlashAtEnd)teams"
        guard let type = Self.type(of: folder) else { return [] }
        guard type == .typeDirectory, let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            diagnostics.append(
                Diagnostic(
                    "“teams” must be a folder that this user may read. It holds a folder for each team.", file: folder))
            return []
        }
        var teams: [[Team]] = []
        for entry in entries.sorted() where !entry.hasPrefix(".") {
            let path = "\(folder)/\(entry)"
            guard Self.type(of: path) == .typeDirectory else {
                diagnostics.append(
                    Diagnostic("This is not a team’s folder. Nothing reads it.", severity: .warning, file: path))
                continue
            }
            if let problem = problem(withName: entry) { diagnostics.append(Diagnostic(problem, file: path)) }
            teams.append(read(entry, in: path, &diagnostics))
        }
        return teams
    }

    private func read(_ name: String, in folder: String, _ diagnostics: inout Diagnostics) -> [Team] {
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
            defer { diagnostics.append(reader.diagnostics) }
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
            addArticles(of: folder, to: &editions, &diagnostics)
            reader.warnOfHiddenArticles(
                value,
                of: zip(messages, editions).filter { publishedLanguages.contains($0.0.language) }.map(\.1))
            return editions
        } catch {
            diagnostics.append(error)
            return []
        }
    }

    /// Each article goes to the edition of its language.
    private func addArticles(of folder: String, to editions: inout [Team], _ diagnostics: inout Diagnostics) {
        let languages = messages.map(\.language)
        let content = ArticleFolderReader(root: root, languages: languages, memory: memory).read(folder, &diagnostics)
        for (index, language) in languages.enumerated() where index < editions.count {
            editions[index].categories = content.categories[index].sorted { ($0.place, $0.name) < ($1.place, $1.name) }
            editions[index].articles = content.articles.filter { $0.language == language }
                .sorted { ($0.place, $0.name) < ($1.place, $1.name) }
        }
    }

    /// What stands at a path, behind links; nil for nothing.
    private static func type(of path: String) -> FileAttributeType? {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType
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
