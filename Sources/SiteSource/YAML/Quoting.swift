extension String {
    /// The text in quotation marks, as a message shows what a file holds: in one line, at most 60 characters, with `·`
    /// for what cannot be seen.
    var quoted: String {
        let start = unicodeScalars.prefix(61)
        let visible = start.prefix(60).map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: "·"
            default: scalar
            }
        }
        return "“\(String(String.UnicodeScalarView(visible)))\(start.count > 60 ? "…" : "")”"
    }
}

extension Unicode.Scalar {
    /// `U+0007`
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension Int {
    /// With a comma between groups of three digits: `1,000`.
    var grouped: String {
        var digits = Array(String(magnitude))
        for position in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: position) }
        return (self < 0 ? "-" : "") + String(digits)
    }
}

extension Array<String> {
    /// `a, b and c`
    var listed: String { count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + (last ?? "") }
}
