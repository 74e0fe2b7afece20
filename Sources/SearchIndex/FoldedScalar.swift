/// What a code point becomes before it is indexed or looked for, packed so that millions of them can be kept and copied.
struct FoldedScalar {
    /// What part a code point has in words.
    enum Kind: UInt8 {
        /// It stands between words.
        case separator
        /// An accent or a sign of stretching: it belongs to its word and changes nothing.
        case ignored
        /// It is part of a word, as `bytes`.
        case letter
        /// It is part of a script that writes no spaces between its words.
        case unspaced
    }

    let kind: Kind
    /// How many of `bytes` there are.
    let count: UInt8
    /// UTF-8, the first byte lowest.
    let bytes: UInt32

    static let separator = FoldedScalar(kind: .separator, "")
    static let ignored = FoldedScalar(kind: .ignored, "")

    private init(kind: Kind, _ text: String) {
        self.kind = kind
        var bytes: UInt32 = 0
        var count: UInt8 = 0
        // All that is folded has four bytes at most: two letters of ASCII, or one of anything else.
        for byte in text.utf8.prefix(4) {
            bytes |= UInt32(byte) << (8 * UInt32(count))
            count += 1
        }
        self.count = count
        self.bytes = bytes
    }

    /// Folds one code point.
    init(_ scalar: Unicode.Scalar) {
        if Self.isUnspaced(scalar.value) {
            // Thai digits are digits, and the marks that end a sentence end it.
            self = Self.isOfWord(scalar) ? Self(kind: .unspaced, String(scalar)) : .separator
            return
        }
        if Self.isIgnored(scalar.value) {
            self = .ignored
            return
        }
        guard Self.isOfWord(scalar) else {
            self = .separator
            return
        }
        if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
            self = Self(kind: .letter, String(Int(value)))
            return
        }
        // The forms of full width that stand between Chinese and Japanese text.
        let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        let narrow = Unicode.Scalar(value) ?? scalar
        // The lower case of İ has a dot of its own as a second code point.
        let lower = narrow.properties.lowercaseMapping.unicodeScalars.first ?? narrow
        self = Self(kind: .letter, Accents.base(of: lower) ?? String(lower))
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// Thai, Lao, Myanmar, Khmer, kana, Bopomofo and Han, as Unicode's blocks have them.
    private static func isUnspaced(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E01...0x0E4F, 0x0E80...0x0ECF, 0x1000...0x103F, 0x1780...0x17DF, 0x3005...0x3007, 0x3041...0x30FF,
            0x3100...0x312F, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
            0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }

    /// Accents of Latin, Greek and Cyrillic, the points of Hebrew, the vowels and the stretching of Arabic, variation
    /// selectors, soft hyphens and joiners. Marks of other scripts are vowels, without which words are others.
    private static func isIgnored(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x0300...0x036F, 0x0483...0x0487, 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7,
            0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED,
            0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200B...0x200F, 0x2060, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFEFF:
            true
        default: false
        }
    }
}
