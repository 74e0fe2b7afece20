/// A number as its text says it, `coefficient` × 10^`exponent`, for sums that binary fractions would spoil.
///
/// It keeps 18 significant digits, as Chromium does.
struct Decimal: Sendable, Hashable, Comparable, CustomStringConvertible {
    let coefficient: Int128
    let exponent: Int

    static let zero = Decimal(0, exponent: 0)
    static let one = Decimal(1, exponent: 0)

    /// Without zeros at the end of the coefficient.
    init(_ coefficient: Int128, exponent: Int) {
        var coefficient = coefficient
        var exponent = coefficient == 0 ? 0 : exponent
        while coefficient != 0, coefficient % 10 == 0 {
            coefficient /= 10
            exponent += 1
        }
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// The number of a text; nil when it is none (`FloatingPointNumber.parse`).
    init?(_ text: String) {
        guard FloatingPointNumber.parse(text) != nil else { return nil }
        let parts = text.utf8.split { $0 | 0x20 == UInt8(ascii: "e") }
        var coefficient: Int128 = 0
        var exponent = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
        var isFraction = false
        var digits = 0
        for byte in parts[0] where byte != UInt8(ascii: "-") {
            if byte == UInt8(ascii: ".") {
                isFraction = true
            } else if digits < 18 {
                coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
                // Chromium counts zeros behind the point, too.
                digits += isFraction || coefficient != 0 ? 1 : 0
                exponent -= isFraction ? 1 : 0
            } else {
                exponent += isFraction ? 0 : 1
            }
        }
        // As in Chromium, what is smaller yet is 0, also where the exponent is too long for a number of its own.
        guard exponent >= -1_023, parts.count < 2 || Int(Substring(parts[1])) != nil else {
            self = .zero
            return
        }
        self.init(text.utf8.first == UInt8(ascii: "-") ? -coefficient : coefficient, exponent: exponent)
    }

    /// The nearest double.
    var double: Double { Double("\(coefficient)e\(exponent)") ?? 0 }

    /// Whether nothing stands behind the point.
    var isWhole: Bool { exponent >= 0 }

    /// Whether it is some number of another, exactly; false for what is too fine or too large to count.
    func isMultiple(of other: Decimal) -> Bool {
        let unit = Swift.min(exponent, other.exponent)
        guard let one = counted(in: unit), let another = other.counted(in: unit), another != 0 else { return false }
        return one % another == 0
    }

    /// How many digits the coefficient has.
    var digits: Int { String(coefficient.magnitude).count }

    static func < (left: Decimal, right: Decimal) -> Bool {
        guard left.coefficient.signum() == right.coefficient.signum() else {
            return left.coefficient.signum() < right.coefficient.signum()
        }
        let (smaller, larger) = left.coefficient < 0 ? (right, left) : (left, right)
        let orders = (smaller.digits + smaller.exponent, larger.digits + larger.exponent)
        guard orders.0 == orders.1 else { return orders.0 < orders.1 }
        // Of one order, so that both have few digits above the smaller exponent.
        let unit = Swift.min(left.exponent, right.exponent)
        guard let one = left.counted(in: unit), let other = right.counted(in: unit) else { return false }
        return one < other
    }

    /// How many 10^`unit` it is, without what is finer; nil when that is more than can be counted exactly.
    func counted(in unit: Int) -> Int128? {
        guard coefficient != 0 else { return 0 }
        guard exponent - unit < 39 else { return nil }
        var count = coefficient
        for _ in 0..<Swift.max(unit - exponent, 0) where count != 0 { count /= 10 }
        for _ in 0..<Swift.max(exponent - unit, 0) {
            let (product, overflow) = count.multipliedReportingOverflow(by: 10)
            guard !overflow, abs(product) < Int128.max / 4 else { return nil }
            count = product
        }
        return count
    }

    /// As a person writes it: without an exponent unless that takes more than 21 digits, as in JavaScript, or more than
    /// are read behind the point.
    var description: String {
        let sign = coefficient < 0 ? "-" : ""
        let digits = String(coefficient.magnitude)
        if exponent >= 0 {
            guard digits.count + exponent <= 21 else { return "\(coefficient)e\(exponent)" }
            return sign + digits + String(repeating: "0", count: exponent)
        }
        guard -exponent <= 18 else { return "\(coefficient)e\(exponent)" }
        let padded = String(repeating: "0", count: Swift.max(0, 1 - exponent - digits.count)) + digits
        return "\(sign)\(padded.dropLast(-exponent)).\(padded.suffix(-exponent))"
    }
}
