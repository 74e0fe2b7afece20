package import Diagnostics
package import Forms
import Foundation
import Tickets

extension Site {
    /// What a folder was read as.
    package struct Reading: Sendable {
        /// nil when there is an error.
        package let site: Site?
        /// What site.yaml says of the look, as far as it can be read; nil where it says nothing.
        package let theme: Theme?
        /// The languages of the site as far as they can be read, the default first.
        package let languages: [String]
        /// Every problem of every file, errors and warnings.
        package let diagnostics: Diagnostics
    }

    /// Reads `site.yaml` and every `teams/<team>/team.yaml` of a folder, once for each of the site's languages.
    /// - Parameters:
    ///   - folder: the path, as messages will show it.
    ///   - templates: where the interface's texts are, in `messages/<language>.yaml`.
    ///   - memory: what an earlier build has read; it learns what this one reads.
    package static func read(
        _ folder: String, templates: TemplateLayers, memory: SiteMemory = SiteMemory()
    ) -> Reading {
        read(folder, memory) { language throws(Diagnostics) in try templates.messages(language) }
    }

    /// The same for a site of one language.
    /// - Parameter messages: the interface's texts.
    package static func read(_ folder: String, messages: Messages) -> Reading {
        read(folder, SiteMemory()) { language throws(Diagnostics) in
            language == messages.language ? messages : nil
        }
    }

    private static func read(
        _ folder: String, _ memory: SiteMemory, finding messages: FindMessages
    ) -> Reading {
        let root = folder.withoutSlashesAtEnd
        var diagnostics = Diagnostics()
        let settings: (site: Site?, messages: [Messages]) =
            memory.settings.map { ($0.site, $0.messages) } ?? readSettings(of: root, messages, &diagnostics)
        var site = settings.site
        if let site, diagnostics.all.isEmpty {
            memory.add(SiteMemory.Settings(site: site, messages: settings.messages))
        }
        let published = site?.editions.filter(\.published).map(\.messages.language) ?? []
        let reader = TeamFolderReader(
            root: root, messages: settings.messages, limits: site?.limits ?? Limits(),
            spam: site?.spam ?? SpamRules(), gatewayFolder: site?.gatewayFolder,
            publishedLanguages: Set(published), memory: memory)
        let teams = reader.read(&diagnostics)
        for index in site?.editions.indices ?? 0..<0 {
            site?.editions[index].teams = teams.compactMap { index < $0.count ? $0[index] : nil }
        }
        return Reading(
            site: diagnostics.hasErrors ? nil : site, theme: site?.theme,
            languages: settings.messages.map(\.language), diagnostics: diagnostics)
    }

    /// The texts of a language; nil where nobody wrote them.
    fileprivate typealias FindMessages = (_ language: String) throws(Diagnostics) -> Messages?

    /// The folder of the start page that the gateway's path leads into; nil where it leads elsewhere.
    private var gatewayFolder: String? {
        guard gateway.hasPrefix(url.path) else { return nil }
        return gateway.dropFirst(url.path.count).split(separator: "/").first.map(String.init)
    }

    private static func readSettings(
        of folder: String, _ find: FindMessages, _ diagnostics: inout Diagnostics
    ) -> (site: Site?, messages: [Messages]) {
        // The teams are read even so, for what is wrong with them.
        var messages = [(try? find("en")) ?? Messages(language: "en", texts: [:])]
        let file = "\(folder.withSlashAtEnd)site.yaml"
        let entries = try? FileManager.default.contentsOfDirectory(atPath: folder)
        guard let entries, entries.contains("site.yaml") else {
            let problem =
                entries == nil ? "There is no folder here." : "There is no site.yaml in this folder."
            let remedy =
                entries?.contains("site.yml") == true
                ? "Rename site.yml to site.yaml." : "Name the folder of a site, or make one with “docket new”."
            diagnostics.append(Diagnostic("\(problem) \(remedy)", file: folder))
            return (nil, messages)
        }
        do throws(Diagnostic) {
            var reader = YAMLReader(try YAMLFile.read(file, within: folder))
            defer { diagnostics.append(reader.diagnostics) }
            guard let value = reader.root(orNeeding: "A site needs at least “name” and “url”."),
                let map = reader.map(value, SiteKey.self, of: "site.yaml")
            else { return (nil, messages) }
            let languages = reader.languages(map[.languages])
            messages = reader.messages(languages, find, &diagnostics)
            var site = reader.site(map, messages, folder: folder)
            for index in site?.editions.indices ?? 0..<0 {
                site?.editions[index].published = languages[index].published
            }
            return (site, messages)
        } catch {
            diagnostics.append(error)
            return (nil, messages)
        }
    }
}

