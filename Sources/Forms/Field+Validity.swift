extension Field {
    /// The value that counts: a constant's default, else the request's after HTML's value sanitization (§4.10.5.1),
    /// except that a text which is not a number, date or time keeps its text, so that it is judged and given back.
    /// Where several answers are taken, each is a line.
    package func value(in submission: Submission) -> String {
        if isConstant { return defaultValue ?? "" }
        let value = submission.value(of: name) ?? ""
        switch control {
        case .text, .telephone: return value.withoutNewlines
        case .email(_, multiple: true): return Self.addresses(value).joined(separator: "\n")
        case .email, .url: return value.withoutNewlines.trimmed
        case .temporal(let constraints): return constraints.normalized(value)
        case .longText, .number, .checkbox, .radio, .selection, .hidden: return value
        case .checkboxes(let options): return ticked(submission.values(of: name), options).joined(separator: "\n")
        case .file: return ""
        }
    }

    /// The addresses of an input that takes several (HTML §4.10.5.1.5): none for an empty one.
    private static func addresses(_ value: String) -> [String] {
        let value = value.withoutNewlines
        guard !value.trimmed.isEmpty else { return [] }
        return value.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    }

    /// The values in the order of the options, each once, then those that are no options.
    private func ticked(_ values: [String], _ options: [Option]) -> [String] {
        let sent = Set(values.filter { !$0.isEmpty }.map { Submission.key(of: $0) })
        let known = options.filter { sent.contains(Submission.key(of: $0.value)) }.map(\.value)
        let others = values.filter { value in !value.isEmpty && !options.contains { $0.value.isSame(as: value) } }
        // A line end would make two answers of one.
        return known + others.map { $0.replacing("\n", with: " ") }
    }

    /// The first error of the value, in ErrorCode's order; nil when it passes.
    /// - Parameters:
    ///   - value: from `value(in:)`.
    ///   - isRequired: whether an empty one is an error.
    package func error(in value: String, isRequired: Bool) -> ErrorCode? {
        if isConstant { return nil }
        if value.isEmpty { return isRequired ? .valueMissing : nil }
        switch control {
        case .text(let constraints), .telephone(let constraints), .longText(let constraints, _):
            return constraints.error(in: value)
        case .email(let constraints, multiple: true):
            let addresses = value.lines
            guard addresses.allSatisfy(EmailAddress.isValid) else { return .typeMismatch }
            // The lengths are those of the input's value, with its commas.
            return constraints.error(in: addresses.joined(separator: ","), each: addresses)
        case .email(let constraints, multiple: false):
            return EmailAddress.isValid(value) ? constraints.error(in: value) : .typeMismatch
        case .url(let constraints):
            return WebAddress.isValid(value) ? constraints.error(in: value) : .typeMismatch
        case .number(let constraints):
            return constraints.error(in: value, default: defaultValue)
        case .temporal(let constraints):
            return constraints.error(in: value, default: defaultValue)
        case .checkbox(let ticked):
            return value.isSame(as: ticked) ? nil : .notAnOption
        case .checkboxes(let options):
            return value.lines.allSatisfy { line in options.contains { $0.value.isSame(as: line) } }
                ? nil : .notAnOption
        case .radio(let options), .selection(let options):
            return options.contains { $0.value.isSame(as: value) } ? nil : .notAnOption
        case .file, .hidden:
            return nil
        }
    }
}

extension TextConstraints {
    /// - Parameter each: what the pattern is for, where it is not the value as a whole.
    func error(in value: String, each parts: [String]? = nil) -> ErrorCode? {
        // A text that cannot be judged within the limits does not pass: docs/decisions/0032.
        if let pattern, !(parts ?? [value]).allSatisfy({ pattern.matches($0) == true }) { return .patternMismatch }
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
