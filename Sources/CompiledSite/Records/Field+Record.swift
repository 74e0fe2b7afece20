package import Forms

extension Field: Record {
    /// An attribute that this version does not know is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let attribute = TicketAttribute(rawValue: try reader.text()) else { throw RecordDamage() }
        let name = try reader.text()
        let control = try Control(from: &reader)
        let label = try reader.text()
        let description = try reader.optionalText()
        let placeholder = try reader.optionalText()
        let defaultValue = try reader.optionalText()
        let required = try Requirement(from: &reader)
        let visibility = try Visibility(from: &reader)
        let layout = try FieldLayout(from: &reader)
        self.init(
            attribute: attribute, name: name, control: control, label: label, description: description,
            placeholder: placeholder, defaultValue: defaultValue, required: required, visibility: visibility,
            layout: layout, allowsPrefill: try reader.bool())
    }

    /// The attribute is written as site files spell it.
    package func write(to writer: inout RecordWriter) {
        writer.write(attribute.rawValue)
        writer.write(name)
        control.write(to: &writer)
        writer.write(label)
        writer.write(description)
        writer.write(placeholder)
        writer.write(defaultValue)
        required.write(to: &writer)
        visibility.write(to: &writer)
        layout.write(to: &writer)
        writer.write(allowsPrefill)
    }
}

extension Visibility: Record {
    /// A word that this version does not know is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.text() {
        case "always": self = .always
        case "hidden": self = .hidden
        case "only_if": self = .onlyIf(try Condition(from: &reader))
        default: throw RecordDamage()
        }
    }

    /// As site files spell it, then the condition.
    package func write(to writer: inout RecordWriter) {
        switch self {
        case .always: writer.write("always")
        case .hidden: writer.write("hidden")
        case .onlyIf(let condition):
            writer.write("only_if")
            condition.write(to: &writer)
        }
    }
}

extension Requirement: Record {
    /// A word that this version does not know is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.text() {
        case "false": self = .never
        case "true": self = .always
        case "only_if": self = .onlyIf(try Condition(from: &reader))
        default: throw RecordDamage()
        }
    }

    /// As site files spell it, then the condition.
    package func write(to writer: inout RecordWriter) {
        switch self {
        case .never: writer.write("false")
        case .always: writer.write("true")
        case .onlyIf(let condition):
            writer.write("only_if")
            condition.write(to: &writer)
        }
    }
}

extension FieldLayout: Record {
    /// A position that this version does not know is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let position = try reader.text()
        let labelPosition = LabelPosition(rawValue: position)
        guard labelPosition != nil || position.isEmpty else { throw RecordDamage() }
        let width = try reader.number()
        let onMobile = try reader.bool()
        let onDesktop = try reader.bool()
        self.init(
            labelPosition: labelPosition, width: width, onMobile: onMobile, onDesktop: onDesktop,
            isHorizontal: try reader.bool())
    }

    /// Without the animation, which is in the style sheet that the builder makes.
    package func write(to writer: inout RecordWriter) {
        writer.write(labelPosition?.rawValue ?? "")
        writer.write(width)
        writer.write(onMobile)
        writer.write(onDesktop)
        writer.write(isHorizontal)
    }
}
