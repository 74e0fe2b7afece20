extension Field {
    /// The value that counts: a constant's default, else the request's after HTML's value sanitization (§4.10.5.1),
    /// except that a text which is not a number keeps its text, so that it is judged and given back.
    package func value(in submission: Submission) -> String {
        if isConstant { return defaultValue ?? "" }
        let value = submission.value(of: name) ?? ""
        switch control {
        case .text, .telephone: return value.withoutNewlines
        case .email, .url: return value.withoutNewlines.trimmed
        case .longText, .number, .checkbox, .radio, .selection, .hidden: return value
        case .file: return ""
        }
    }

    /// The first error of the value, in ErrorCode's order; nil when it passes.
    /// - Parameter value: from `value(in:)`.
    package func error(in value: String) -> ErrorCode? {
        if isConstant { return nil }
        if value.isEmpty { return required ? .valueMissing : nil }
        switch control {
        case .text(let lengths), .telephone(let lengths), .longText(let lengths, _):
            return lengths.error(in: value)
        case .email(let lengths):
            return EmailAddress.isValid(value) ? lengths.error(in: value) : .typeMismatch
        case .url(let lengths):
            return WebAddress.isValid(value) ? lengths.error(in: value) : .typeMismatch
        case .number(let constraints):
            return constraints.error(in: value, default: defaultValue)
        case .checkbox(let ticked):
            return value.isSame(as: ticked) ? nil : .notAnOption
        case .radio(let options), .selection(let options):
            return options.contains { $0.value.isSame(as: value) } ? nil : .notAnOption
        case .file, .hidden:
            return nil
        }
    }
}

extension TextConstraints {
    func error(in value: String) -> ErrorCode? {
        let length = value.utf16.count
        if let maxLength, length > maxLength { return .tooLong }
        if let minLength, length < minLength { return .tooShort }
        return nil
    }
}

extension String {
    /// Equal code unit by code unit; Swift's own `==` would take two normal forms of one text for equal.
    package func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Without CR and LF (Infra §4.7, strip newlines).
    var withoutNewlines: String {
        guard utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\n" && $0 != "\r" }))
    }

    /// Without ASCII white space at both ends (Infra §4.7).
    var trimmed: String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }
        guard let first = utf8.firstIndex(where: { !isSpace($0) }), let last = utf8.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
