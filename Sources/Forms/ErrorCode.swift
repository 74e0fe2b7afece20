/// Why an answer does not pass: HTML's ValidityState in snake case, then Docket's own, in the order of precedence.
package enum ErrorCode: String, Codable, Sendable, Hashable, CaseIterable {
    /// A required field has no answer, or the whole form has none.
    case valueMissing = "value_missing"
    /// The text is not a number (HTML §2.3.4.3), date or time.
    case badInput = "bad_input"
    /// The text is not an email address or web address.
    case typeMismatch = "type_mismatch"
    /// The text does not match `pattern`.
    case patternMismatch = "pattern_mismatch"
    /// More UTF-16 code units than `maxLength`.
    case tooLong = "too_long"
    /// Fewer UTF-16 code units than `minLength`, and not empty.
    case tooShort = "too_short"
    /// The number is less than `min`.
    case rangeUnderflow = "range_underflow"
    /// The number is greater than `max`.
    case rangeOverflow = "range_overflow"
    /// The number is between two steps (HTML §4.10.5.3.8).
    case stepMismatch = "step_mismatch"
    /// The answer is none of those that the field offers, such as one that the form has dropped since.
    case notAnOption = "not_an_option"
    /// More files than `maxFiles`.
    case tooManyFiles = "too_many_files"
    /// A file has more bytes than `maxSize`, or all of the form's have more than the site takes.
    case fileTooLarge = "file_too_large"
    /// A file is of none of the kinds of `accept`.
    case fileType = "file_type"
}
