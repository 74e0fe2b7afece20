/// HTML's valid floating-point number (§2.3.4.3).
package enum FloatingPointNumber {
    /// The number that the text is, or nil when the text is not exactly one: no plus sign, no white space, a digit
    /// before any exponent, and a value that a double can hold.
    package static func parse(_ text: String) -> Double? {
        var rest = text.utf8[...]
        func digits() -> Int {
            let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let whole = digits()
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            // Browsers also take a point alone, if an exponent follows: 1.e3.
            guard digits() > 0 || whole > 0 && rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return nil }
        } else if whole == 0 {
            return nil
        }
        if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                rest = rest.dropFirst()
            }
            guard digits() > 0 else { return nil }
        }
        guard rest.isEmpty, let number = Double(text), number.isFinite else { return nil }
        return number == 0 ? 0 : number
    }
}
