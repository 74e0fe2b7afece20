import CompiledSite

/// A link or a picture of an article, as its author wrote it.
struct ArticleLink: Sendable, Hashable {
    let address: String
    let isPicture: Bool
}

extension ArticleLink: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        address = try reader.text()
        isPicture = try reader.bool()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(address)
        writer.write(isPicture)
    }
}
