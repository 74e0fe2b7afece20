import Forms
import _FoundationICU

extension PluralRules {
    /// The rules of a language, from ICU, and the categories that it has, those of fractions too, in CLDR's order.
    /// - Parameter language: a tag of BCP 47; one that CLDR does not know has the category `other` alone.
    static func cldr(_ language: String) -> (rules: PluralRules, categories: [PluralCategory]) {
        var status = U_ZERO_ERROR
        let rules = swift_uplrules_open(language.replacing("-", with: "_"), &status)
        defer { swift_uplrules_close(rules) }
        guard status.rawValue <= U_ZERO_ERROR.rawValue else { return (PluralRules { _ in .other }, [.other]) }
        let table = PluralRules { count in
            var buffer = [UChar](repeating: 0, count: 16)
            var status = U_ZERO_ERROR
            let length = swift_uplrules_select(rules, Double(count), &buffer, Int32(buffer.count), &status)
            let word = String(decoding: buffer.prefix(max(0, Int(length))), as: UTF16.self)
            return PluralCategory(rawValue: word) ?? .other
        }
        let keywords = swift_uplrules_getKeywords(rules, &status)
        defer { swift_uenum_close(keywords) }
        var words: Set<String> = [PluralCategory.other.rawValue]
        var length: Int32 = 0
        while let word = swift_uenum_next(keywords, &length, &status) { words.insert(String(cString: word)) }
        return (table, PluralCategory.allCases.filter { words.contains($0.rawValue) })
    }
}
