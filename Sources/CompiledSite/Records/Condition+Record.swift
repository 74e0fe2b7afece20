package import Forms

extension Condition: Record {
    /// How many levels are read: the reader of sites takes fewer.
    private static let depth = 20

    /// A comparator that this version does not know is damage too, as are more levels than a site may have.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        try self.init(from: &reader, depth: Self.depth)
    }

    private init(from reader: inout RecordReader, depth: Int) throws(RecordDamage) {
        guard depth > 0 else { throw RecordDamage() }
        switch try reader.text() {
        case "term":
            let field = try reader.text()
            guard let comparator = Comparator(rawValue: try reader.text()) else { throw RecordDamage() }
            self = .term(Term(field: field, comparator, try reader.list()))
        case "all": self = .all(try Self.parts(&reader, depth))
        case "any": self = .any(try Self.parts(&reader, depth))
        default: throw RecordDamage()
        }
    }

    private static func parts(_ reader: inout RecordReader, _ depth: Int) throws(RecordDamage) -> [Condition] {
        var parts: [Condition] = []
        for _ in 0..<(try reader.count()) { parts.append(try Condition(from: &reader, depth: depth - 1)) }
        return parts
    }

    /// The kind as one word, then its parts.
    package func write(to writer: inout RecordWriter) {
        switch self {
        case .term(let term):
            writer.write("term")
            writer.write(term.field)
            writer.write(term.comparator.rawValue)
            writer.write(term.operands)
        case .all(let parts):
            writer.write("all")
            writer.write(parts)
        case .any(let parts):
            writer.write("any")
            writer.write(parts)
        }
    }
}
