/// An object of JSON (RFC 8259) whose values are texts without escapes, whole numbers, true, false or null.
///
/// A proof of work is no more than that, and it comes from strangers with every submission: nothing else is read.
struct FlatJSON {
    enum Value: Hashable {
        case text(String)
        /// In digits, as it was written.
        case number(String)
        case other
    }

    /// Of a name that occurs twice the first value counts.
    private(set) var values: [String: Value] = [:]
    private var rest: ArraySlice<UInt8>

    /// - Returns: nil for anything else.
    init?(_ bytes: [UInt8]) {
        rest = bytes[...]
        guard take("{") else { return nil }
        if !take("}") {
            repeat {
                guard let name = text(), take(":"), let value = value() else { return nil }
                if values[name] == nil { values[name] = value }
            } while take(",")
            guard take("}") else { return nil }
        }
        skipBlanks()
        guard rest.isEmpty else { return nil }
    }

    /// The text under a name.
    func text(_ name: String) -> String? {
        if case .text(let text) = values[name] { text } else { nil }
    }

    /// The digits of the whole number under a name.
    func number(_ name: String) -> String? {
        if case .number(let digits) = values[name] { digits } else { nil }
    }

    private mutating func skipBlanks() {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard rest.first == UInt8(ascii: sign) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        let content = rest.prefix { $0 != UInt8(ascii: "\"") }
        guard content.count < rest.count, content.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") }) else {
            return nil
        }
        rest = rest.dropFirst(content.count + 1)
        return String(validating: content, as: UTF8.self)
    }

    private mutating func value() -> Value? {
        skipBlanks()
        if rest.first == UInt8(ascii: "\"") { return text().map(Value.text) }
        for word in ["true", "false", "null"] where rest.starts(with: word.utf8) {
            rest = rest.dropFirst(word.utf8.count)
            return .other
        }
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        rest = rest.dropFirst(digits.count)
        return .number(String(decoding: digits, as: UTF8.self))
    }
}
