/// HTML's valid email address (§4.10.5.1.5), whose domain may also be an internationalised one: browsers turn that
/// into its ASCII form before they judge it.
enum EmailAddress {
    /// Whether the text is one address.
    static func isValid(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let at = scalars.firstIndex(of: "@"), at > scalars.startIndex else { return false }
        guard scalars[..<at].allSatisfy(isLocal) else { return false }
        let labels = scalars[scalars.index(after: at)...].split(omittingEmptySubsequences: false) {
            // The three that IDNA takes for a full stop (RFC 3490 §3.1).
            $0 == "." || $0 == "\u{3002}" || $0 == "\u{FF0E}" || $0 == "\u{FF61}"
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != "-" && label.last != "-"
                && label.allSatisfy { isAlphanumeric($0) || $0 == "-" || isInternational($0) }
        }
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        isAlphanumeric(scalar) || ".!#$%&'*+/=?^_`{|}~-".unicodeScalars.contains(scalar)
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }

    private static func isInternational(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        // What stands for a character that was none; and what IDNA takes away.
        if scalar == "\u{FFFD}" { return false }
        if ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"].contains(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned, .privateUse:
            return false
        default: return true
        }
    }
}
