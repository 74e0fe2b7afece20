package import Forms

extension Form: Record {
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(fields: try reader.records(Field.self))
    }

    package func write(to writer: inout RecordWriter) {
        writer.write(fields)
    }
}

extension Field: Record {
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        guard let attribute = TicketAttribute(rawValue: try reader.text()) else { throw RecordDamage() }
        let name = try reader.text()
        let control = try Control(from: &reader)
        let label = try reader.text()
        let description = try reader.optionalText()
        let placeholder = try reader.optionalText()
        let defaultValue = try reader.optionalText()
        let required = try reader.bool()
        guard let visibility = Visibility(rawValue: try reader.text()) else { throw RecordDamage() }
        self.init(
            attribute: attribute, name: name, control: control, label: label, description: description,
            placeholder: placeholder, defaultValue: defaultValue, required: required, visibility: visibility)
    }

    package func write(to writer: inout RecordWriter) {
        writer.write(attribute.rawValue)
        writer.write(name)
        control.write(to: &writer)
        writer.write(label)
        writer.write(description)
        writer.write(placeholder)
        writer.write(defaultValue)
        writer.write(required)
        writer.write(visibility.rawValue)
    }
}

extension Control: Record {
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.text() {
        case "text": self = .text(try TextConstraints(from: &reader))
        case "email": self = .email(try TextConstraints(from: &reader))
        case "telephone": self = .telephone(try TextConstraints(from: &reader))
        case "url": self = .url(try TextConstraints(from: &reader))
        case "long_text":
            let lengths = try TextConstraints(from: &reader)
            self = .longText(lengths, rows: try reader.number())
        case "number":
            let min = try reader.optionalText()
            let max = try reader.optionalText()
            self = .number(NumberConstraints(min: min, max: max, step: try reader.optionalText()))
        case "checkbox": self = .checkbox(value: try reader.text())
        case "radio": self = .radio(try reader.records(Option.self))
        case "selection": self = .selection(try reader.records(Option.self))
        case "hidden": self = .hidden
        default: throw RecordDamage()
        }
    }

    package func write(to writer: inout RecordWriter) {
        switch self {
        case .text(let lengths): writer.write("text", lengths)
        case .email(let lengths): writer.write("email", lengths)
        case .telephone(let lengths): writer.write("telephone", lengths)
        case .url(let lengths): writer.write("url", lengths)
        case .longText(let lengths, let rows):
            writer.write("long_text", lengths)
            writer.write(rows)
        case .number(let constraints):
            writer.write("number")
            writer.write(constraints.min)
            writer.write(constraints.max)
            writer.write(constraints.step)
        case .checkbox(let value):
            writer.write("checkbox")
            writer.write(value)
        case .radio(let options):
            writer.write("radio")
            writer.write(options)
        case .selection(let options):
            writer.write("selection")
            writer.write(options)
        case .hidden: writer.write("hidden")
        }
    }
}

extension RecordWriter {
    fileprivate mutating func write(_ kind: String, _ lengths: TextConstraints) {
        write(kind)
        lengths.write(to: &self)
    }
}

extension TextConstraints: Record {
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let minLength = try reader.optionalText()
        let maxLength = try reader.optionalText()
        self.init(minLength: minLength.flatMap { Int($0) }, maxLength: maxLength.flatMap { Int($0) })
    }

    package func write(to writer: inout RecordWriter) {
        writer.write(minLength.map(String.init))
        writer.write(maxLength.map(String.init))
    }
}

extension Option: Record {
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let value = try reader.text()
        let label = try reader.text()
        self.init(value: value, label: label, group: try reader.optionalText())
    }

    package func write(to writer: inout RecordWriter) {
        writer.write(value)
        writer.write(label)
        writer.write(group)
    }
}
