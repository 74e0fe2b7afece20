import Foundation

/// Tags of languages (BCP 47), as far as a help centre has use for them: a language, perhaps with a script and a region.
enum LanguageTag {
    /// The tag as it is usually written, such as `pt-BR` for `PT-br`; nil for what is no tag.
    static func canonical(_ text: String) -> String? {
        var parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)[...]
        func isLetters(_ part: String) -> Bool {
            part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
        }
        guard let language = parts.popFirst(), (2...3).contains(language.utf8.count), isLetters(language) else {
            return nil
        }
        var tag = language.lowercased()
        if let script = parts.first, script.utf8.count == 4, isLetters(script) {
            tag += "-" + script.prefix(1).uppercased() + script.dropFirst().lowercased()
            parts.removeFirst()
        }
        if let region = parts.first {
            let isNumber = region.utf8.count == 3 && region.wholeNumber != nil
            guard isNumber || (region.utf8.count == 2 && isLetters(region)) else { return nil }
            tag += "-" + region.uppercased()
            parts.removeFirst()
        }
        return parts.isEmpty ? tag : nil
    }

    /// The tag and those that are less exact: `pt-BR`, then `pt`.
    static func fallbacks(_ tag: String) -> [String] {
        let parts = tag.split(separator: "-")
        return parts.indices.reversed().map { parts[...$0].joined(separator: "-") }
    }

    /// The language’s name in English, such as `Italian`; the tag where it has none.
    static func name(_ tag: String) -> String {
        Locale(identifier: "en").localizedString(forIdentifier: tag.replacing("-", with: "_")) ?? tag
    }

    /// The tag of a language by its name in English or its own; nil for no such name.
    static func tag(named name: String) -> String? {
        let name = name.lowercased()
        return Locale.LanguageCode.isoLanguageCodes.map(\.identifier).first { code in
            code.utf8.count == 2
                && (Self.name(code).lowercased() == name
                    || Locale(identifier: code).localizedString(forLanguageCode: code)?.lowercased() == name)
        }
    }
}
