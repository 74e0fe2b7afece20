/// Where in a document the next character stands: the states of HTML's tokenizer (HTML §13.2.5) as far as they
/// decide what a template may print.
enum MarkupState: Sendable, Equatable {
    /// Between tags.
    case data
    /// In `title` and `textarea`: text with character references, and no tags.
    case rcdata
    /// In `script`, `style` and their like, and behind `plaintext`.
    case rawText
    /// Behind `<`.
    case tagOpen
    /// Behind `</`.
    case endTagOpen
    case tagName
    case beforeAttributeName
    case attributeName
    case afterAttributeName
    /// Behind `=`.
    case beforeAttributeValue
    case doubleQuoted
    case singleQuoted
    case unquoted
    /// Behind the closing quote.
    case afterQuoted
    /// Behind `/` in a tag.
    case selfClosing
    /// Where a section begins or ends between attributes: only a blank, `/` or `>` keeps apart what is on both sides.
    case separator
    /// Behind `<!`.
    case declarationOpen
    case comment
    /// What begins with `<!`, `<?` or `</` and is no comment, doctype or tag: all of it up to `>` is dropped.
    case bogusComment
    case doctype

    var isQuoted: Bool { self == .doubleQuoted || self == .singleQuoted }

    /// Whether it is inside a tag, where an attribute could begin or end.
    var isBetweenAttributes: Bool { self == .beforeAttributeName || self == .separator }

    /// How a section sees it that begins or ends here.
    var atSection: MarkupState {
        switch self {
        case .afterAttributeName: .beforeAttributeName
        case .tagName, .attributeName, .unquoted, .afterQuoted, .selfClosing: .separator
        default: self
        }
    }
}

/// A state and where it began: two places are equal when one can go on where the other left off.
struct MarkupPlace: Equatable {
    let state: MarkupState
    /// The `<` of the tag, comment or element, or the quote of the value; 0 in data.
    let start: Int
}

/// What the tokenizer refuses although browsers take it, because they differ about where it ends.
enum MarkupOddity {
    /// `<` in an element that holds only text.
    case lessThan(element: String)
    /// `<!` in a script, which can change where the script ends (HTML §13.2.5.20).
    case commentInScript
    /// `<![CDATA[`, which is a comment in HTML and none in SVG.
    case cdata
    /// Something else than a blank between a section and what is before or behind it in a tag.
    case missingSpace
    /// `=` behind a section, or with nothing before it.
    case valueApart
}
