import Diagnostics
import Forms

/// What the fields of a form have used so far, with the lines, and what waits until all are known.
struct FormContext {
    var names: [String: Int] = [:]
    var attributes: [TicketAttribute: Int] = [:]
    var conditions: [WrittenCondition] = []
}

extension YAMLReader {
    /// One field, as far as it can be understood; what is wrong has been reported then.
    mutating func field(_ value: YAMLValue, _ context: inout FormContext, _ limits: Limits) -> Field? {
        guard let map = map(value, FieldKey.self, of: "A field") else { return nil }
        let attribute = word(
            needed(.type, in: map, of: "A field"), "type", TicketAttribute.self, remedy: TicketAttribute.remedy)
        let inputType =
            map[.inputType] == nil
            ? attribute.map { InputType(defaultFor: $0) }
            : word(map[.inputType], "input_type", InputType.self, remedy: InputType.remedy)
        let name = attribute == nil && map[.name] == nil ? nil : name(map, attribute ?? .custom)
        checkUse(of: attribute, name, map, &context)
        checkFiles(attribute, inputType, map)
        let visibility = visibility(map[.visibility], of: name, &context)
        let isHidden = inputType == .hidden || visibility == .hidden
        let label = isHidden ? text(map[.label], "“label”") : neededText(.label, in: map, of: "A field")
        let description = text(map[.description], "“description”")
        let placeholder = text(map[.placeholder], "“placeholder”")
        let required = requirement(map[.required], of: name, &context)
        let layout = layout(map)
        var control: Control?
        if let inputType {
            refuseForeignKeys(map, inputType)
            control = self.control(inputType, map, limits)
        }
        guard let control else { return nil }
        // A field with a problem goes on, so that its default is judged as well.
        var field = Field(
            attribute: attribute ?? .custom, name: name ?? "", control: control, label: label ?? name ?? "",
            description: description, placeholder: placeholder, required: required, visibility: visibility,
            layout: layout,
            allowsPrefill: bool(map[.prefill], "prefill") ?? false)
        field.defaultValue = defaultValue(map[.defaultValue], of: field)
        check(field, map)
        return field
    }

    /// Each attribute stands for one answer, and each name for one.
    private mutating func checkUse(
        of attribute: TicketAttribute?, _ name: String?, _ map: YAMLMap<FieldKey>, _ context: inout FormContext
    ) {
        // Where an alias repeats a field, the alias is the place, not the field that it repeats.
        func place(_ position: SourcePosition, _ line: Int) -> SourcePosition {
            position.line == line ? map.position : position
        }
        let typePosition = map[.type]?.position ?? map.position
        if let attribute, attribute != .custom {
            if let line = context.attributes[attribute] {
                report(
                    "The type “\(attribute.rawValue)” is used twice; line \(line) has it too. A ticket has it once:"
                        + " make one of the two custom.",
                    at: place(typePosition, line))
                return
            }
            context.attributes[attribute] = typePosition.line
        }
        guard let name else { return }
        let position = map[.name]?.position ?? typePosition
        if let line = context.names[name] {
            report(
                "The name “\(name)” is used twice; line \(line) has it too. Give one of the two another “name”.",
                at: place(position, line))
        } else {
            context.names[name] = position.line
        }
    }

    /// Keys that another input type has and this one has not.
    private mutating func refuseForeignKeys(_ map: YAMLMap<FieldKey>, _ inputType: InputType) {
        let keys = inputType.keys
        for key in FieldKey.allCases where !keys.contains(key) {
            guard let position = map.keyPositions[key] else { continue }
            if inputType == .hidden, key == .value {
                report("A hidden field’s answer is its “default”. Write “default” instead of “value”.", at: position)
            } else {
                report(
                    "A field of input type “\(inputType.rawValue)” has no key “\(key.rawValue)”. Remove it, or choose"
                        + " another “input_type”.",
                    at: position)
            }
        }
    }

    private mutating func name(_ map: YAMLMap<FieldKey>, _ attribute: TicketAttribute) -> String? {
        guard let value = map[.name] else {
            if attribute == .custom { report("A custom field needs the key “name”.", at: map.position) }
            return attribute == .custom ? nil : attribute.rawValue
        }
        guard let name = plainText(value, "“name”", canGo: attribute != .custom) else { return nil }
        guard name.isFieldName else {
            report(
                "\(name.quoted) cannot be a field’s name. A name begins with a letter a to z and goes on with such"
                    + " letters, digits, “_” and “-”, at most 64.",
                at: value.position)
            return nil
        }
        // HTML §4.10.18.1 keeps this one name for itself.
        guard name.lowercased() != "isindex" else {
            report(
                "\(name.quoted) cannot be a field’s name, because HTML forbids it. Choose another.", at: value.position)
            return nil
        }
        return name
    }
}

extension InputType {
    /// The keys of a field that is asked so.
    var keys: Set<FieldKey> {
        // No page can fill in a file.
        let common: Set<FieldKey> =
            self == .file
            ? [.type, .inputType, .name, .label, .visibility]
            : [.type, .inputType, .name, .label, .visibility, .defaultValue]
        guard self != .hidden else { return common }
        let shown: Set<FieldKey> = [.description, .required, .labelPosition, .width, .devices, .animation]
        let own: Set<FieldKey> =
            switch self {
            case .text, .telephone, .url:
                [.placeholder, .minLength, .maxLength, .pattern, .patternMessage, .prefill]
            case .email: [.placeholder, .minLength, .maxLength, .pattern, .patternMessage, .multiple, .prefill]
            case .longText: [.placeholder, .minLength, .maxLength, .rows, .prefill]
            case .number, .decimal: [.placeholder, .min, .max, .step, .prefill]
            case .date, .datetime, .time: [.min, .max, .step, .prefill]
            case .checkbox: [.value, .prefill]
            case .checkboxes, .radio: [.options, .orientation, .prefill]
            case .selection: [.options, .prefill]
            case .file: [.maxFiles, .maxSize, .accept]
            case .hidden: []
            }
        return common.union(shown).union(own)
    }
}

extension String {
    /// `[A-Za-z][A-Za-z0-9_-]{0,63}`, byte by byte: other letters can be equal to these for Swift.
    fileprivate var isFieldName: Bool {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        guard let first = utf8.first, isLetter(first), utf8.count <= 64 else { return false }
        return utf8.allSatisfy {
            isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "-")
        }
    }
}
