/// What a pattern and its matching may take.
package struct PatternLimits: Sendable, Hashable {
    /// Unicode scalars of a pattern.
    package var length = 1_000
    /// Groups, lookaheads and classes, one within the other.
    package var depth = 50
    /// The greatest number in `{n,m}`; PCRE2 itself ends at 65,535.
    package var count = 10_000
    /// Bytes, in UTF-8, of a value that is judged at all.
    package var value = 10_000
    /// Bytes of a value times the lookaheads that are tried for it, and times the places in the pattern at which its
    /// match may stand at once.
    package var work = 1_000_000
    /// Steps back to another way, when there are more places than that.
    package var steps = 100_000

    /// The defaults.
    package init() {}
}
