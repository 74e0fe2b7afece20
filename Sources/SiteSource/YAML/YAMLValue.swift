import Diagnostics

/// One value of a YAML file, with the place where it stands.
///
/// A text is what the file shows, whatever YAML would make of it: `No`, `007` and `1.0` are three texts.
struct YAMLValue: Sendable {
    enum Content: Sendable {
        case text(String)
        case list([YAMLValue])
        case map([YAMLEntry])
    }

    var content: Content
    /// Where the value begins; for an alias, where the alias stands.
    var position: SourcePosition
    /// Whether it is a text without quotation marks and not a block.
    var isPlain = false
    /// How many values it is, itself, its keys and what its aliases repeat included.
    var size = 1
    /// How many levels of values it has.
    var height = 1

    /// The text; nil for a list or a map.
    var text: String? {
        if case .text(let text) = content { text } else { nil }
    }

    /// What a person calls such a value.
    var kind: String {
        switch content {
        case .map: "a map"
        case .list: "a list"
        case .text(let text): text.isEmpty ? "empty" : text.quoted
        }
    }

    /// Whether it is `<<`, the key that takes in other maps (yaml.org/type/merge.html).
    var isMergeKey: Bool { isPlain && text == "<<" }
}

/// A key and its value.
struct YAMLEntry: Sendable {
    let key: YAMLValue
    let value: YAMLValue
}
