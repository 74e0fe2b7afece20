import Forms
import _FoundationICU

/// ICU's own answer, number by number.
final class ICUPluralRules {
    private let rules: OpaquePointer?

    init(_ language: String) {
        var status = U_ZERO_ERROR
        rules = swift_uplrules_open(language, &status)
    }

    deinit { swift_uplrules_close(rules) }

    func category(of number: Int) -> PluralCategory? {
        var buffer = [UChar](repeating: 0, count: 16)
        var status = U_ZERO_ERROR
        let length = swift_uplrules_select(rules, Double(number), &buffer, 16, &status)
        return PluralCategory(rawValue: String(decoding: buffer.prefix(Int(length)), as: UTF16.self))
    }
}
