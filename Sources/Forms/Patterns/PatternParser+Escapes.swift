extension PatternParser {
    /// CharacterClassEscape: `\d`, `\p{…}` and their like; nil when a single character comes.
    mutating func setEscape() throws(PatternError) -> PatternSet? {
        guard let letter = peek(1) else { return nil }
        let set: CodePointSet
        switch letter {
        case "d", "D": set = .digits
        case "w", "W": set = .wordCharacters
        case "s", "S": set = .spaces
        case "p", "P": return PatternSet(try property())
        default: return nil
        }
        index += 2
        return PatternSet(set, isNegated: letter.properties.isUppercase)
    }

    /// CharacterEscape: one character that begins with a backslash.
    /// - Parameter others: what may stand after a backslash besides the characters of the grammar's syntax.
    mutating func characterEscape(_ others: String = "") throws(PatternError) -> Unicode.Scalar {
        let start = index
        guard let letter = peek(1) else { throw PatternError(kind: .nothingEscaped, offset: start) }
        index += 2
        switch letter {
        case "t": return "\t"
        case "n": return "\n"
        case "v": return "\u{0B}"
        case "f": return "\u{0C}"
        case "r": return "\r"
        case "0":
            guard peek.map(CodePointSet.digits.contains) != true else { throw incomplete("\\0", start) }
            return "\0"
        case "c":
            guard let control = peek, control.isASCII, control.properties.isAlphabetic else {
                throw incomplete("\\c", start)
            }
            index += 1
            return Unicode.Scalar(UInt8(control.value & 0x1F))
        case "x":
            guard let value = hexadecimal(2) else { throw incomplete("\\x", start) }
            return try scalar(value, start)
        case "u":
            return try unicodeEscape(start)
        case "1"..."9":
            while let next = peek, CodePointSet.digits.contains(next) { index += 1 }
            throw PatternError(kind: .backreference(text(from: start)), offset: start)
        case "k":
            throw PatternError(kind: .backreference("\\k"), offset: start)
        case "q" where !others.isEmpty && peek == "{":
            throw PatternError(kind: .strings, offset: start)
        default:
            guard "^$\\.*+?()[]{}|/\(others)".unicodeScalars.contains(letter) else {
                throw PatternError(kind: .unknownEscape(letter), offset: start)
            }
            return letter
        }
    }

    /// RegExpUnicodeEscapeSequence, whose `\u` has been read.
    private mutating func unicodeEscape(_ start: Int) throws(PatternError) -> Unicode.Scalar {
        if skip("{") {
            var value: UInt32 = 0
            var digits = 0
            while let digit = hexadecimal(1) {
                // More than the greatest is enough to know.
                value = min(value * 16 + digit, 0x11_0000)
                digits += 1
            }
            guard digits > 0, skip("}") else { throw incomplete("\\u", start) }
            guard value < 0x11_0000 else {
                throw PatternError(kind: .noCodePoint(text(from: start)), offset: start)
            }
            return try scalar(value, start)
        }
        guard let unit = hexadecimal(4) else { throw incomplete("\\u", start) }
        let next = index
        if (0xD800...0xDBFF).contains(unit), skip("\\u"), let low = hexadecimal(4), (0xDC00...0xDFFF).contains(low) {
            return try scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), start)
        }
        index = next
        return try scalar(unit, start)
    }

    private func scalar(_ value: UInt32, _ start: Int) throws(PatternError) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(value) else {
            throw PatternError(kind: .surrogate(text(from: start)), offset: start)
        }
        return scalar
    }

    private func incomplete(_ escape: String, _ start: Int) -> PatternError {
        PatternError(kind: .incompleteEscape(escape), offset: start)
    }

    /// The value of so many hexadecimal digits; nil, and nothing is read, when there are fewer.
    private mutating func hexadecimal(_ count: Int) -> UInt32? {
        let digits = scalars[index...].prefix(count)
        var value: UInt32 = 0
        for digit in digits {
            guard digit.isASCII, let number = Character(digit).hexDigitValue else { return nil }
            value = value * 16 + UInt32(number)
        }
        guard digits.count == count else { return nil }
        index += count
        return value
    }
}
