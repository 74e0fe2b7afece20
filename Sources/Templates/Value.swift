/// What a template is filled with.
///
/// In a section, `false`, the empty list and empty text, markup or address are false; the empty object is true.
/// Mustache leaves the empty text open; here it is false so that pages can say `{{#hint}}…{{/hint}}`.
package enum Value: Sendable, Hashable {
    /// Text that somebody wrote; it is escaped.
    case text(String)
    /// Markup; only `{{{name}}}` takes it.
    case html(HTML)
    /// An address for `href`, `src` or `action`; it is escaped like text.
    case url(SafeURL)
    /// Chooses between `{{#name}}` and `{{^name}}`.
    case bool(Bool)
    /// A section is written once for each item.
    case list([Value])
    /// The names that a template can use.
    case object([String: Value])

    var isFalsy: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .html(let html): html.source.isEmpty
        case .url(let url): url.string.isEmpty
        case .bool(let bool): !bool
        case .list(let list): list.isEmpty
        case .object: false
        }
    }

    /// What messages call a value of this kind; never the value, which may be a customer's.
    var kind: String {
        switch self {
        case .text: "text"
        case .html: "HTML"
        case .url: "an address"
        case .bool: "true or false"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

extension Value: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) { self = .text(text) }
}

extension Value: ExpressibleByBooleanLiteral {
    package init(booleanLiteral bool: Bool) { self = .bool(bool) }
}

extension Value: ExpressibleByArrayLiteral {
    package init(arrayLiteral items: Value...) { self = .list(items) }
}

extension Value: ExpressibleByDictionaryLiteral {
    /// Where a name is given twice, the later value holds.
    package init(dictionaryLiteral members: (String, Value)...) {
        self = .object(Dictionary(members) { $1 })
    }
}
