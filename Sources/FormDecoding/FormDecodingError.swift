/// Why a body or its Content-Type is not a form.
package enum FormDecodingError: Error, Hashable, Sendable {
    /// There are more parameters, or parts, than ``FormLimits/parameters``.
    case tooManyParameters(limit: Int)
    /// A name has more bytes than ``FormLimits/nameLength``.
    case nameTooLong(limit: Int)
    /// The names and values have more bytes than ``FormLimits/text``.
    case textTooLong(limit: Int)
    /// A multipart Content-Type names no boundary, or one that RFC 2046 §5.1.1 does not allow.
    case missingBoundary
    /// The header of a part has more bytes than ``FormLimits/partHeader``.
    case partHeaderTooLong(limit: Int)
    /// The header of a part has more fields than ``FormLimits/partHeaderFields``.
    case tooManyPartHeaderFields(limit: Int)
    /// The header of a part has a line that is no field, a CR or LF on its own, or a quote that is left open.
    case malformedPartHeader
    /// A part has no Content-Disposition of `form-data` with a name (RFC 7578 §4.2).
    case partWithoutName
    /// A multipart body ends before its closing delimiter.
    case truncated
}

extension FormDecodingError {
    /// What happened, for the person who sent the form.
    package var sentence: String {
        switch self {
        case .tooManyParameters(let limit):
            "The form has more than \(counted(limit, "parameter"))."
        case .nameTooLong(let limit):
            "A name in the form is longer than \(counted(limit, "byte"))."
        case .textTooLong(let limit):
            "The answers of the form are longer than \(counted(limit, "byte"))."
        case .missingBoundary:
            "The form's Content-Type, multipart/form-data, has no usable boundary of 1 to 70 characters."
        case .partHeaderTooLong(let limit):
            "The header of a part of the form is longer than \(counted(limit, "byte"))."
        case .tooManyPartHeaderFields(let limit):
            "The header of a part of the form has more than \(counted(limit, "field"))."
        case .malformedPartHeader:
            "The header of a part of the form cannot be read."
        case .partWithoutName:
            "A part of the form has no name."
        case .truncated:
            "The form was cut off on its way here. Please send it again."
        }
    }
}

/// The count with thousands separators and its noun: `1 byte`, `8,192 bytes`.
private func counted(_ count: Int, _ noun: String) -> String {
    var digits = String(count)
    var place = digits.endIndex
    while digits.distance(from: digits.startIndex, to: place) > 3 {
        place = digits.index(place, offsetBy: -3)
        digits.insert(",", at: place)
    }
    return "\(digits) \(noun)\(count == 1 ? "" : "s")"
}
