import Diagnostics
import Forms
import Yams

extension YAMLReader {
    /// One field; nil when it cannot be understood, which has been reported then.
    mutating func field(_ node: Node) -> Field? {
        guard let map = map(node, FieldKey.self, of: "A field") else { return nil }
        let problems = diagnostics.all.count
        guard let attribute = word(needed(.type, in: map, of: "A field"), "type", TicketAttribute.self) else {
            return nil
        }
        if attribute == .attachments {
            report("Forms take no files in this version. Remove the field.", at: node.position)
            return nil
        }
        let inputType =
            word(map[.inputType], "input_type", InputType.self) ?? InputType(defaultFor: attribute)
        refuseForeignKeys(map, inputType)
        let name = name(map, attribute)
        let visibility = word(map[.visibility], "visibility", Visibility.self) ?? .always
        let isHidden = inputType == .hidden || visibility == .hidden
        let label = isHidden ? text(map[.label], "label") : text(needed(.label, in: map, of: "A field"), "label")
        let control = control(inputType, map)
        guard diagnostics.all.count == problems, let control, let name else { return nil }
        var field = Field(
            attribute: attribute, name: name, control: control, label: label ?? name,
            description: text(map[.description], "description"),
            placeholder: text(map[.placeholder], "placeholder"),
            required: bool(map[.required], "required") ?? false, visibility: visibility)
        field.defaultValue = defaultValue(map[.defaultValue], of: field)
        check(field, map)
        return field
    }

    /// Keys that another input type has and this one has not.
    private mutating func refuseForeignKeys(_ map: YAMLMap<FieldKey>, _ inputType: InputType) {
        let common: Set<FieldKey> = [.type, .inputType, .name, .label, .defaultValue, .visibility]
        let own: Set<FieldKey> =
            switch inputType {
            case .text, .email, .telephone, .url: [.description, .required, .placeholder, .minLength, .maxLength]
            case .longText: [.description, .required, .placeholder, .minLength, .maxLength, .rows]
            case .number, .decimal: [.description, .required, .placeholder, .min, .max, .step]
            case .checkbox: [.description, .required, .value]
            case .radio, .selection: [.description, .required, .options]
            case .hidden: []
            }
        for key in FieldKey.allCases where !common.contains(key) && !own.contains(key) {
            guard let position = map.keyPositions[key] else { continue }
            if inputType == .hidden, key == .value {
                report("A hidden field’s answer is its “default”. Write “default” instead of “value”.", at: position)
            } else {
                report(
                    "A field of input type “\(inputType.rawValue)” has no key “\(key.rawValue)”. Remove it, or choose another “input_type”.",
                    at: position)
            }
        }
    }

    private mutating func name(_ map: YAMLMap<FieldKey>, _ attribute: TicketAttribute) -> String? {
        guard let node = map[.name] else {
            if attribute == .custom { report("A custom field needs the key “name”.", at: map.position) }
            return attribute == .custom ? nil : attribute.rawValue
        }
        guard let name = text(node, "name") else { return nil }
        guard name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_\-]{0,63}/) != nil else {
            report(
                "“\(name)” cannot be a field’s name. A name begins with a letter and goes on with letters, digits, “_” and “-”, at most 64.",
                at: node.position)
            return nil
        }
        return name
    }

    private mutating func control(_ inputType: InputType, _ map: YAMLMap<FieldKey>) -> Control? {
        switch inputType {
        case .text: return .text(lengths(map))
        case .email: return .email(lengths(map))
        case .telephone: return .telephone(lengths(map))
        case .url: return .url(lengths(map))
        case .longText: return .longText(lengths(map), rows: integer(map[.rows], "rows", in: 1...100) ?? 3)
        case .number: return .number(numbers(map, step: "1"))
        case .decimal: return .number(numbers(map, step: nil))
        case .checkbox: return .checkbox(value: text(map[.value], "value") ?? "Yes")
        case .radio: return options(map).map(Control.radio)
        case .selection: return options(map).map(Control.selection)
        case .hidden: return .hidden
        }
    }

    private mutating func lengths(_ map: YAMLMap<FieldKey>) -> TextConstraints {
        let minLength = integer(map[.minLength], "min_length", in: 0...1_000_000)
        let maxLength = integer(map[.maxLength], "max_length", in: 1...1_000_000)
        if let minLength, let maxLength, minLength > maxLength, let node = map[.minLength] {
            report("“min_length” is greater than “max_length”, so that no answer could pass.", at: node.position)
        }
        return TextConstraints(minLength: minLength, maxLength: maxLength)
    }

    private mutating func numbers(_ map: YAMLMap<FieldKey>, step: String?) -> NumberConstraints {
        var constraints = NumberConstraints(
            min: number(map[.min], "min"), max: number(map[.max], "max"), step: step)
        if let node = map[.step] {
            if node.scalar?.string == "any" {
                constraints.step = nil
            } else if let text = number(node, "step") {
                if FloatingPointNumber.parse(text).map({ $0 <= 0 }) ?? true {
                    report("“step” must be greater than 0, or “any”.", at: node.position)
                }
                constraints.step = text
            }
        }
        if let low = constraints.min.flatMap(FloatingPointNumber.parse),
            let high = constraints.max.flatMap(FloatingPointNumber.parse), low > high, let node = map[.min]
        {
            report("“min” is greater than “max”, so that no answer could pass.", at: node.position)
        }
        return constraints
    }

    private mutating func number(_ node: Node?, _ name: String) -> String? {
        guard let node, let text = text(node, name) else { return nil }
        guard FloatingPointNumber.parse(text) != nil else {
            report("“\(name)” must be a number such as 12 or -0.5.", at: node.position)
            return nil
        }
        return text
    }

    private mutating func options(_ map: YAMLMap<FieldKey>) -> [Option]? {
        guard let node = needed(.options, in: map, of: "A field to choose from") else { return nil }
        guard let items = list(node, "options") else { return nil }
        if items.isEmpty { report("“options” is empty. Write at least one.", at: node.position) }
        var seen: Set<String> = []
        var options: [Option] = []
        for item in items { read(option: item, group: nil, into: &options, seen: &seen) }
        return options
    }

    private mutating func read(
        option node: Node, group: String?, into options: inout [Option], seen: inout Set<String>
    ) {
        if node.scalar != nil {
            text(node, "options").map { add(Option(value: $0, group: group), node, to: &options, seen: &seen) }
            return
        }
        guard let map = map(node, OptionKey.self, of: "An option") else { return }
        if let groupNode = map[.group] {
            guard group == nil else {
                report("A group of options cannot hold another group.", at: groupNode.position)
                return
            }
            guard let title = text(groupNode, "group"),
                let items = list(needed(.options, in: map, of: "A group of options"), "options")
            else { return }
            for item in items { read(option: item, group: title, into: &options, seen: &seen) }
            return
        }
        guard let value = text(needed(.value, in: map, of: "An option"), "value") else { return }
        let label = text(map[.label], "label")
        add(Option(value: value, label: label, group: group), node, to: &options, seen: &seen)
    }

    private mutating func add(
        _ option: Option, _ node: Node, to options: inout [Option], seen: inout Set<String>
    ) {
        guard seen.insert(option.value).inserted else {
            report("The option “\(option.value)” stands here twice. Keep one of the two.", at: node.position)
            return
        }
        options.append(option)
    }
}
