/// A pattern that takes browsers very long with values that nearly match, such as `(a+)+`: they try all ways, which
/// double with each character. The server does not.
package struct PatternWarning: Hashable, Sendable, CustomStringConvertible {
    /// Where the outer repetition stands, in Unicode scalars from the pattern's beginning.
    package let offset: Int

    /// What is slow and what to write instead.
    package var description: String {
        "This repeats something that may be nothing but a repetition itself: browsers can take very long over an answer that does not match. Leave out one of the two, or put a character between, such as “(?:[a-z]+-)*”."
    }
}
