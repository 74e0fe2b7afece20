package import Diagnostics
package import Forms
import Foundation
import Yams

extension Site {
    /// What a folder was read as.
    package struct Reading: Sendable {
        /// nil when there is an error.
        package let site: Site?
        /// Every problem of every file, errors and warnings.
        package let diagnostics: Diagnostics
    }

    /// Reads `site.yaml` and every `teams/<team>/team.yaml` of a folder.
    /// - Parameters:
    ///   - folder: the path, as messages will show it.
    ///   - messages: the interface's texts.
    package static func read(_ folder: String, messages: Messages) -> Reading {
        var diagnostics = Diagnostics()
        var site: Site?
        do throws(Diagnostic) {
            let source = try YAMLFile.read("\(folder)/site.yaml", name: "\(folder)/site.yaml")
            var reader = YAMLReader(source)
            if let root = try YAMLFile.parse(source) {
                site = reader.site(root, messages: messages)
            } else {
                reader.report("The file is empty. A site needs at least “name” and “url”.", at: .start)
            }
            diagnostics.append(reader.diagnostics)
        } catch {
            diagnostics.append(missingSite(folder) ?? error)
        }
        let teams = Team.readAll(in: "\(folder)/teams", messages: messages, &diagnostics)
        site?.teams = teams
        return Reading(site: diagnostics.hasErrors ? nil : site, diagnostics: diagnostics)
    }

    private static func missingSite(_ folder: String) -> Diagnostic? {
        guard !FileManager.default.fileExists(atPath: "\(folder)/site.yaml") else { return nil }
        return Diagnostic(
            "There is no site.yaml in this folder. Name the folder of a site, or make one with “docket new \(folder)”.",
            file: folder)
    }
}

extension SourcePosition {
    static let start = SourcePosition(line: 1, column: 1)
}

extension YAMLReader {
    mutating func site(_ root: Node, messages: Messages) -> Site? {
        guard let map = map(root, SiteKey.self, of: "site.yaml") else { return nil }
        let name = text(needed(.name, in: map, of: "site.yaml"), "name")
        let url = siteURL(needed(.url, in: map, of: "site.yaml"))
        let gateway = gateway(map[.gateway])
        let limits = limits(map[.limits])
        guard let name, let url, let gateway, let limits else { return nil }
        return Site(name: name, url: url, gateway: gateway, limits: limits, messages: messages, teams: [])
    }

    private mutating func siteURL(_ node: Node?) -> SiteURL? {
        guard let text = text(node, "url"), let node else { return nil }
        guard let match = text.wholeMatch(of: /(https?:\/\/[A-Za-z0-9.\-]+(?::[0-9]{1,5})?|https?:\/\/\[[0-9A-Fa-f:.]+\](?::[0-9]{1,5})?)(\/[A-Za-z0-9\-._~!$&'()*+,;=:@%\/]*)?/),
            !text.contains("/../"), !text.contains("/./")
        else {
            report(
                "“url” must be the address of the start page, such as https://help.example.com/. It has no query, and characters beyond ASCII are encoded.",
                at: node.position)
            return nil
        }
        let path = match.2.map(String.init) ?? "/"
        return SiteURL(origin: String(match.1), path: path.hasSuffix("/") ? path : path + "/")
    }

    private mutating func gateway(_ node: Node?) -> String? {
        guard let node else { return "/cgi-bin/docket-cgi" }
        guard let text = text(node, "gateway") else { return nil }
        guard text.wholeMatch(of: /(\/[A-Za-z0-9\-._~!$&'()*+,;=:@]+)+/) != nil, !text.contains("/../"), !text.hasSuffix("/..")
        else {
            report(
                "“gateway” must be a path on the same server, such as /cgi-bin/docket-cgi, without a slash at the end.",
                at: node.position)
            return nil
        }
        return text
    }

    private mutating func limits(_ node: Node?) -> Limits? {
        var limits = Limits()
        guard let node else { return limits }
        guard let map = map(node, LimitsKey.self, of: "“limits”") else { return nil }
        if let node = map[.body] {
            guard let size = size(node, "body", in: 1_000...100_000_000) else { return nil }
            limits.body = size
        }
        if let node = map[.parameters] {
            guard let count = integer(node, "parameters", in: 1...100_000) else { return nil }
            limits.parameters = count
        }
        return limits
    }

    /// A number of bytes, such as `500 kB` or `2 MB`; a MB is 1,000,000 bytes.
    private mutating func size(_ node: Node, _ name: String, in range: ClosedRange<Int>) -> Int? {
        let units = ["B": 1, "kB": 1_000, "MB": 1_000_000]
        let parts = (node.scalar?.string ?? "").split(separator: " ")
        if parts.count == 2, let number = Int(parts[0]), number >= 0, let unit = units[String(parts[1])] {
            let (bytes, overflow) = number.multipliedReportingOverflow(by: unit)
            if !overflow, range.contains(bytes) { return bytes }
        }
        report(
            "“\(name)” must be a size such as 500 kB or 2 MB, from \(range.lowerBound / 1_000) kB to \(range.upperBound / 1_000_000) MB.",
            at: node.position)
        return nil
    }
}
