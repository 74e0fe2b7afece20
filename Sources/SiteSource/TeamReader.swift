import Diagnostics
import Forms
import Foundation
import Yams

extension Team {
    /// Names that addresses in `public/` need for themselves.
    static let reservedNames = ["assets", "search", "en"]

    /// Every team of the folder `teams`, in the order of their names.
    static func readAll(in folder: String, messages: Messages, _ diagnostics: inout Diagnostics) -> [Team] {
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        var teams: [Team] = []
        for entry in entries.sorted() where !entry.hasPrefix(".") {
            let path = "\(folder)/\(entry)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                diagnostics.append(
                    Diagnostic("This is not a team’s folder. Nothing reads it.", severity: .warning, file: path))
                continue
            }
            if let problem = problem(withName: entry) {
                diagnostics.append(Diagnostic(problem, file: path))
            }
            read(entry, in: path, messages, &diagnostics).map { teams.append($0) }
        }
        return teams
    }

    private static func read(
        _ name: String, in folder: String, _ messages: Messages, _ diagnostics: inout Diagnostics
    ) -> Team? {
        let file = "\(folder)/team.yaml"
        guard FileManager.default.fileExists(atPath: file) else {
            diagnostics.append(
                Diagnostic("The folder has no team.yaml. Write one, or remove the folder.", file: folder))
            return nil
        }
        do throws(Diagnostic) {
            let source = try YAMLFile.read(file, name: file)
            var reader = YAMLReader(source)
            defer { diagnostics.append(reader.diagnostics) }
            guard let root = try YAMLFile.parse(source) else {
                reader.report("The file is empty. A team needs at least a “name”.", at: .start)
                return nil
            }
            return reader.team(root, name: name, messages)
        } catch {
            diagnostics.append(error)
            return nil
        }
    }

    private static func problem(withName name: String) -> String? {
        if reservedNames.contains(name) {
            return "A team cannot be called “\(name)”, because addresses need that word. Rename the folder."
        }
        guard name.wholeMatch(of: /[a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?/) != nil else {
            return "A team’s folder is named with lower-case letters, digits and hyphens between them, at most 63. Rename it."
        }
        return nil
    }
}

extension YAMLReader {
    mutating func team(_ root: Node, name: String, _ messages: Messages) -> Team? {
        guard let map = map(root, TeamKey.self, of: "team.yaml") else { return nil }
        let title = text(needed(.name, in: map, of: "team.yaml"), "name")
        let description = text(map[.description], "description")
        let published = bool(map[.published], "published") ?? false
        let helpCenter = helpCenter(map[.helpCenter])
        let form = teamForm(map[.form], messages)
        guard let title else { return nil }
        return Team(
            name: name, title: title, description: description, published: published, helpCenter: helpCenter,
            form: form)
    }

    private mutating func helpCenter(_ node: Node?) -> HelpCenter {
        guard let node, let map = map(node, HelpCenterKey.self, of: "“help_center”") else {
            return HelpCenter(published: false)
        }
        return HelpCenter(
            published: bool(map[.published], "published") ?? false, contact: text(map[.contact], "contact"))
    }

    private mutating func teamForm(_ node: Node?, _ messages: Messages) -> TeamForm {
        guard let node, let map = map(node, FormKey.self, of: "“form”") else {
            return TeamForm(published: false, form: .defaultQuestions(messages))
        }
        let form = map[.fields].map { fields($0) } ?? .defaultQuestions(messages)
        return TeamForm(
            published: bool(map[.published], "published") ?? false,
            title: text(map[.title], "title"),
            introduction: text(map[.introduction], "introduction"),
            submit: text(map[.submit], "submit"),
            form: form)
    }

    private mutating func fields(_ node: Node) -> Form {
        var names: [String: Int] = [:]
        var attributes: [TicketAttribute: Int] = [:]
        var fields: [Field] = []
        let items = list(node, "fields") ?? []
        if case .sequence = node, items.isEmpty {
            report("“fields” is empty. Write at least one field, or remove the key for the default questions.", at: node.position)
        }
        for item in items {
            guard let field = field(item) else { continue }
            if field.attribute != .custom, let line = attributes[field.attribute] {
                report(
                    "The type “\(field.attribute.rawValue)” is used twice; line \(line) has it too. A ticket has it once: make one of the two custom.",
                    at: item.position)
            } else if let line = names[field.name] {
                report(
                    "The name “\(field.name)” is used twice; line \(line) has it too. Give one of the two another “name”.",
                    at: item.position)
            }
            names[field.name] = item.position.line
            attributes[field.attribute] = item.position.line
            fields.append(field)
        }
        return Form(fields: fields)
    }
}
