package import Diagnostics
import Forms
package import Templates

/// The keys of a file that declares a template's parameters.
enum DeclarationKey: String, MapKeys {
    case description, parameters
}

/// The keys of a parameter.
enum ParameterKey: String, MapKeys {
    case type, required, description, of
}

/// The words that a parameter's `type` knows.
enum ParameterType: String, CaseIterable {
    case text, html, url, bool, list, object
}

extension Declaration {
    /// Reads what templates declare, by the templates' names: `layouts/<name>.yaml`, `pages/<name>.yaml`,
    /// `components/<name>/<name>.yaml`, and `shared.yaml` for what every template is given; the interface's texts are
    /// among that as `text`.
    /// - Returns: what was read, and every problem.
    package static func readAll(
        in layers: TemplateLayers
    ) -> (declarations: [String: Declaration], shared: [Parameter], problems: Diagnostics) {
        var problems = Diagnostics()
        func read(_ path: String) -> Declaration? {
            do throws(Diagnostic) {
                var reader = YAMLReader(try YAMLFile.read(layers.file(path) ?? "\(layers.base)/\(path)"))
                defer { problems.append(reader.diagnostics) }
                return reader.declaration()
            } catch {
                problems.append(error)
                return nil
            }
        }
        var declarations: [String: Declaration] = [:]
        for group in ["layouts", "pages"] {
            for file in layers.names(in: group) where file.hasSuffix(".yaml") {
                declarations["\(group)/\(file.dropLast(5))"] = read("\(group)/\(file)")
            }
        }
        for name in layers.names(in: "components") where layers.file("components/\(name)/\(name).yaml") != nil {
            declarations[name] = read("components/\(name)/\(name).yaml")
        }
        let shared = read("shared.yaml")?.parameters ?? []
        return (declarations, shared + [texts(in: "\(layers.base)/messages")], problems)
    }

    /// `text`, which holds the interface's texts by their keys.
    private static func texts(in folder: String) -> Parameter {
        let source = SourceText(name: folder, text: "")
        let texts = Messages.Key.allCases.map {
            Parameter($0.rawValue, .text, in: source, at: SourcePosition(line: 1, column: 1))
        }
        return Parameter("text", .object(texts), in: source, at: SourcePosition(line: 1, column: 1))
    }
}

extension YAMLReader {
    fileprivate mutating func declaration() -> Declaration? {
        let what = "A template’s file"
        guard let root = root(orNeeding: "It needs a “description” and its “parameters”."),
            let map = map(root, DeclarationKey.self, of: what)
        else { return nil }
        _ = neededText(.description, in: map, of: what)
        let parameters = needed(.parameters, in: map, of: what).map { self.parameters($0) } ?? []
        return Declaration(parameters, in: source.text)
    }

    /// A map of parameters by their names.
    private mutating func parameters(_ value: YAMLValue) -> [Parameter] {
        guard case .map(let entries) = value.content else {
            report("Parameters are a map by their names, and this is \(value.kind).", at: value.position)
            return []
        }
        return entries.compactMap { entry in
            guard let name = entry.key.text, !name.isEmpty else {
                report("A parameter’s name must be a word, and this is \(entry.key.kind).", at: entry.key.position)
                return nil
            }
            return parameter(name, entry)
        }
    }

    private mutating func parameter(_ name: String, _ entry: YAMLEntry) -> Parameter? {
        guard let map = map(entry.value, ParameterKey.self, of: "A parameter") else { return nil }
        let type = word(needed(.type, in: map, of: "A parameter"), "type", ParameterType.self)
        let description = neededText(.description, in: map, of: "A parameter")
        let isRequired = bool(map[.required], "required") ?? true
        let members = map[.of].map { parameters($0) }
        guard let type else { return nil }
        let hasMembers = type == .list || type == .object
        if hasMembers, members == nil {
            report(
                "A parameter of type “\(type.rawValue)” needs the key “of”, with what is in it.", at: entry.key.position
            )
        } else if !hasMembers, let value = map[.of] {
            report("A parameter of type “\(type.rawValue)” has nothing in it. Remove the key “of”.", at: value.position)
        }
        let kind: Parameter.Kind =
            switch type {
            case .text: .text
            case .html: .html
            case .url: .url
            case .bool: .bool
            case .list: .list(of: members ?? [])
            case .object: .object(members ?? [])
            }
        return Parameter(
            name, kind, isRequired: isRequired, description: description ?? "", in: source.text,
            at: entry.key.position)
    }
}
