import Diagnostics

/// What the text of an article may be made of.
enum ArticleText {
    /// Refuses the control characters that no page can have (HTML §13.2.3.5): nobody sees them, and nobody meant them.
    /// - Parameters:
    ///   - offset: where the text begins, in bytes.
    ///   - line: how many lines stand before it.
    static func checkCharacters(of source: SourceText, from offset: Int, linesBefore: Int) throws(Diagnostic) {
        let utf8 = source.text.utf8
        let text = utf8[utf8.index(utf8.startIndex, offsetBy: offset)...]
        guard mayHaveControls(text) else { return }
        var position = (line: linesBefore + 1, column: 1)
        for scalar in source.text.unicodeScalars[text.startIndex...] {
            guard !isControl(scalar) else {
                throw Diagnostic(
                    "Here is the invisible character \(scalar.codePoint), which no page can have. Remove it.",
                    in: source, at: SourcePosition(line: position.line, column: position.column))
            }
            position = scalar == "\n" ? (position.line + 1, 1) : (position.line, position.column + 1)
        }
    }

    /// Whether any byte is one of a control character, or the first of some: quickly, since hardly any text has one.
    private static func mayHaveControls(_ text: Substring.UTF8View) -> Bool {
        let found = text.withContiguousStorageIfAvailable { bytes in
            var found: UInt8 = 0
            for byte in bytes {
                let isSpace = byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
                found |= (byte < 0x20 && !isSpace) || byte == 0x7F || byte == 0xC2 || byte == 0xEF ? 1 : 0
            }
            return found != 0
        }
        return found ?? true
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
