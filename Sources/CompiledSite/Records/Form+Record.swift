package import Forms

extension Form: Record {
    /// Trusts the bytes for the form's rules: they were checked when the site was read.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(fields: try reader.records(Field.self))
    }

    /// In the order of the page.
    package func write(to writer: inout RecordWriter) {
        writer.write(fields)
    }
}

extension Field: Record {
    /// An attribute or a visibility that this version does not know is damage too.
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

    /// The attribute and the visibility are written as site files spell them.
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
    /// A kind of control that this version does not know is damage too.
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
        case "file":
            let maxFiles = try reader.number()
            let maxSize = try reader.number()
            self = .file(FileConstraints(maxFiles: maxFiles, maxSize: maxSize, accept: try reader.list()))
        case "hidden": self = .hidden
        default: throw RecordDamage()
        }
    }

    /// The kind as one word, then only what that kind has.
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
        case .file(let constraints):
            writer.write("file")
            writer.write(constraints.maxFiles)
            writer.write(constraints.maxSize)
            writer.write(constraints.accept)
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
    /// A length that is no number counts as none.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let minLength = try reader.optionalText()
        let maxLength = try reader.optionalText()
        self.init(minLength: minLength.flatMap { Int($0) }, maxLength: maxLength.flatMap { Int($0) })
    }

    /// As optional texts, because either length may be absent.
    package func write(to writer: inout RecordWriter) {
        writer.write(minLength.map(String.init))
        writer.write(maxLength.map(String.init))
    }
}

extension Option: Record {
    /// In the order in which `write(to:)` has them.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let value = try reader.text()
        let label = try reader.text()
        self.init(value: value, label: label, group: try reader.optionalText())
    }

    /// In the order in which `init(from:)` takes them.
    package func write(to writer: inout RecordWriter) {
        writer.write(value)
        writer.write(label)
        writer.write(group)
    }
}
