import Diagnostics
import Forms
import Foundation

extension YAMLReader {
    /// The languages of a site, the default first; English where site.yaml names none.
    mutating func languages(_ value: YAMLValue?) -> [(tag: String, position: SourcePosition?)] {
        let english: [(tag: String, position: SourcePosition?)] = [("en", nil)]
        let remedy = "Write at least one language, or remove the key for English."
        guard let items = list(value, "languages", ifEmpty: remedy, isOfTexts: true) else { return english }
        var languages: [(tag: String, position: SourcePosition?)] = []
        for item in items {
            guard let tag = languageTag(item) else { continue }
            if languages.contains(where: { $0.tag == tag }) {
                report("The language “\(tag)” is here twice. Remove one of the two.", at: item.position)
            } else {
                languages.append((tag, item.position))
            }
        }
        return languages.isEmpty ? english : languages
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
