package import Forms

extension Form: Record {
    /// Trusts the bytes for the form's rules: they were checked when the site was read.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let fields = try reader.records(Field.self)
        let items = try reader.records(FormItem.self)
        guard items.allSatisfy({ $0.fields.allSatisfy(fields.indices.contains) }) else { throw RecordDamage() }
        self.init(
            fields: fields, items: items, atLeastOneOf: try reader.records(Names.self).map(\.names))
    }

    /// The fields, what stands on the page, then the lists of which one needs an answer.
    package func write(to writer: inout RecordWriter) {
        writer.write(fields)
        writer.write(items)
        writer.write(atLeastOneOf.map(Names.init))
    }
}

/// A list of names, as one of a list of lists.
private struct Names: Record {
    let names: [String]

    init(_ names: [String]) {
        self.names = names
    }

    init(from reader: inout RecordReader) throws(RecordDamage) {
        names = try reader.list()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(names)
    }
}

extension FormItem: Record {
    /// A group holds no other group: what says so is damage.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        try self.init(from: &reader, isInGroup: false)
    }

    private init(from reader: inout RecordReader, isInGroup: Bool) throws(RecordDamage) {
        switch try reader.text() {
        case "field": self = .field(try reader.number())
        case "heading": self = .heading(try reader.text())
        case "text": self = .text(try reader.text())
        case "group" where !isInGroup:
            let legend = try reader.text()
            var items: [FormItem] = []
            for _ in 0..<(try reader.count()) { items.append(try FormItem(from: &reader, isInGroup: true)) }
            self = .group(legend: legend, items)
        default: throw RecordDamage()
        }
    }

    /// The kind as one word, then what it has.
    package func write(to writer: inout RecordWriter) {
        switch self {
        case .field(let place):
            writer.write("field")
            writer.write(place)
        case .heading(let text):
            writer.write("heading")
            writer.write(text)
        case .text(let text):
            writer.write("text")
            writer.write(text)
        case .group(let legend, let items):
            writer.write("group")
            writer.write(legend)
            writer.write(items)
        }
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
