/// The value of a Content-Type or Content-Disposition field: `multipart/form-data; boundary="x"`.
///
/// Of several parameters with one name the first counts; one without a value is as good as absent (MIME Sniffing
/// Standard §4.4).
struct ParameterizedValue {
    /// What stands before the first semicolon, in lower case.
    let value: String
    private var parameters: [(name: String, value: [UInt8])] = []

    /// Nil when a quoted string has no end, or something other than white space between its end and the semicolon.
    init?(_ field: ArraySlice<UInt8>) {
        let end = field.firstIndex(of: .semicolon) ?? field.endIndex
        value = field[..<end].trimmed.lowercasedText
        var rest = field[end...].trimmed
        while !rest.isEmpty {
            rest = rest.dropFirst().drop { $0.isBlank }
            let nameEnd = rest.firstIndex { $0 == .semicolon || $0 == .equals } ?? rest.endIndex
            let name = rest[..<nameEnd].trimmed.lowercasedText
            rest = rest[nameEnd...]
            guard rest.first == .equals else { continue }
            rest = rest.dropFirst().drop { $0.isBlank }
            if rest.first == .quote {
                guard let value = Self.takeQuotedString(from: &rest) else { return nil }
                rest = rest.drop { $0.isBlank }
                guard rest.isEmpty || rest.first == .semicolon else { return nil }
                parameters.append((name, value))
            } else {
                let valueEnd = rest.firstIndex(of: .semicolon) ?? rest.endIndex
                let value = rest[..<valueEnd].trimmed
                if !value.isEmpty { parameters.append((name, Array(value))) }
                rest = rest[valueEnd...]
            }
        }
    }

    /// The value of a parameter without its quotes.
    ///
    /// - Parameter name: in lower case.
    subscript(name: String) -> [UInt8]? {
        parameters.first { $0.name == name }?.value
    }

    /// Takes a quoted string off the front; nil when it has no end.
    ///
    /// Senders disagree about backslashes. Browsers write them as they are, so that `C:\dir\file.txt` must survive;
    /// others escape quotes and backslashes with them (RFC 9110 §5.6.4). So backslashes count only right before a
    /// quote, where each pair is one of them and a remaining one makes the quote part of the text; unless
    /// nothing follows that quote, which then has to be the end.
    private static func takeQuotedString(from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        rest = rest.dropFirst()
        var text: [UInt8] = []
        while let quote = rest.firstIndex(of: .quote) {
            let run = rest[..<quote]
            let backslashes = run.count - (run.lastIndex { $0 != .backslash }.map { $0 + 1 - run.startIndex } ?? 0)
            rest = rest[(quote + 1)...]
            if rest.isEmpty, !backslashes.isMultiple(of: 2) {
                return text + run
            }
            text += run.dropLast(backslashes - backslashes / 2)
            if backslashes.isMultiple(of: 2) {
                return text
            }
            text.append(.quote)
        }
        return nil
    }
}
