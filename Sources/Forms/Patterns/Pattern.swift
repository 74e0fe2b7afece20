/// What a text has to look like: the `pattern` attribute, which is a regular expression for the whole value.
///
/// Browsers compile it as ECMAScript with the flag `v` (HTML §4.10.5.3.6); here PCRE2 judges a translation of it. The
/// two agree on each value that has no character younger than PCRE2's version of Unicode.
package struct Pattern: Sendable, Hashable {
    /// What the browser is given.
    package let source: String
    /// The same for PCRE2.
    package let translation: String

    /// Reads and translates a pattern.
    /// - Throws: when it is none, or has what Docket does not take.
    package init(_ source: String, limits: PatternLimits = PatternLimits()) throws(PatternError) {
        let node = try PatternParser.parse(source, limits: limits)
        let translation = "\\A(?:\(node.translation))\\z"
        // Whatever was accepted compiles, unless it is too large when repeated groups are written out.
        guard CompiledPattern(translation) != nil else { throw PatternError(kind: .tooLarge, offset: 0) }
        self.init(source: source, translation: translation)
    }

    /// What is not wrong with a pattern, but slow in browsers; nil when nothing is, or when it is no pattern.
    package static func warning(about source: String, limits: PatternLimits = PatternLimits()) -> PatternWarning? {
        guard let node = try? PatternParser.parse(source, limits: limits) else { return nil }
        return node.ambiguousRepetition.map { PatternWarning(offset: $0) }
    }

    /// A pattern that was translated before. Nothing is read or compiled until there is a value to judge.
    package init(source: String, translation: String) {
        self.source = source
        self.translation = translation
    }

    /// Whether the whole value matches; nil when that cannot be found out within the limits, or when the translation
    /// is none.
    ///
    /// HTML does not judge an empty value by its pattern; this does.
    package func matches(_ value: String, limits: PatternLimits = PatternLimits()) -> Bool? {
        CompiledPattern(translation)?.matches(value, limits: limits)
    }
}
