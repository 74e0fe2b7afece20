/// A value that a bundle's file can hold: its parts one after the other, each as a netstring without the comma
/// (`5:hello`), numbers in decimal, lists and options after their count.
///
/// The gateway reads these files once for each CGI request. Decodable would cost more than all the rest of a submission:
/// docs/decisions/0010.
package protocol Record {
    /// Takes the parts in the order in which `write(to:)` puts them.
    /// - Throws: when a part is missing or is not what it has to be.
    init(from reader: inout RecordReader) throws(RecordDamage)
    /// Puts the parts one after the other; the same value gives the same bytes.
    func write(to writer: inout RecordWriter)
}

/// The bytes are not what a builder of this version writes.
package struct RecordDamage: Error, Sendable, Hashable {
    /// It does not say where: the remedy is to build again, whatever is wrong.
    package init() {}
}

/// Puts the parts of records one after the other.
package struct RecordWriter {
    /// Everything that was written so far and not handed on.
    package private(set) var bytes: [UInt8] = []
    private let sink: (([UInt8]) -> Void)?
    /// How many bytes are handed on together.
    private static let portion = 65_536

    /// A writer with nothing written.
    /// - Parameter sink: takes what was written, portion by portion, wherever `endPortion` is called; nil to keep all of it.
    package init(to sink: (([UInt8]) -> Void)? = nil) {
        self.sink = sink
    }

    /// Hands on what was written, once it is worth it: what is large is never in memory as a whole.
    package mutating func endPortion() {
        guard let sink, bytes.count >= Self.portion else { return }
        sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// The length is counted in bytes of UTF-8.
    package mutating func write(_ text: String) {
        let content = text.utf8
        bytes += String(content.count).utf8
        bytes.append(UInt8(ascii: ":"))
        bytes += content
    }

    /// Bytes as they are, as a text.
    package mutating func write(_ content: ArraySlice<UInt8>) {
        bytes += String(content.count).utf8
        bytes.append(UInt8(ascii: ":"))
        bytes += content
    }

    /// Numbers of eight bytes each, the least significant first.
    package mutating func write(words: [Int]) {
        bytes += String(words.count * 8).utf8
        bytes.append(UInt8(ascii: ":"))
        for word in words { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }
    }

    /// In decimal, as a text.
    package mutating func write(_ number: Int) { write(String(number)) }

    /// `1` or `0`, as a text.
    package mutating func write(_ bool: Bool) { write(bool ? "1" : "0") }

    /// A list of one text or none.
    package mutating func write(_ text: String?) { write(text.map { [$0] } ?? []) }

    /// The count, then each text.
    package mutating func write(_ texts: [String]) {
        write(texts.count)
        for text in texts { write(text) }
    }

    /// The count, then each record.
    package mutating func write(_ records: [some Record]) {
        write(records.count)
        for record in records { record.write(to: &self) }
    }

    /// In the order of the keys, so that the same dictionary gives the same bytes.
    package mutating func write(_ texts: [String: String]) {
        write(texts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }
}

/// Takes the parts of records one after the other.
package struct RecordReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// A reader at the first of the bytes.
    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The next part; bytes that are not UTF-8 become U+FFFD.
    /// - Throws: when it does not begin with a length and a colon, or fewer bytes follow than the length says.
    package mutating func text() throws(RecordDamage) -> String {
        let length = try length()
        defer { position += length }
        return String(decoding: bytes[position..<position + length], as: UTF8.self)
    }

    /// The next part as it is, in the same memory.
    /// - Throws: as `text`.
    package mutating func content() throws(RecordDamage) -> ArraySlice<UInt8> {
        let length = try length()
        defer { position += length }
        return bytes[position..<position + length]
    }

    /// Numbers of eight bytes each, the least significant first.
    /// - Throws: when the part has not as many.
    package mutating func words(_ count: Int) throws(RecordDamage) -> [Int] {
        guard try length() == count * 8 else { throw RecordDamage() }
        defer { position += count * 8 }
        return bytes[position...].withUnsafeBytes { bytes in
            (0..<count).map { Int(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int.self)) }
        }
    }

    /// The length of the next part, all of which is there.
    private mutating func length() throws(RecordDamage) -> Int {
        var length = 0
        while true {
            guard position < bytes.endIndex else { throw RecordDamage() }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ":") { break }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), length <= bytes.count else {
                throw RecordDamage()
            }
            length = length * 10 + Int(byte - UInt8(ascii: "0"))
        }
        guard length <= bytes.endIndex - position else { throw RecordDamage() }
        return length
    }

    /// The next part as a number.
    /// - Throws: when it is none, or too large for an `Int`.
    package mutating func number() throws(RecordDamage) -> Int {
        guard let number = Int(try text()) else { throw RecordDamage() }
        return number
    }

    /// The next part as a truth value.
    /// - Throws: when it is neither `1` nor `0`.
    package mutating func bool() throws(RecordDamage) -> Bool {
        switch try text() {
        case "1": true
        case "0": false
        default: throw RecordDamage()
        }
    }

    /// A text, or nil for a list of none.
    /// - Throws: when the list has more than one.
    package mutating func optionalText() throws(RecordDamage) -> String? {
        switch try count() {
        case 0: nil
        case 1: try text()
        default: throw RecordDamage()
        }
    }

    /// A list of texts.
    /// - Throws: when the count is more than the bytes can hold, or a text is missing.
    package mutating func list() throws(RecordDamage) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try count()) { texts.append(try text()) }
        return texts
    }

    /// A list of records.
    /// - Throws: when the count is more than the bytes can hold, or a record is damaged.
    package mutating func records<Value: Record>(_: Value.Type) throws(RecordDamage) -> [Value] {
        var records: [Value] = []
        for _ in 0..<(try count()) { records.append(try Value(from: &self)) }
        return records
    }

    /// A dictionary; of a key that occurs twice the last value counts.
    /// - Throws: also when a key has no value.
    package mutating func texts() throws(RecordDamage) -> [String: String] {
        let count = try count()
        guard count.isMultiple(of: 2) else { throw RecordDamage() }
        var texts = [String: String](minimumCapacity: count / 2)
        for _ in 0..<count / 2 {
            let key = try text()
            texts[key] = try text()
        }
        return texts
    }

    /// How many parts follow, 0 or more: a part takes two bytes at least, so that a count beyond that is damage and never a
    /// reason to reserve memory.
    /// - Throws: for any other number, and as `text`.
    package mutating func count() throws(RecordDamage) -> Int {
        let count = try number()
        guard (0...bytes.count / 2).contains(count) else { throw RecordDamage() }
        return count
    }
}
