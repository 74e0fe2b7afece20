/// What a key is for and what it may hold. Editors show it, and so can a manual.
package struct KeyDescription: Sendable {
    /// One sentence or two, without the default.
    package let text: String
    /// What the key may hold.
    package let kind: ValueKind
    /// What holds where the key is absent; nil for nothing, or for what the text says.
    package let defaultValue: JSONValue?
    /// Whether the map cannot do without it.
    package let isRequired: Bool

    init(_ text: String, _ kind: ValueKind, default defaultValue: JSONValue? = nil, isRequired: Bool = false) {
        self.text = text
        self.kind = kind
        self.defaultValue = defaultValue
        self.isRequired = isRequired
    }

    /// The text with the default behind it, for where there is room for one text only.
    package var textWithDefault: String {
        if isRequired { return "\(text) It must be there." }
        return defaultValue.map { "\(text) Without it: \($0.inline)." } ?? text
    }
}
