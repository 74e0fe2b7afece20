import Forms
package import Tickets

extension CompiledEdition: Record {
    /// In the order in which `write(to:)` has them.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let name = try reader.text()
        let messages = try Messages(from: &reader)
        self.init(name: name, messages: messages, titles: try reader.texts(), teamsWithArticles: try reader.list())
    }

    /// The titles come in the order of the teams' names, so that the same edition gives the same bytes.
    package func write(to writer: inout RecordWriter) {
        writer.write(name)
        messages.write(to: &writer)
        writer.write(titles)
        writer.write(teamsWithArticles)
    }
}

extension CompiledLanguage: Record {
    /// The tag, then the name.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(tag: try reader.text(), name: try reader.text())
    }

    /// The tag, then the name.
    package func write(to writer: inout RecordWriter) {
        writer.write(tag)
        writer.write(name)
    }
}

extension ZoneOffsets: Record {
    /// In the order in which `write(to:)` has them.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let name = try reader.text()
        let first = try reader.offset()
        self.init(name: name, first: first, transitions: try reader.records(Transition.self))
    }

    /// In the order of time.
    package func write(to writer: inout RecordWriter) {
        writer.write(name)
        writer.write(first)
        writer.write(transitions)
    }
}

extension ZoneOffsets.Transition: Record {
    /// The moment, then the offset.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(at: try reader.number(), offset: try reader.offset())
    }

    /// The moment, then the offset.
    package func write(to writer: inout RecordWriter) {
        writer.write(at)
        writer.write(offset)
    }
}

extension RecordReader {
    /// More than a day is damage: somebody will add it to a time.
    fileprivate mutating func offset() throws(RecordDamage) -> Int {
        let offset = try number()
        guard (-86_400...86_400).contains(offset) else { throw RecordDamage() }
        return offset
    }
}
