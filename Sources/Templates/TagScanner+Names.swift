extension TagScanner {
    /// The name in a tag: ASCII letters and digits, `_ - . / *` and everything beyond ASCII.
    ///
    /// Mustache allows more; but nothing is called `first name` or `a|b` here, and who writes that means another
    /// language.
    func name(_ range: Range<Int>, of kind: Tag.Kind, at offset: Int) throws(Problem) -> String {
        var bytes = bytes[range]
        // `{{> * name}}` and its closing tag may have blanks behind the asterisk.
        let isDynamic = bytes.first == UInt8(ascii: "*") && [.partial, .parent, .close].contains(kind)
        if isDynamic { bytes = bytes.dropFirst().drop { $0.isBlank } }
        guard !bytes.isEmpty else { throw Problem("This tag has no name. Write one, or remove the tag.", at: offset) }
        if let illegal = bytes.first(where: { !Self.isLegal($0) }) {
            throw Self.problem(bytes, illegal: illegal, at: offset)
        }
        let name = String(decoding: bytes, as: UTF8.self)
        let isPath = isDynamic || [.variable, .raw, .section, .inverted].contains(kind)
        if isPath, name != ".", Self.hasEmptyPart(bytes) {
            throw Problem("“\(name)” is not a name: nothing stands before or after a dot.", at: offset)
        }
        return isDynamic ? "*" + name : name
    }

    private static func isLegal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "/"), UInt8(ascii: "*"), 0x80...:
            true
        default: false
        }
    }

    private static func hasEmptyPart(_ name: ArraySlice<UInt8>) -> Bool {
        var last = UInt8(ascii: ".")
        for byte in name {
            if byte == UInt8(ascii: "."), last == byte { return true }
            last = byte
        }
        return last == UInt8(ascii: ".")
    }

    private static func problem(_ name: ArraySlice<UInt8>, illegal: UInt8, at offset: Int) -> Problem {
        let what =
            switch illegal {
            case UInt8(ascii: " "): "a space"
            case UInt8(ascii: "\t"): "a tab"
            case ..<UInt8(ascii: " "), 0x7F: "a control character"
            default: "“\(Character(UnicodeScalar(illegal)))”"
            }
        let text = String(decoding: name, as: UTF8.self)
        let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
        return Problem(
            "“\(shown)” is not a name: it contains \(what). Names have letters, digits, “_” and “-”.", at: offset)
    }
}
