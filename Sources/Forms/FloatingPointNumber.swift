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
            guard digits() > 0 else { return nil }
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

extension NumberConstraints {
    /// - Parameter default: the schema's default, which is the step base where there is no minimum (§4.10.5.3.8).
    func error(in value: String, default defaultValue: String?) -> ErrorCode? {
        guard let number = FloatingPointNumber.parse(value) else { return .badInput }
        if let minimum = min.flatMap(FloatingPointNumber.parse), number < minimum { return .rangeUnderflow }
        if let maximum = max.flatMap(FloatingPointNumber.parse), number > maximum { return .rangeOverflow }
        return neighbours(of: number, default: defaultValue) == nil ? nil : .stepMismatch
    }

    /// The nearest valid numbers below and above one that is off the steps; nil when it is on one.
    ///
    /// Like Chromium, a step's 2²⁴th part is no mismatch, and neither is anything where doubles have no room for the step.
    func neighbours(of number: Double, default defaultValue: String?) -> (below: Double, above: Double)? {
        guard let step = step.flatMap(FloatingPointNumber.parse), step > 0 else { return nil }
        let base = (min ?? defaultValue).flatMap(FloatingPointNumber.parse) ?? 0
        let distance = abs(number - base)
        guard distance / 0x1p53 <= step else { return nil }
        let remainder = abs(distance - step * (distance / step).rounded())
        guard remainder > step / 0x1p24 else { return nil }
        let below = base + ((number - base) / step).rounded(.down) * step
        return (below, below + step)
    }
}
