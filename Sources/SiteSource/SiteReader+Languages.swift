import Diagnostics
import Forms
import Foundation

extension YAMLReader {
    /// The languages of a site, the default first; English where site.yaml names none.
    mutating func languages(_ value: YAMLValue?) -> [SiteLanguage] {
        let english = [SiteLanguage(tag: "en")]
        let remedy = "Write at least one language, or remove the key for English."
        guard let items = list(value, "languages", ifEmpty: remedy, isOfTexts: true) else { return english }
        var languages: [SiteLanguage] = []
        for item in items {
            guard let language = language(item) else { continue }
            if languages.contains(where: { $0.tag == language.tag }) {
                report("The language “\(language.tag)” is here twice. Remove one of the two.", at: item.position)
            } else {
                languages.append(language)
            }
        }
        if let first = languages.first, !first.published, let position = first.position {
            report(
                "“\(first.tag)” is the site’s first language, which is always published. Remove “published”, or put"
                    + " another language first.",
                at: position)
        }
        return languages.isEmpty ? english : languages
    }

    /// A tag, or a map of a tag and whether there are pages in the language.
    private mutating func language(_ item: YAMLValue) -> SiteLanguage? {
        guard case .map = item.content else {
            return languageTag(item).map { SiteLanguage(tag: $0, position: item.position) }
        }
        guard let map = map(item, LanguageKey.self, of: "A language", such: "{ language: it, published: false }"),
            let value = needed(.language, in: map, of: "A language"), let tag = languageTag(value)
        else { return nil }
        return SiteLanguage(
            tag: tag, position: item.position, published: bool(map[.published], "published") ?? true)
    }

    private mutating func languageTag(_ item: YAMLValue) -> String? {
        guard let text = plainText(item, "A language", canGo: false) else { return nil }
        let canonical = LanguageTag.canonical(text)
        if canonical == text { return text }
        let suggestion = canonical ?? LanguageTag.tag(named: text)
        report(
            "\(text.quoted) is no language’s tag."
                + (suggestion.map { " Did you mean “\($0)”?" } ?? " Write one such as en, it or pt-BR."),
            at: item.position)
        return canonical
    }

    /// The IANA name of the site's time zone.
    mutating func timeZone(_ value: YAMLValue?) -> String? {
        guard let value, let name = plainText(value, "“time_zone”") else { return nil }
        let known = TimeZone.knownTimeZoneIdentifiers + ["UTC"]
        if known.contains(name) { return name }
        let word = name.lowercased().replacing(" ", with: "_")
        // Whoever writes the city alone means the zone that is named after it.
        let city = known.first { $0.lowercased().split(separator: "/").last.map(String.init) == word }
        let suggestion = city.map { " Did you mean “\($0)”?" } ?? didYouMean(name, among: known)
        report(
            "“time_zone” must be the name of a zone, and this is \(name.quoted)."
                + (suggestion.isEmpty ? " Write one such as Europe/Rome, or UTC." : suggestion),
            at: value.position)
        return nil
    }
}

/// One of a site's languages, as site.yaml has it.
struct SiteLanguage {
    let tag: String
    /// nil for English where site.yaml names no language.
    var position: SourcePosition?
    var published = true
}
