package import Forms

extension Control: Record {
    /// A kind of control that this version does not know is damage too.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        switch try reader.text() {
        case "text": self = .text(try TextConstraints(from: &reader))
        case "email":
            let constraints = try TextConstraints(from: &reader)
            self = .email(constraints, multiple: try reader.bool())
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
        case "checkboxes": self = .checkboxes(try reader.records(Option.self))
        case "temporal":
            guard let kind = TemporalKind(rawValue: try reader.text()) else { throw RecordDamage() }
            let min = try reader.optionalText()
            let max = try reader.optionalText()
            self = .temporal(TemporalConstraints(kind, min: min, max: max, step: try reader.optionalText()))
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
        case .email(let constraints, let multiple):
            writer.write("email", constraints)
            writer.write(multiple)
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
        case .checkboxes(let options):
            writer.write("checkboxes")
            writer.write(options)
        case .temporal(let constraints):
            writer.write("temporal")
            writer.write(constraints.kind.rawValue)
            writer.write(constraints.min)
            writer.write(constraints.max)
            writer.write(constraints.step)
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
        let pattern = try reader.list()
        guard pattern.isEmpty || pattern.count == 2 else { throw RecordDamage() }
        self.init(
            minLength: minLength.flatMap { Int($0) }, maxLength: maxLength.flatMap { Int($0) },
            pattern: pattern.isEmpty ? nil : Pattern(source: pattern[0], translation: pattern[1]),
            patternMessage: try reader.optionalText())
    }

    /// As optional texts, because either length may be absent.
    package func write(to writer: inout RecordWriter) {
        writer.write(minLength.map(String.init))
        writer.write(maxLength.map(String.init))
        writer.write(pattern.map { [$0.source, $0.translation] } ?? [])
        writer.write(patternMessage)
    }
}
