import Tickets

extension CompiledArticles: Record {
    /// In the order in which `write(to:)` has them.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let spam = try SpamRules(from: &reader)
        let languages = try reader.texts().mapValues { $0.split(separator: " ").map(String.init) }
        self.init(languages: languages, spam: spam)
    }

    /// The tags of an article's languages are one text, with spaces between them.
    package func write(to writer: inout RecordWriter) {
        spam.write(to: &writer)
        writer.write(languages.mapValues { $0.joined(separator: " ") })
    }
}
