/// A piece of a parsed template.
indirect enum Node: Sendable {
    /// Literal text in UTF-8.
    case text([UInt8])
    /// `{{name}}`
    case variable(Name)
    /// `{{name}}` alone in an attribute that browsers take for an address
    case address(Name, attribute: String)
    /// `{{{name}}}` or `{{&name}}`
    case raw(Name)
    /// `{{#name}}…{{/name}}`
    case section(Name, [Node])
    /// `{{^name}}…{{/name}}`
    case inverted(Name, [Node])
    /// `{{>name}}` or `{{<name}}…{{/name}}`
    case include(Include)
    /// `{{$name}}…{{/name}}` outside a parent tag
    case block(Block)
}
