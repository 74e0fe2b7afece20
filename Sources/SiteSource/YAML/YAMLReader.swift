import Diagnostics
import Yams

/// The keys that a map may have, as an enumeration of their words.
protocol MapKeys: RawRepresentable, CaseIterable, Hashable where RawValue == String {}

/// A map whose keys are known ones.
struct YAMLMap<Key: MapKeys> {
    /// Where the map begins, for what is missing.
    let position: SourcePosition
    fileprivate(set) var values: [Key: Node] = [:]
    fileprivate(set) var keyPositions: [Key: SourcePosition] = [:]

    subscript(key: Key) -> Node? { values[key] }
}

/// Reads values of a file by the schema, and collects every problem instead of stopping at the first.
///
/// A text is what the file shows, whatever YAML would make of it: `No`, `007` and `1.0` are three texts.
struct YAMLReader {
    let source: SourceText
    var diagnostics = Diagnostics()

    init(_ source: SourceText) {
        self.source = source
    }

    mutating func report(_ message: String, at position: SourcePosition) {
        diagnostics.append(Diagnostic(message, in: source, at: position))
    }

    /// A map with known keys; merge keys (`<<`) give what the map itself does not have.
    mutating func map<Key: MapKeys>(_ node: Node, _: Key.Type, of what: String) -> YAMLMap<Key>? {
        guard case .mapping(let mapping) = node else {
            report("\(what) must be a map of keys and values, and this is \(node.kind).", at: node.position)
            return nil
        }
        var map = YAMLMap<Key>(position: node.position)
        fill(&map, from: mapping, what)
        return map
    }

    private mutating func fill<Key: MapKeys>(_ map: inout YAMLMap<Key>, from mapping: Node.Mapping, _ what: String) {
        for (keyNode, value) in mapping where !keyNode.isMergeKey {
            guard let word = keyNode.scalar?.string else {
                report("A key must be a word, and this is \(keyNode.kind).", at: keyNode.position)
                continue
            }
            guard let key = Key(rawValue: word) else {
                let known = Key.allCases.map(\.rawValue)
                let suggestion = didYouMean(word, among: known)
                report(
                    "\(what) has no key “\(word)”."
                        + (suggestion.isEmpty ? " It has \(listed(known))." : suggestion),
                    at: keyNode.position)
                continue
            }
            if map.values[key] == nil {
                map.values[key] = value
                map.keyPositions[key] = keyNode.position
            }
        }
        for (keyNode, value) in mapping where keyNode.isMergeKey {
            let sources = value.sequence.map(Array.init) ?? [value]
            for source in sources {
                guard case .mapping(let merged) = source else {
                    report("“<<” takes in a map or a list of maps, and this is \(source.kind).", at: source.position)
                    continue
                }
                fill(&map, from: merged, what)
            }
        }
    }

    /// The value of a key that must be there.
    mutating func needed<Key: MapKeys>(_ key: Key, in map: YAMLMap<Key>, of what: String) -> Node? {
        if let node = map[key] { return node }
        report("\(what) needs the key “\(key.rawValue)”.", at: map.position)
        return nil
    }

    /// A text that is not empty.
    mutating func text(_ node: Node?, _ name: String) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else {
            report("“\(name)” must be a text, and this is \(node.kind).", at: node.position)
            return nil
        }
        guard scalar.string.contains(where: { !$0.isWhitespace }) else {
            report("“\(name)” is empty. Write a text, or remove the key.", at: node.position)
            return nil
        }
        return scalar.string
    }

    /// `true` or `false`.
    mutating func bool(_ node: Node?, _ name: String) -> Bool? {
        guard let node else { return nil }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            report("“\(name)” must be true or false.", at: node.position)
            return nil
        }
    }

    /// A whole number within a range.
    mutating func integer(_ node: Node?, _ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
            report(
                "“\(name)” must be a whole number from \(range.lowerBound.grouped) to \(range.upperBound.grouped).",
                at: node.position)
            return nil
        }
        return number
    }

    /// One word of an enumeration.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ node: Node?, _ name: String, _: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let node else { return nil }
        let known = Word.allCases.map(\.rawValue)
        guard let text = node.scalar?.string else {
            report("“\(name)” must be one word of \(listed(known)), and this is \(node.kind).", at: node.position)
            return nil
        }
        if let word = Word(rawValue: text) { return word }
        let suggestion = didYouMean(text, among: known)
        report(
            "“\(name)” has no value “\(text)”." + (suggestion.isEmpty ? " It has \(listed(known))." : suggestion),
            at: node.position)
        return nil
    }

    /// The items of a list.
    mutating func list(_ node: Node?, _ name: String) -> [Node]? {
        guard let node else { return nil }
        guard case .sequence(let sequence) = node else {
            report("“\(name)” must be a list, and this is \(node.kind).", at: node.position)
            return nil
        }
        return Array(sequence)
    }

    /// `a, b and c`.
    private func listed(_ words: [String]) -> String {
        words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
    }
}

extension Node {
    /// What a person calls such a value.
    var kind: String {
        switch self {
        case .mapping: "a map"
        case .sequence: "a list"
        case .scalar(let scalar): scalar.string.isEmpty ? "empty" : "a text"
        case .alias: "an alias"
        }
    }

    var isMergeKey: Bool { scalar?.string == "<<" && scalar?.style == .plain }
}

extension Int {
    /// With a comma between groups of three digits: `1,000`.
    var grouped: String {
        var digits = Array(String(magnitude))
        for position in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: position) }
        return (self < 0 ? "-" : "") + String(digits)
    }
}
