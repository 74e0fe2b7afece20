import Foundation

/// A colour of sRGB with 8 bits for each part, as CSS writes it with six hexadecimal digits.
package struct Color: Sendable, Hashable {
    /// From 0 to 255.
    package let red: UInt8
    /// From 0 to 255.
    package let green: UInt8
    /// From 0 to 255.
    package let blue: UInt8

    /// A colour of its three parts.
    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour from `#rgb` or `#rrggbb` (CSS Color 4 §5.2); nil for anything else.
    package init?(hex: String) {
        let digits = hex.utf8.dropFirst()
        guard hex.utf8.first == UInt8(ascii: "#"), [3, 6].contains(digits.count) else { return nil }
        let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard values.count == digits.count else { return nil }
        let parts =
            values.count == 3
            ? values.map { UInt8($0 * 17) } : [0, 2, 4].map { UInt8(values[$0] * 16 + values[$0 + 1]) }
        self.init(red: parts[0], green: parts[1], blue: parts[2])
    }

    /// `#rrggbb`
    package var hex: String {
        "#" + [red, green, blue].map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    }

    /// The parts in linear light, 0 to 1 (CSS Color 4 §10.2).
    var linear: [Double] {
        [red, green, blue].map {
            let part = Double($0) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
    }

    /// The relative luminance, 0 to 1 (WCAG 2.2, “relative luminance”).
    var luminance: Double {
        let linear = linear
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// How well one is read on the other, 1 to 21 (WCAG 2.2, “contrast ratio”).
    package func contrast(to other: Color) -> Double {
        let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)
    }
}