extension String {
    /// A folder's path as it is put before a file's name: `site/` is `site`.
    var withoutSlashesAtEnd: String {
        var path = self[...]
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        return String(path)
    }

    /// A folder's path with one slash at its end.
    var withSlashAtEnd: String { utf8.last == UInt8(ascii: "/") ? self : self + "/" }
}

extension YAMLReader {
    /// The texts of each of the site's languages, which become the reader's own languages.
    fileprivate mutating func messages(
        _ languages: [SiteLanguage], _ find: Site.FindMessages, _ problems: inout Diagnostics
    ) -> [Messages] {
        var all: [Messages] = []
        for entry in languages {
            let language = entry.tag
            var found: Messages?
            do throws(Diagnostics) {
                found = try find(language)
                if found == nil {
                    let name = LanguageTag.name(language)
                    report(
                        "Docket has no texts in \(name == language ? "“\(language)”" : name). Translate its"
                            + " templates/messages/en.yaml into templates/messages/\(language).yaml of the site, or remove"
                            + " the language.",
                        at: entry.position ?? SourcePosition(line: 1, column: 1))
                }
            } catch {
                problems.append(error)
            }
            // The site's own texts in the language are read even so, for what is wrong with them.
            all.append(found ?? Messages(language: language, texts: [:]))
        }
        self.languages = Languages(all.map(\.language))
        return all
    }

    /// - Parameter folder: the site's, which holds the files that site.yaml names.
    fileprivate mutating func site(_ map: YAMLMap<SiteKey>, _ messages: [Messages], folder: String) -> Site? {
        var editions: [Edition] = []
        for messages in messages {
            languages.current = messages.language
            guard let name = neededText(.name, in: map, of: "site.yaml") else { break }
            editions.append(Edition(name: name, messages: messages, teams: []))
        }
        let url = siteURL(needed(.url, in: map, of: "site.yaml"))
        let gateway = map[.gateway].map { self.gateway($0) } ?? "/cgi-bin/docket-cgi"
        let timeZone = timeZone(map[.timeZone]) ?? "UTC"
        let limits = map[.limits].map { self.limits($0) } ?? Limits()
        let theme = map[.theme].map { ThemeReader(folder: folder).theme($0, &self) } ?? Theme()
        let spam = spam(map[.spam], over: SpamRules())
        let proxies = trustedProxies(map[.trustedProxies])
        guard editions.count == messages.count, let url, let gateway else { return nil }
        return Site(
            folder: folder, url: url, gateway: gateway, timeZone: timeZone, theme: theme, limits: limits, spam: spam,
            trustedProxies: proxies, rawHTML: bool(map[.rawHTML], "raw_html") ?? false, editions: editions)
    }

    private mutating func limits(_ value: YAMLValue) -> Limits {
        var limits = Limits()
        guard let map = map(value, LimitsKey.self, of: "“limits”") else { return limits }
        if let body = size(map[.body], "body", in: KeyRange.body) { limits.body = body }
        if let parameters = integer(map[.parameters], "parameters", in: KeyRange.parameters) {
            limits.parameters = parameters
        }
        if let files = size(map[.files], "files", in: KeyRange.files) { limits.files = files }
        limits.attachments = attachments(map[.attachments])
        if let article = size(map[.article], "article", in: KeyRange.article) { limits.article = article }
        if let cells = integer(map[.tableCells], "table_cells", in: KeyRange.tableCells) { limits.tableCells = cells }
        return limits
    }

    /// `off`, or how many bytes all files of a home may have.
    private mutating func attachments(_ value: YAMLValue?) -> Int? {
        guard let value, value.text != "off" else { return nil }
        return size(value, "attachments", in: KeyRange.attachments, or: "off, or ")
    }
}
