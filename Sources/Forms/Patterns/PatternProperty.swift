/// A General_Category or Script value, `\p{…}`, or its opposite, `\P{…}`.
struct PatternProperty: Hashable, Sendable {
    /// As PCRE2 knows it, such as `Lu` or `sc:Greek`.
    let name: String
    let isNegated: Bool

    var opposite: Self { Self(name: name, isNegated: !isNegated) }
}
