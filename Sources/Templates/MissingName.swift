/// How a set of templates takes a name that it does not know, and a value of the wrong kind.
package enum MissingName: Sendable, Hashable {
    /// As a mistake: unknown names of values, also of sections, and of templates are reported, `{{{name}}}` takes only
    /// HTML, `{{name}}` takes only text and addresses, and `{{name}}` in an attribute such as `href` only addresses.
    case error
    /// As `.error` has it, for a set that was checked before: what is unknown is a parameter that is not required, and
    /// prints nothing. Types are held to.
    case checked
    /// As Mustache does: what is unknown prints nothing, `{{{name}}}` prints text unescaped, `{{name}}` escapes HTML
    /// too, booleans print `true` and `false`, lists and objects print nothing.
    case empty

    /// Whether a value of the wrong kind is a mistake.
    var isStrict: Bool { self != .empty }
}
