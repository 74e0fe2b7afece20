import Diagnostics
import Templates

/// Reads the examples of a template as what its parameters say they are.
struct ExampleReader {
    private let parameters: [Parameter]
    private let shared: [Parameter]

    /// - Parameter shared: what every template is given; an example may give it too.
    init(_ parameters: [Parameter], shared: [Parameter]) {
        self.parameters = parameters
        self.shared = shared
    }

    /// - Returns: the examples, as far as they are right; none for nil.
    func examples(_ value: YAMLValue?, _ reader: inout YAMLReader) -> [Example] {
        guard let items = reader.list(value, "examples", ifEmpty: "Write one, or remove the key.") else { return [] }
        var names: Set<String> = []
        return items.compactMap { item in
            guard let map = reader.map(item, ExampleKey.self, of: "An example") else { return nil }
            let name = reader.neededText(.name, in: map, of: "An example")
            if let name, !names.insert(name).inserted {
                reader.report("Another example is called “\(name)” too. Give this one another name.", at: item.position)
            }
            guard let values = reader.needed(.values, in: map, of: "An example"),
                case .object(let members)? = object(values, parameters, also: shared, "The example", &reader), let name
            else { return nil }
            return Example(name: name, values: members)
        }
    }

    /// - Parameters:
    ///   - optional: what may be given besides, and is left out where it is not.
    ///   - what: how a message begins.
    private func object(
        _ value: YAMLValue, _ parameters: [Parameter], also optional: [Parameter] = [], _ what: String,
        _ reader: inout YAMLReader
    ) -> Value? {
        guard case .map(let entries) = value.content else {
            reader.report(
                "\(what) must be a map of values by their names, and this is \(value.kind).", at: value.position)
            return nil
        }
        var members: [String: Value] = [:]
        let known = parameters + optional
        for entry in entries {
            let name = entry.key.text ?? ""
            guard let parameter = known.first(where: { $0.name == name }) else {
                let hint = didYouMean(name, among: known.map(\.name))
                reader.report("\(what) gives “\(name)”, and no parameter is called so.\(hint)", at: entry.key.position)
                continue
            }
            members[name] = self.value(entry.value, parameter.kind, "“\(name)”", &reader)
        }
        for parameter in parameters where !entries.contains(where: { $0.key.text == parameter.name }) {
            if parameter.isRequired {
                reader.report("\(what) lacks “\(parameter.name)”.", at: value.position)
            } else {
                members[parameter.name] = false
            }
        }
        return .object(members)
    }

    private func value(
        _ value: YAMLValue, _ kind: Parameter.Kind, _ what: String, _ reader: inout YAMLReader
    ) -> Value? {
        switch kind {
        case .text:
            guard let text = value.text else { break }
            return .text(text)
        case .html:
            guard let text = value.text else { break }
            return .html(HTML(trusted: text))
        case .url:
            guard let url = value.text.flatMap(SafeURL.init) else { break }
            return .url(url)
        case .bool:
            switch value.text {
            case "true": return true
            case "false": return false
            default: break
            }
        case .list:
            guard case .list(let items) = value.content else { break }
            return .list(items.compactMap { self.value($0, kind.item, "An item of \(what)", &reader) })
        case .object(let members):
            return object(value, members, what, &reader)
        }
        reader.report("\(what) must be \(kind.shown), and this is \(value.kind).", at: value.position)
        return nil
    }
}
