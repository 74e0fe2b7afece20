import Diagnostics
import Forms

extension YAMLReader {
    /// A text that people read: one for all languages, or a map with one for each.
    /// - Parameters:
    ///   - what: how a message begins, such as `“label”`.
    ///   - canGo: whether it may as well not be there.
    ///   - isProse: whether one text for all languages is worth a warning.
    mutating func text(_ value: YAMLValue?, _ what: String, canGo: Bool = true, isProse: Bool = true) -> String? {
        guard let value else { return nil }
        if case .map(let entries) = value.content, isByLanguage(value) {
            return text(of: entries, at: value.position, what)
        }
        let text = plainText(value, what, canGo: canGo)
        if isProse, languages.all.count > 1, let text, text.contains(where: \.isLetter) {
            let example = languages.all.map { "\($0): …" }.joined(separator: ", ")
            warn(
                "\(what) is the same text in all languages. Write { \(example) } in its place; until then every page shows"
                    + " this one.", at: value.position)
        }
        return text
    }

    /// Whether a value is a map whose keys are languages, or are meant to be.
    func isByLanguage(_ value: YAMLValue) -> Bool {
        guard !languages.all.isEmpty, case .map(let entries) = value.content else { return false }
        return entries.contains { entry in
            guard let key = entry.key.text else { return false }
            // Three letters are rather another word, such as “min”.
            let isTag = LanguageTag.canonical(key) == key && key.split(separator: "-")[0].utf8.count == 2
            return languages.all.contains(key) || isTag
        }
    }

    /// The text of a map by language in the default language, which is the same in every edition.
    mutating func defaultText(_ value: YAMLValue, _ what: String) -> String? {
        let current = languages.current
        defer { languages.current = current }
        languages.current = languages.all.first ?? current
        return text(value, what)
    }

    private mutating func text(of entries: [YAMLEntry], at position: SourcePosition, _ what: String) -> String? {
        var texts: [String: String] = [:]
        var given: Set<String> = []
        for entry in entries {
            guard let tag = entry.key.text, languages.all.contains(tag) else {
                refuseLanguage(entry.key, what)
                continue
            }
            given.insert(tag)
            texts[tag] = plainText(entry.value, "\(what) in \(LanguageTag.name(tag))")
        }
        guard let first = languages.all.first else { return nil }
        if !given.contains(first) {
            report(
                "\(what) has no text in \(LanguageTag.name(first)), the site’s first language. Add the key “\(first)”.",
                at: position)
        }
        let missing = languages.all.dropFirst().filter { !given.contains($0) }
        if !missing.isEmpty, given.contains(first) {
            warn(
                "\(what) has no text in \(missing.map(LanguageTag.name).listed). Add the \(missing.count == 1 ? "key" : "keys")"
                    + " \(missing.map { "“\($0)”" }.listed); until then these pages show the text in"
                    + " \(LanguageTag.name(first)).",
                at: position)
        }
        return texts[languages.current] ?? texts[first] ?? texts.first?.value
    }

    private mutating func refuseLanguage(_ key: YAMLValue, _ what: String) {
        let suggestion = key.text.map { didYouMean($0, among: languages.all) } ?? ""
        let list =
            languages.all.count == 1
            ? " Add it to “languages” of site.yaml, which has \(languages.all.listed) alone, or remove it here."
            : " The site has \(languages.all.listed)."
        report(
            "\(what) has a text in \(key.kind), which is none of the site’s languages."
                + (suggestion.isEmpty ? list : suggestion),
            at: key.position)
    }
}
