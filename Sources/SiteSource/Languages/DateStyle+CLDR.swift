import Forms
import Foundation

extension DateStyle {
    /// The letters of patterns that `DateStyle` can write.
    private static let letters: Set<Character> = ["y", "M", "L", "d", "H", "h", "K", "k", "m", "a"]

    /// How a language writes days and times, from ICU.
    /// - Parameter language: a tag of BCP 47.
    static func cldr(_ language: String) -> DateStyle {
        // “24 December 2026” is understood wherever English is, and “December 24” not by everybody first.
        let locale = Locale(identifier: language == "en" ? "en_GB" : language.replacing("-", with: "_"))
        let formatter = DateFormatter()
        formatter.locale = locale
        formatter.calendar = Calendar(identifier: .gregorian)
        let date = pattern("yMMMMd", locale) ?? iso.datePattern
        let time = pattern("jm", locale) ?? iso.timePattern
        return DateStyle(
            datePattern: date, timePattern: time, dateTimePattern: pattern("yMMMMdjm", locale) ?? "\(date), \(time)",
            months: formatter.monthSymbols, dayPeriods: [formatter.amSymbol, formatter.pmSymbol])
    }

    /// The pattern of a skeleton; nil where it has a letter that `DateStyle` cannot write, such as B for “in the morning”.
    private static func pattern(_ skeleton: String, _ locale: Locale) -> String? {
        guard let pattern = DateFormatter.dateFormat(fromTemplate: skeleton, options: 0, locale: locale) else {
            return nil
        }
        // What stands between apostrophes is text.
        let fields = pattern.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
        let used = Set(fields.filter { $0.isASCII && $0.isLetter })
        return used.isSubset(of: letters) ? pattern : nil
    }
}
