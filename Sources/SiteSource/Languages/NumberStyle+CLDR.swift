import Forms
import Foundation

extension NumberStyle {
    /// How a language writes numbers, from ICU: by two numbers that it writes.
    /// - Parameter language: a tag of BCP 47.
    static func cldr(_ language: String) -> NumberStyle {
        let locale = Locale(identifier: "\(language.replacing("-", with: "_"))@numbers=latn")
        func parts(_ number: Double) -> [String] {
            number.formatted(.number.locale(locale)).split { $0.isNumber }.map(String.init)
        }
        // 12,345,678.5 has two signs between groups, or three where these have two digits.
        let signs = parts(12_345_678.5)
        guard let group = signs.first, let decimal = signs.last, signs.count > 2 else {
            return NumberStyle(group: "", decimal: signs.last ?? ".")
        }
        return NumberStyle(
            group: group, decimal: decimal, least: parts(1_234).isEmpty ? 2 : 1, further: signs.count == 3 ? 3 : 2)
    }
}
