/// How a set of templates takes a name that it does not know, and a value of the wrong kind.
package enum MissingName: Sendable, Hashable {
    /// As a mistake: unknown names of values, also of sections, and of templates are reported, `{{{name}}}` takes only
    /// HTML, and `{{name}}` takes only text and addresses.
    case error
    /// As Mustache does: what is unknown prints nothing, `{{{name}}}` prints text unescaped, `{{name}}` escapes HTML
    /// too, booleans print `true` and `false`, lists and objects print nothing.
    case empty
}
