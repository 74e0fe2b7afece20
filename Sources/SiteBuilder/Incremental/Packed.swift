import CompiledSite

/// A list of records that is taken apart where it is first needed, and written again as it was.
enum Packed<Element: Record & Sendable>: Sendable {
    case bytes(ArraySlice<UInt8>)
    case list([Element])

    /// The list; nil where the bytes are damaged.
    var list: [Element]? {
        switch self {
        case .list(let list): list
        case .bytes(let bytes): try? BundleFile.decode(RecordList<Element>.self, bytes).list
        }
    }

    /// Makes the bytes, which need less memory and serve each time that it is written.
    mutating func pack() {
        if case .list(let list) = self { self = .bytes(BundleFile.encode(RecordList(list: list))[...]) }
    }
}

extension Packed: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) { self = .bytes(try reader.content()) }

    func write(to writer: inout RecordWriter) {
        switch self {
        case .list(let list): writer.write(BundleFile.encode(RecordList(list: list))[...])
        case .bytes(let bytes): writer.write(bytes)
        }
    }
}

private struct RecordList<Element: Record>: Record {
    let list: [Element]

    init(list: [Element]) { self.list = list }

    init(from reader: inout RecordReader) throws(RecordDamage) { list = try reader.records(Element.self) }

    func write(to writer: inout RecordWriter) { writer.write(list) }
}
