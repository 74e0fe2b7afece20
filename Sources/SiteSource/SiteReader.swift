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
        /// Every problem of every file, errors and warnings.
        package let diagnostics: Diagnostics
    }

    /// Reads `site.yaml` and every `teams/<team>/team.yaml` of a folder.
    /// - Parameters:
    ///   - folder: the path, as messages will show it.
    ///   - messages: the interface's texts.
    package static func read(_ folder: String, messages: Messages) -> Reading {
        let root = folder.withoutSlashesAtEnd
        var diagnostics = Diagnostics()
        var site = readSettings(of: root, messages, &diagnostics)
        let reader = TeamFolderReader(
            root: root, messages: messages, limits: site?.limits ?? Limits(), spam: site?.spam ?? SpamRules(),
            gatewayFolder: site?.gatewayFolder)
        let teams = reader.read(&diagnostics)
        site?.teams = teams
        return Reading(
            site: diagnostics.hasErrors ? nil : site, theme: site?.theme, diagnostics: diagnostics)
    }

    /// The folder of the start page that the gateway's path leads into; nil where it leads elsewhere.
    private var gatewayFolder: String? {
        guard gateway.hasPrefix(url.path) else { return nil }
        return gateway.dropFirst(url.path.count).split(separator: "/").first.map(String.init)
    }

    private static func readSettings(
        of folder: String, _ messages: Messages, _ diagnostics: inout Diagnostics
    ) -> Site? {
        let file = "\(folder.withSlashAtEnd)site.yaml"
        let entries = try? FileManager.default.contentsOfDirectory(atPath: folder)
        guard let entries, entries.contains("site.yaml") else {
            let problem =
                entries == nil ? "There is no folder here." : "There is no site.yaml in this folder."
            let remedy =
                entries?.contains("site.yml") == true
                ? "Rename site.yml to site.yaml." : "Name the folder of a site, or make one with “docket new”."
            diagnostics.append(Diagnostic("\(problem) \(remedy)", file: folder))
            return nil
        }
        do throws(Diagnostic) {
            var reader = YAMLReader(try YAMLFile.read(file, within: folder))
            defer { diagnostics.append(reader.diagnostics) }
            guard let value = reader.root(orNeeding: "A site needs at least “name” and “url”.") else { return nil }
            return reader.site(value, messages, folder: folder)
        } catch {
            diagnostics.append(error)
            return nil
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
    /// - Parameter folder: the site's, which holds the files that site.yaml names.
    mutating func site(_ root: YAMLValue, _ messages: Messages, folder: String) -> Site? {
        guard let map = map(root, SiteKey.self, of: "site.yaml") else { return nil }
        let name = neededText(.name, in: map, of: "site.yaml")
        let url = siteURL(needed(.url, in: map, of: "site.yaml"))
        let gateway = map[.gateway].map { self.gateway($0) } ?? "/cgi-bin/docket-cgi"
        let limits = map[.limits].map { self.limits($0) } ?? Limits()
        let theme = map[.theme].map { ThemeReader(folder: folder).theme($0, &self) } ?? Theme()
        let spam = spam(map[.spam], over: SpamRules())
        let proxies = trustedProxies(map[.trustedProxies])
        guard let name, let url, let gateway else { return nil }
        return Site(
            name: name, url: url, gateway: gateway, theme: theme, limits: limits, spam: spam, trustedProxies: proxies,
            messages: messages, teams: [])
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
        return limits
    }

    /// `off`, or how many bytes all files of a home may have.
    private mutating func attachments(_ value: YAMLValue?) -> Int? {
        guard let value, value.text != "off" else { return nil }
        return size(value, "attachments", in: KeyRange.attachments, or: "off, or ")
    }
}
