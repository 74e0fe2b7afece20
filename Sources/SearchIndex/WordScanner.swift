/// Cuts text into words, folded so that writers and searchers need not agree on capitals and accents.
struct WordScanner {
    /// One word of a text.
    struct Word {
        /// Where it stands, in bytes of UTF-8 from the text's beginning.
        let range: Range<Int>
        /// Whether it is a run of a script without spaces, whose bytes are as they were.
        let isRun: Bool
    }

    /// How many bytes of a word count; the rest of a longer one is as if it were not there.
    static let longestWord = 64

    /// The folded bytes of the word that was found last.
    private(set) var folded: [UInt8] = []
    /// FNV-1a of `folded`, for whoever keeps words in a table.
    private(set) var hash: UInt32 = 0
    private var known: [FoldedScalar?]

    /// By byte: 0 for what stands between words, else the lower-case letter or the digit.
    private static let ascii: [UInt8] = (0..<128).map { (byte: UInt8) in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: 0
        }
    }

    /// - Parameter remembers: whether what code points become is kept, for whoever scans much.
    init(remembers: Bool = false) {
        known = remembers ? Array(repeating: nil, count: 0x3000) : []
        folded.reserveCapacity(256)
    }

    /// Finds every word.
    /// - Parameters:
    ///   - text: valid UTF-8.
    ///   - body: is called with each word while `folded` is its own; false ends it.
    mutating func scan(
        _ text: UnsafeBufferPointer<UInt8>, _ body: (Word, _ folded: [UInt8], _ hash: UInt32) -> Bool
    ) {
        Self.ascii.withUnsafeBufferPointer { ascii in
            var index = 0
            var start = 0
            var isRun = false
            folded.removeAll(keepingCapacity: true)
            hash = 0x811C_9DC5
            while index < text.count {
                let byte = text[index]
                let kind: FoldedScalar.Kind
                var length = 1
                var entry = FoldedScalar.separator
                if byte < 0x80 {
                    let letter = ascii[Int(byte)]
                    if letter != 0, !isRun {
                        if folded.isEmpty { start = index }
                        append(letter)
                        index += 1
                        continue
                    }
                    kind = letter == 0 ? .separator : .letter
                    if letter != 0 { entry = FoldedScalar(Unicode.Scalar(letter)) }
                } else {
                    let scalar: Unicode.Scalar
                    (scalar, length) = Self.scalar(text, at: index)
                    entry = fold(scalar)
                    kind = entry.kind
                }
                switch kind {
                case .ignored: break
                case .letter where !isRun || folded.isEmpty, .unspaced where isRun || folded.isEmpty:
                    if folded.isEmpty { start = index }
                    isRun = kind == .unspaced
                    append(entry)
                case .separator, .letter, .unspaced:
                    if !folded.isEmpty {
                        guard body(Word(range: start..<index, isRun: isRun), folded, hash) else { return }
                        folded.removeAll(keepingCapacity: true)
                        hash = 0x811C_9DC5
                    }
                    isRun = kind == .unspaced
                    start = index
                    if kind != .separator { append(entry) }
                }
                index += length
            }
            if !folded.isEmpty { _ = body(Word(range: start..<text.count, isRun: isRun), folded, hash) }
        }
    }

    private mutating func append(_ entry: FoldedScalar) {
        if entry.kind == .unspaced {
            // A run is no word: however long, all of it counts.
            for index in 0..<UInt32(entry.count) {
                folded.append(UInt8(truncatingIfNeeded: entry.bytes >> (8 * index)))
            }
            return
        }
        guard folded.count + Int(entry.count) <= Self.longestWord else { return }
        for index in 0..<UInt32(entry.count) { append(UInt8(truncatingIfNeeded: entry.bytes >> (8 * index))) }
    }

    private mutating func append(_ byte: UInt8) {
        guard folded.count < Self.longestWord else { return }
        folded.append(byte)
        hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }

    private mutating func fold(_ scalar: Unicode.Scalar) -> FoldedScalar {
        let index = Int(scalar.value)
        guard index < known.count else { return FoldedScalar(scalar) }
        if let entry = known[index] { return entry }
        let entry = FoldedScalar(scalar)
        known[index] = entry
        return entry
    }

    /// The code point that begins at a byte, and its length.
    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        let lead = text[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard index + length <= text.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for next in 1..<length { value = value << 6 | UInt32(text[index + next] & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

extension String {
    /// Calls `body` with the text's UTF-8, copied only where it does not lie in one piece.
    func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
    }
}
