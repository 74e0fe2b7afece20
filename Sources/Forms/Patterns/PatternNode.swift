/// A part of a pattern. Captures and lazy quantifiers are left out: neither changes whether the whole value matches,
/// since nothing refers back to what a group captured.
indirect enum PatternNode: Hashable, Sendable {
    /// One of them, in any order of preference.
    case alternatives([PatternNode])
    /// One after the other; nothing at all when there is none.
    case sequence([PatternNode])
    case character(Unicode.Scalar)
    case set(PatternSet)
    case assertion(PatternAssertion)
    /// What follows does (or does not) begin like this.
    case lookahead(PatternNode, isNegative: Bool)
    case group(PatternNode)
    /// - Parameters:
    ///   - max: nil when there is no end.
    ///   - offset: where the quantifier stands in the source.
    case repetition(PatternNode, min: Int, max: Int?, offset: Int)
}
