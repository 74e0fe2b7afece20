package import Diagnostics
import Forms
package import Templates

extension Declaration {
    /// Everything that the templates of some layers declare.
    package struct Reading: Sendable {
        /// By the templates' names.
        package let declarations: [String: Declaration]
        /// What every template is given; the interface's texts are among that as `text`.
        package let shared: [Parameter]
        /// Every problem of every file.
        package let problems: Diagnostics
    }

    /// The folders whose templates have a name with the folder in it; `components` have none.
    package static let groups = ["layouts", "pages", "gallery"]

    /// Reads what templates declare: `layouts/<name>.yaml`, `pages/<name>.yaml`, `components/<name>/<name>.yaml`, and
    /// `shared.yaml` for what every template is given.
    package static func readAll(in layers: TemplateLayers) -> Reading {
        var reader = DeclarationReader(layers)
        for group in groups {
            for file in layers.names(in: group) where file.hasSuffix(".yaml") {
                reader.add("\(group)/\(file)", as: "\(group)/\(file.dropLast(5))")
            }
        }
        for name in layers.names(in: "components") where layers.file("components/\(name)/\(name).yaml") != nil {
            reader.add("components/\(name)/\(name).yaml", as: name)
        }
        return reader.reading()
    }
}

/// Reads the files of declarations, which may refer to each other.
private struct DeclarationReader {
    private let layers: TemplateLayers
    private var files: [String: YAMLReader] = [:]
    private var maps: [String: YAMLMap<DeclarationKey>] = [:]
    private var parameters: [String: [Parameter]] = [:]
    /// The templates whose parameters are being read, so that none takes in itself.
    private var open: [String] = []
    private var problems = Diagnostics()
    private static let what = "A template’s file"

    init(_ layers: TemplateLayers) {
        self.layers = layers
    }

    mutating func add(_ path: String, as name: String) {
        do throws(Diagnostic) {
            var reader = YAMLReader(
                try YAMLFile.read(layers.file(path) ?? "\(layers.base)/\(path)", within: layers.folder(of: path)))
            let root = reader.root(orNeeding: "It needs a “description” and its “parameters”.")
            maps[name] = root.flatMap { reader.map($0, DeclarationKey.self, of: Self.what) }
            files[name] = reader
        } catch {
            problems.append(error)
        }
    }

    mutating func reading() -> Declaration.Reading {
        add("shared.yaml", as: "shared")
        let shared = parameters(of: "shared") + [texts]
        var declarations: [String: Declaration] = [:]
        for (name, map) in maps.sorted(by: { $0.key < $1.key }) where name != "shared" {
            let parameters = parameters(of: name)
            guard var reader = files[name] else { continue }
            let description = reader.neededText(.description, in: map, of: Self.what) ?? ""
            let examples = ExampleReader(parameters, shared: shared).examples(map[.examples], &reader)
            declarations[name] = Declaration(
                parameters, description: description, examples: examples, in: reader.source.text)
            files[name] = reader
        }
        for reader in files.values { problems.append(reader.diagnostics) }
        return Declaration.Reading(declarations: declarations, shared: shared, problems: problems)
    }

    /// `text`, which holds the interface's texts by their keys.
    private var texts: Parameter {
        let source = SourceText(name: "\(layers.base)/messages", text: "")
        let start = SourcePosition(line: 1, column: 1)
        let texts = Messages.Key.allCases.filter { $0.countPlace == nil }
            .map { Parameter($0.rawValue, .text, in: source, at: start) }
        return Parameter("text", .object(texts), in: source, at: start)
    }

    private mutating func parameters(of name: String) -> [Parameter] {
        if let known = parameters[name] { return known }
        guard let map = maps[name], let value = report(in: name, { $0.needed(.parameters, in: map, of: Self.what) })
        else {
            return []
        }
        open.append(name)
        let read = parameters(value, in: name)
        open.removeLast()
        parameters[name] = read
        return read
    }

    private mutating func report<Result>(in file: String, _ read: (inout YAMLReader) -> Result?) -> Result? {
        guard var reader = files[file] else { return nil }
        defer { files[file] = reader }
        return read(&reader)
    }

    /// A map of parameters by their names.
    private mutating func parameters(_ value: YAMLValue, in file: String) -> [Parameter] {
        guard case .map(let entries) = value.content else {
            return report(in: file) {
                $0.report("Parameters are a map by their names, and this is \(value.kind).", at: value.position)
                return []
            } ?? []
        }
        return entries.compactMap { entry in
            guard let name = entry.key.text, !name.isEmpty else {
                return report(in: file) {
                    $0.report(
                        "A parameter’s name must be a word, and this is \(entry.key.kind).", at: entry.key.position)
                    return nil
                }
            }
            guard name == "." || name.allSatisfy({ $0 == "_" || $0 == "-" || $0.isLetter || $0.isNumber }) else {
                return report(in: file) {
                    $0.report(
                        "No tag can name the parameter “\(name)”. Names have letters, digits, “_” and “-”.",
                        at: entry.key.position)
                    return nil
                }
            }
            return parameter(name, entry, in: file)
        }
    }

    private mutating func parameter(_ name: String, _ entry: YAMLEntry, in file: String) -> Parameter? {
        guard let map = report(in: file, { $0.map(entry.value, ParameterKey.self, of: "A parameter") }) else {
            return nil
        }
        let type = report(in: file) {
            $0.word($0.needed(.type, in: map, of: "A parameter"), "type", ParameterType.self)
        }
        let description = report(in: file) { $0.neededText(.description, in: map, of: "A parameter") }
        let isRequired = report(in: file) { $0.bool(map[.required], "required") } ?? true
        let members = map[.of].map { self.members($0, in: file) }
        guard let type, let source = files[file]?.source.text else { return nil }
        checkMembers(of: type, map, at: entry.key.position, in: file)
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
            name, kind, isRequired: isRequired, description: description ?? "", in: source, at: entry.key.position)
    }

    private mutating func checkMembers(
        of type: ParameterType, _ map: YAMLMap<ParameterKey>, at position: SourcePosition, in file: String
    ) {
        let hasMembers = type == .list || type == .object
        guard hasMembers == (map[.of] == nil) else { return }
        _ = report(in: file) { reader -> Void? in
            reader.report(
                hasMembers
                    ? "A parameter of type “\(type.rawValue)” needs the key “of”, with what is in it."
                    : "A parameter of type “\(type.rawValue)” has nothing in it. Remove the key “of”.",
                at: map[.of]?.position ?? position)
        }
    }

    /// A map of parameters, or the name of the component whose parameters they are.
    private mutating func members(_ value: YAMLValue, in file: String) -> [Parameter] {
        guard let name = value.text, !name.isEmpty else { return parameters(value, in: file) }
        guard maps[name] != nil else {
            let known = maps.keys.filter { $0 != "shared" }
            return report(in: file) {
                $0.report(
                    "“of” is a map of parameters or the name of a component that has them, and no component is called"
                        + " “\(name)”.\(didYouMean(name, among: known.sorted()))", at: value.position)
                return []
            } ?? []
        }
        guard !open.contains(name) else {
            return report(in: file) {
                $0.report("The parameters of “\(name)” would be among themselves without end.", at: value.position)
                return []
            } ?? []
        }
        return parameters(of: name)
    }
}
