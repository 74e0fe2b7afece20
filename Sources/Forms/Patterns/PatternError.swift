/// Why a pattern is none, or is one that Docket does not take.
package struct PatternError: Error, Hashable, Sendable {
    /// What is wrong.
    package let kind: Kind
    /// Where it begins, in Unicode scalars from the pattern's beginning.
    package let offset: Int

    /// The part of the grammar (ECMA-262 §22.2.1 with the `v` flag) or the limit that is not kept.
    package enum Kind: Hashable, Sendable {
        // What browsers refuse as well; they then take every value.

        /// An opening bracket of any kind without its closing one.
        case neverClosed(String)
        /// `)`, `]`, `{` or `}` that belongs to nothing.
        case unescaped(Unicode.Scalar)
        /// A quantifier with nothing before it.
        case nothingToRepeat(String)
        /// A quantifier after a quantifier, such as PCRE's `a++`.
        case repeatedTwice(String)
        /// A quantifier after an anchor, a word boundary or a lookahead.
        case repeatedPlace(String)
        /// `{5,2}`.
        case countsReversed(String)
        /// `(?` and something that begins no kind of group.
        case unknownGroup(String)
        /// A backslash as the last character.
        case nothingEscaped
        /// A backslash before a character that it gives no meaning to.
        case unknownEscape(Unicode.Scalar)
        /// `\x`, `\u`, `\c` or `\0` that does not go on as it has to.
        case incompleteEscape(String)
        /// `\u{110000}`.
        case noCodePoint(String)
        /// `[z-a]`.
        case rangeReversed(String)
        /// A range that begins or ends with `\d`, a property or a class.
        case rangeOfSet(String)
        /// A character of `( ) { } / - |` in brackets.
        case unescapedInClass(Unicode.Scalar)
        /// `!!` and the like, which the grammar keeps for later.
        case reserved(String)
        /// `\p` without `{…}`.
        case incompleteProperty

        // What browsers would take, or some of them.

        /// `&&` or `--`.
        case setOperation(String)
        /// `(?<=…)` or `(?<!…)`.
        case lookbehind(String)
        /// `\1` or `\k<name>`.
        case backreference(String)
        /// `(?i:…)`.
        case modifiers
        /// A group's name that is no plain word.
        case groupName
        /// The same name for two groups.
        case groupNameTaken(String)
        /// `\q{…}`.
        case strings
        /// `\p{…}` with a name that is not among those that all know alike.
        case property(String)
        /// `[a[^b\p{L}]]`.
        case negatedWithin
        /// `[:alpha:]` in brackets.
        case namedClass(String)
        /// Half of a surrogate pair.
        case surrogate(String)
        /// NUL or a carriage return as such, which a page cannot hold.
        case lostInPage(Unicode.Scalar)
        /// A number in `{n,m}` over the limit.
        case countOverLimit(String, limit: Int)
        /// More characters than the limit.
        case tooLong(limit: Int)
        /// More brackets within brackets than the limit.
        case tooDeep(limit: Int)
        /// What PCRE2 would make of it is too large for it: groups that are repeated very often.
        case tooLarge
    }

    /// Whether browsers may know what Docket does not take.
    package var isLimitation: Bool {
        switch kind {
        case .setOperation, .lookbehind, .backreference, .modifiers, .groupName, .groupNameTaken, .strings, .property,
            .negatedWithin, .namedClass, .surrogate, .lostInPage, .countOverLimit, .tooLong, .tooDeep, .tooLarge:
            true
        case .neverClosed, .unescaped, .nothingToRepeat, .repeatedTwice, .repeatedPlace, .countsReversed, .unknownGroup,
            .nothingEscaped, .unknownEscape, .incompleteEscape, .noCodePoint, .rangeReversed, .rangeOfSet,
            .unescapedInClass, .reserved, .incompleteProperty:
            false
        }
    }
}
