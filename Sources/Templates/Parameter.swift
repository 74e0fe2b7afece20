package import Diagnostics

/// One name that a template takes values by.
package struct Parameter: Sendable, Hashable {
    /// What kind of value it is.
    package indirect enum Kind: Sendable, Hashable {
        /// Text that somebody wrote.
        case text
        /// Markup for `{{{name}}}`.
        case html
        /// A checked address.
        case url
        /// Chooses between `{{#name}}` and `{{^name}}`.
        case bool
        /// Objects with these parameters; a single parameter called `.` says what each item itself is.
        case list(of: [Parameter])
        /// Further names, reached as `{{name.member}}` or inside `{{#name}}`.
        case object([Parameter])
    }

    /// As tags write it, without dots.
    package let name: String
    package let kind: Kind
    /// Whether whoever uses the template must give it.
    package let isRequired: Bool
    /// What it is for, a sentence for the gallery and the README.
    package let description: String
    /// The file that declares it.
    package let source: SourceText
    /// Where in the file its name stands.
    package let position: SourcePosition

    /// - Parameters:
    ///   - source: the file that declares it, and `position` where: messages point there.
    package init(
        _ name: String, _ kind: Kind, isRequired: Bool = true, description: String = "", in source: SourceText,
        at position: SourcePosition
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.description = description
        self.source = source
        self.position = position
    }
}

extension Parameter.Kind {
    /// What messages call it: the same words as for values.
    package var shown: String {
        switch self {
        case .text: "text"
        case .html: "HTML"
        case .url: "an address"
        case .bool: "true or false"
        case .list: "a list"
        case .object: "an object"
        }
    }

    /// The names inside an object or inside each item of a list.
    var members: [Parameter] {
        switch self {
        case .list(let members), .object(let members): members
        case .text, .html, .url, .bool: []
        }
    }

    /// What a section's content has as its innermost value.
    package var item: Parameter.Kind {
        guard case .list(let members) = self else { return self }
        if members.count == 1, members[0].name == "." { return members[0].kind }
        return .object(members)
    }

    /// Whether a value of another kind serves as well: an address is printed like text, and what can be empty can be
    /// asked for like true or false. A list cannot, because a section would be written once for each item.
    func takes(_ other: Parameter.Kind) -> Bool {
        switch (self, other) {
        case (.text, .text), (.text, .url), (.html, .html), (.url, .url), (.list, .list), (.object, .object): true
        case (.bool, .bool), (.bool, .text), (.bool, .html), (.bool, .url): true
        default: false
        }
    }
}
