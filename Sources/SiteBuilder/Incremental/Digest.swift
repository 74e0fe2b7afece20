import CompiledSite
import Crypto

/// What stands for all that something is made from: 128 bits of its SHA-256.
struct Digest: Sendable, Hashable {
    private let high: Int
    private let low: Int

    /// Of nothing that is known.
    static let none = Digest(high: 0, low: 0)

    private init(high: Int, low: Int) {
        self.high = high
        self.low = low
    }

    private init(_ bytes: [UInt8]) {
        let words = SHA256.hash(data: bytes).withUnsafeBytes { hash in
            (hash.loadUnaligned(as: Int.self), hash.loadUnaligned(fromByteOffset: 8, as: Int.self))
        }
        (high, low) = words
    }

    /// The digest of parts that are told from each other.
    init(_ add: (inout Parts) -> Void) {
        var parts = Parts()
        add(&parts)
        self.init(parts.bytes)
    }

    init(_ parts: Parts) { self.init(parts.bytes) }

    /// 32 digits.
    var hexadecimal: String {
        [high, low].map { word in
            let digits = String(UInt(bitPattern: word), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The parts of a digest, one after the other, so that no two lists of parts look the same.
    struct Parts {
        fileprivate var bytes: [UInt8] = []

        mutating func add(_ number: Int) { withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }

        mutating func add(_ bool: Bool) { bytes.append(bool ? 1 : 0) }

        mutating func add(_ content: [UInt8]) {
            add(content.count)
            bytes += content
        }

        mutating func add(_ text: String) {
            add(text.utf8.count)
            bytes += text.utf8
        }

        mutating func add(_ text: String?) {
            add(text != nil)
            if let text { add(text) }
        }

        mutating func add(_ texts: [String]) {
            add(texts.count)
            for text in texts { add(text) }
        }

        mutating func add(_ digest: Digest) {
            add(digest.high)
            add(digest.low)
        }
    }
}

extension Digest: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        let words = try reader.words(2)
        (high, low) = (words[0], words[1])
    }

    func write(to writer: inout RecordWriter) {
        writer.write(words: [high, low])
    }
}
