/// The interface's texts in one language, from `templates/messages/<language>.yaml`, and what else the language decides.
///
/// A text has places such as `{label}`. A text that depends on a number has a variant for each of the language's plural
/// categories, such as `too_long.one` and `too_long.other`.
package struct Messages: Sendable, Hashable {
    /// The language's tag (BCP 47).
    package let language: String
    /// By key, and by key, dot and category for those that depend on a number; every key of `Key` is there.
    package let texts: [String: String]
    /// Which numbers take which variant.
    package let plurals: PluralRules
    /// How days and times are written.
    package let dates: DateStyle
    /// How numbers are written.
    package let numbers: NumberStyle

    /// - Parameter texts: by key, and by key, dot and category for those that depend on a number.
    package init(
        language: String, texts: [String: String], plurals: PluralRules = .oneAndOther, dates: DateStyle = .iso,
        numbers: NumberStyle = .plain
    ) {
        self.language = language
        self.texts = texts
        self.plurals = plurals
        self.dates = dates
        self.numbers = numbers
    }

    /// The text of a key with its places filled.
    /// - Parameter values: by the name between the braces; a place without a value stays as it is.
    package func text(_ key: Key, _ values: [String: String] = [:]) -> String {
        Self.fill(texts[key.rawValue] ?? key.rawValue, values)
    }

    /// The text of a key that depends on a number, with its places filled.
    /// - Parameters:
    ///   - values: as above; the number's own place is filled too.
    ///   - count: the number, not negative.
    package func text(_ key: Key, _ values: [String: String] = [:], count: Int) -> String {
        let text =
            texts["\(key.rawValue).\(plurals.category(of: count).rawValue)"]
            ?? texts["\(key.rawValue).\(PluralCategory.other.rawValue)"] ?? key.rawValue
        guard let place = key.countPlace else { return Self.fill(text, values) }
        return Self.fill(text, values.merging([place: numbers.shown(count)]) { given, _ in given })
    }

    private static func fill(_ text: String, _ values: [String: String]) -> String {
        values.isEmpty ? text : fill(text) { values[$0] }
    }

    /// A text with its places filled.
    /// - Parameter value: what stands for a place; nil for braces that stay as they are.
    package static func fill(_ text: String, _ value: (_ place: String) -> String?) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = text[...]
        // One pass, so that a value with braces is never taken for a place. A place begins with the last brace before its end.
        while let close = rest.firstIndex(of: "}") {
            let end = rest.index(after: close)
            if let open = rest[..<close].lastIndex(of: "{") {
                result += rest[..<open]
                result += value(String(rest[rest.index(after: open)..<close])) ?? String(rest[open..<end])
            } else {
                result += rest[..<end]
            }
            rest = rest[end...]
        }
        return result + rest
    }

    /// The places of a text, such as `label` and `max`.
    package static func places(in text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
                part.firstIndex(of: "}").map { String(part[..<$0]) }
            })
    }
}

extension Messages.Key {
    /// The place of the number on which the text depends; nil for a text that depends on none.
    package var countPlace: String? {
        switch self {
        case .limitedText, .limitedDetail: "minutes"
        case .tooLong, .tooShort, .tooManyFiles, .lengthAtMost, .lengthAtLeast: "limit"
        case .fileTooLarge, .fileType, .fileLimits, .fileLimitsTypes, .charactersLeft, .charactersOver, .articleCount,
            .searchCount:
            "count"
        default: nil
        }
    }
}
