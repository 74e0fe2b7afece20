import Diagnostics
import Forms

/// What the fields of a form have used so far, with the lines.
struct UsedNames {
    var names: [String: Int] = [:]
    var attributes: [TicketAttribute: Int] = [:]
}

extension YAMLReader {
    /// One field, as far as it can be understood; what is wrong has been reported then.
    mutating func field(_ value: YAMLValue, _ used: inout UsedNames, _ limits: Limits) -> Field? {
        guard let map = map(value, FieldKey.self, of: "A field") else { return nil }
        let attribute = word(needed(.type, in: map, of: "A field"), "type", TicketAttribute.self)
        let inputType =
            map[.inputType] == nil
            ? attribute.map { InputType(defaultFor: $0) } : word(map[.inputType], "input_type", InputType.self)
        let name = attribute == nil && map[.name] == nil ? nil : name(map, attribute ?? .custom)
        checkUse(of: attribute, name, map, &used)
        checkFiles(attribute, inputType, map)
        let visibility = word(map[.visibility], "visibility", Visibility.self) ?? .always
        let isHidden = inputType == .hidden || visibility == .hidden
        let label = isHidden ? text(map[.label], "“label”") : neededText(.label, in: map, of: "A field")
        let description = text(map[.description], "“description”")
        let placeholder = text(map[.placeholder], "“placeholder”")
        let required = bool(map[.required], "required") ?? false
        var control: Control?
        if let inputType {
            refuseForeignKeys(map, inputType)
            control = self.control(inputType, map, limits)
        }
        guard let control else { return nil }
        // A field with a problem goes on, so that its default is judged as well.
        var field = Field(
            attribute: attribute ?? .custom, name: name ?? "", control: control, label: label ?? name ?? "",
            description: description, placeholder: placeholder, required: required, visibility: visibility)
        field.defaultValue = defaultValue(map[.defaultValue], of: field)
        check(field, map)
        return field
    }

    /// Each attribute stands for one answer, and each name for one.
    private mutating func checkUse(
        of attribute: TicketAttribute?, _ name: String?, _ map: YAMLMap<FieldKey>, _ used: inout UsedNames
    ) {
        // Where an alias repeats a field, the alias is the place, not the field that it repeats.
        func place(_ position: SourcePosition, _ line: Int) -> SourcePosition {
            position.line == line ? map.position : position
        }
        let typePosition = map[.type]?.position ?? map.position
        if let attribute, attribute != .custom {
            if let line = used.attributes[attribute] {
                report(
                    "The type “\(attribute.rawValue)” is used twice; line \(line) has it too. A ticket has it once:"
                        + " make one of the two custom.",
                    at: place(typePosition, line))
                return
            }
            used.attributes[attribute] = typePosition.line
        }
        guard let name else { return }
        let position = map[.name]?.position ?? typePosition
        if let line = used.names[name] {
            report(
                "The name “\(name)” is used twice; line \(line) has it too. Give one of the two another “name”.",
                at: place(position, line))
        } else {
            used.names[name] = position.line
        }
    }

    /// Keys that another input type has and this one has not.
    private mutating func refuseForeignKeys(_ map: YAMLMap<FieldKey>, _ inputType: InputType) {
        var common: Set<FieldKey> = [.type, .inputType, .name, .label, .defaultValue, .visibility]
        // No page can fill in a file.
        if inputType == .file { common.remove(.defaultValue) }
        let own: Set<FieldKey> =
            switch inputType {
            case .text, .email, .telephone, .url: [.description, .required, .placeholder, .minLength, .maxLength]
            case .longText: [.description, .required, .placeholder, .minLength, .maxLength, .rows]
            case .number, .decimal: [.description, .required, .placeholder, .min, .max, .step]
            case .checkbox: [.description, .required, .value]
            case .radio, .selection: [.description, .required, .options]
            case .file: [.description, .required, .maxFiles, .maxSize, .accept]
            case .hidden: []
            }
        for key in FieldKey.allCases where !common.contains(key) && !own.contains(key) {
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
