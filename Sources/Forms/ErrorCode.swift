/// Why an answer does not pass: HTML's ValidityState in snake case, then Docket's own, in the order of precedence.
package enum ErrorCode: String, Codable, Sendable, Hashable, CaseIterable {
    case valueMissing = "value_missing"
    case badInput = "bad_input"
    case typeMismatch = "type_mismatch"
    case tooLong = "too_long"
    case tooShort = "too_short"
    case rangeUnderflow = "range_underflow"
    case rangeOverflow = "range_overflow"
    case stepMismatch = "step_mismatch"
    case notAnOption = "not_an_option"
}
