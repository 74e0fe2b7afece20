/// How a language writes numbers in digits, from CLDR, for whoever has no ICU.
///
/// Digits are always Latin ones, as in the inputs that people fill in.
package struct NumberStyle: Sendable, Hashable {
    /// What stands between groups of digits, such as a comma; empty for nothing.
    package let group: String
    /// What stands before the fraction.
    package let decimal: String
    /// How many digits there must be before the last three for these to be a group: 2 in languages that write `1234` and
    /// `12 345`.
    package let least: Int
    /// How many digits the groups before the last three have: 3, or 2 as in India.
    package let further: Int

    /// A style with all its parts.
    package init(group: String, decimal: String, least: Int = 1, further: Int = 3) {
        self.group = group
        self.decimal = decimal
        self.least = least
        self.further = further
    }

    /// Digits alone, with a point before the fraction.
    package static let plain = NumberStyle(group: "", decimal: ".")

    /// A whole number.
    package func shown(_ number: Int) -> String { shown(String(number)) }

    /// A number with its own number of decimals; a text that is no plain number, such as one with an exponent, stays as it is.
    package func shown(_ text: String) -> String {
        let sign = text.hasPrefix("-") ? "-" : ""
        let parts = text.dropFirst(sign.count).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isDigit) })
        else { return text }
        return ([sign + grouped(parts[0])] + parts.dropFirst().map(String.init)).joined(separator: decimal)
    }

    private func grouped(_ digits: Substring) -> String {
        guard digits.count >= 3 + least else { return String(digits) }
        var groups = [digits.suffix(3)]
        var rest = digits.dropLast(3)
        while !rest.isEmpty {
            groups.append(rest.suffix(further))
            rest = rest.dropLast(further)
        }
        return groups.reversed().joined(separator: group)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
