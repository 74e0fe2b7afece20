package import Diagnostics
package import Forms

extension Messages.Key: MapKeys {}
extension PluralCategory: MapKeys {}

extension Messages {
    /// Reads the interface's texts of a language.
    /// - Parameters:
    ///   - file: the path of `<language>.yaml`.
    ///   - folder: what the file must lie in; nil for anywhere.
    ///   - language: the tag; nil for what the file is called.
    /// - Throws: every key that is missing, unknown or empty, every plural category that the language lacks or has, and
    ///   every place such as `{label}` that is missing or unknown.
    package static func read(_ file: String, within folder: String? = nil, language: String? = nil)
        throws(Diagnostics) -> Messages
    {
        var reader: YAMLReader
        do throws(Diagnostic) {
            reader = YAMLReader(try YAMLFile.read(file, within: folder))
        } catch {
            throw Diagnostics([error])
        }
        let name = file.split(separator: "/").last ?? ""
        let language = language ?? (name.hasSuffix(".yaml") ? String(name.dropLast(5)) : String(name))
        // ICU takes longer for it than the file takes.
        let dates = Future { DateStyle.cldr(language) }
        let (rules, categories) = PluralRules.cldr(language)
        let texts = reader.messages(rules, categories)
        guard !reader.diagnostics.hasErrors else { throw reader.diagnostics }
        return Messages(
            language: language, texts: texts, plurals: rules, dates: dates.value, numbers: .cldr(language))
    }
}

extension YAMLReader {
    fileprivate mutating func messages(_ rules: PluralRules, _ categories: [PluralCategory]) -> [String: String] {
        var texts: [String: String] = [:]
        guard let root = root(orNeeding: "It needs a text for every key."),
            let map = map(root, Messages.Key.self, of: "A file of messages")
        else { return texts }
        for key in Messages.Key.allCases {
            guard let value = needed(key, in: map, of: "A file of messages") else { continue }
            guard key.countPlace == nil else {
                texts.merge(plural(value, key, rules, categories)) { $1 }
                continue
            }
            guard let text = text(value, "“\(key.rawValue)”", canGo: false) else { continue }
            checkPlaces(of: text, key, needed: key.places, at: value.position)
            texts[key.rawValue] = text
        }
        return texts
    }

    /// The variants of a text that depends on a number, by key, dot and category.
    private mutating func plural(
        _ value: YAMLValue, _ key: Messages.Key, _ rules: PluralRules, _ categories: [PluralCategory]
    ) -> [String: String] {
        let names = categories.map(\.rawValue).listed
        if value.text != nil {
            report(
                "“\(key.rawValue)” depends on a number, and this is one text. Write a map with a text for \(names).",
                at: value.position)
            return [:]
        }
        var texts: [String: String] = [:]
        guard let map = map(value, PluralCategory.self, of: "“\(key.rawValue)”") else { return texts }
        for category in PluralCategory.allCases {
            guard let value = map[category] else {
                if categories.contains(category) {
                    report(
                        "“\(key.rawValue)” needs a text for “\(category.rawValue)”: numbers in this language are"
                            + " \(names).",
                        at: map.position)
                }
                continue
            }
            guard categories.contains(category) else {
                report(
                    "“\(key.rawValue)” has a text for “\(category.rawValue)”, and numbers in this language are only"
                        + " \(names). Remove it.",
                    at: value.position)
                continue
            }
            guard let text = text(value, "“\(category.rawValue)” of “\(key.rawValue)”", canGo: false) else { continue }
            let count = rules.isExact(category) ? nil : key.countPlace
            checkPlaces(of: text, key, needed: key.places + [count].compactMap { $0 }, at: value.position)
            texts["\(key.rawValue).\(category.rawValue)"] = text
        }
        return texts
    }

    private mutating func checkPlaces(
        of text: String, _ key: Messages.Key, needed: [String], at position: SourcePosition
    ) {
        let known = key.places + [key.countPlace].compactMap { $0 } + key.furtherPlaces
        let places = Messages.places(in: text)
        for place in places.sorted() where !known.contains(place) {
            let suggestion = didYouMean(place, among: known)
            let list = known.isEmpty ? " It has none." : " It has \(known.map { "{\($0)}" }.listed)."
            report(
                "“\(key.rawValue)” has no place \("{\(place)}".quoted)." + (suggestion.isEmpty ? list : suggestion),
                at: position)
        }
        guard places.isSubset(of: known) else { return }
        for place in needed where !places.contains(place) {
            report("“\(key.rawValue)” lacks the place {\(place)}. Write it where it is filled in.", at: position)
        }
    }
}
