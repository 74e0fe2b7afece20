import Diagnostics

/// The keys that a map may have, as an enumeration of their words.
protocol MapKeys: RawRepresentable, CaseIterable, Hashable where RawValue == String {}

/// A map whose keys are known ones.
struct YAMLMap<Key: MapKeys> {
    /// Where the map begins, for what is missing.
    let position: SourcePosition
    fileprivate(set) var values: [Key: YAMLValue] = [:]
    fileprivate(set) var keyPositions: [Key: SourcePosition] = [:]

    subscript(key: Key) -> YAMLValue? { values[key] }
}

extension YAMLReader {
    /// A map with known keys; merge keys (`<<`) give what the map itself does not have.
    /// - Parameters:
    ///   - what: how a message begins, such as `A field`.
    ///   - example: a whole map, where one in one line says more than words.
    mutating func map<Key: MapKeys>(
        _ value: YAMLValue, _: Key.Type, of what: String, such example: String? = nil
    ) -> YAMLMap<Key>? {
        guard case .map(let entries) = value.content else {
            report(
                value.text == ""
                    ? "\(what) is empty. Write keys and values below it, or remove it."
                    : "\(what) must be a map \(example.map { "such as \($0)" } ?? "of keys and values"), and this is"
                        + " \(value.kind)."
                        + (value.text?.remedyForColon(among: Key.allCases.map(\.rawValue)) ?? ""),
                at: value.position)
            return nil
        }
        var map = YAMLMap<Key>(position: value.position)
        fill(&map, from: entries, what)
        return map
    }

    private mutating func fill<Key: MapKeys>(_ map: inout YAMLMap<Key>, from entries: [YAMLEntry], _ what: String) {
        for entry in entries where !entry.key.isMergeKey {
            guard let word = entry.key.text, !word.isEmpty else {
                report("A key must be a word, and this is \(entry.key.kind).", at: entry.key.position)
                continue
            }
            guard let key = Key(rawValue: word) else {
                let known = Key.allCases.map(\.rawValue)
                let suggestion = didYouMean(word, among: known)
                // A comma within an unquoted text ends it, and what follows is taken for a key.
                let isRestOfText = entry.value.text?.isEmpty == true && word.contains { !$0.isLetter && $0 != "_" }
                let list =
                    word.remedyForColon(among: known)
                    ?? (isRestOfText
                        ? " If it belongs to the text before the comma, put that text in quotation marks."
                        : known.count > 30 ? " Remove it." : " It has \(known.listed).")
                report(
                    "\(what) has no key \(word.quoted)."
                        + (suggestion.isEmpty || word.contains(":") ? list : suggestion),
                    at: entry.key.position)
                continue
            }
            if map.values[key] == nil {
                map.values[key] = entry.value
                map.keyPositions[key] = entry.key.position
            }
        }
        for entry in entries where entry.key.isMergeKey {
            var sources = [entry.value]
            if case .list(let items) = entry.value.content { sources = items }
            for source in sources {
                guard case .map(let merged) = source.content else {
                    report("“<<” takes in a map or a list of maps, and this is \(source.kind).", at: source.position)
                    continue
                }
                fill(&map, from: merged, what)
            }
        }
    }

    /// The text of a key that must be there and is the same in all languages.
    mutating func neededPlainText<Key: MapKeys>(_ key: Key, in map: YAMLMap<Key>, of what: String) -> String? {
        plainText(needed(key, in: map, of: what), "“\(key.rawValue)”", canGo: false)
    }

    /// The text of a key that must be there.
    mutating func neededText<Key: MapKeys>(_ key: Key, in map: YAMLMap<Key>, of what: String) -> String? {
        text(needed(key, in: map, of: what), "“\(key.rawValue)”", canGo: false)
    }

    /// The value of a key that must be there.
    mutating func needed<Key: MapKeys>(_ key: Key, in map: YAMLMap<Key>, of what: String) -> YAMLValue? {
        if let value = map[key] { return value }
        report("\(what) needs the key “\(key.rawValue)”.", at: map.position)
        return nil
    }
}
