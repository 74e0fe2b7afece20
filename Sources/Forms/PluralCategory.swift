/// What a language distinguishes among numbers (UTS #35, Language Plural Rules).
package enum PluralCategory: String, Sendable, CaseIterable {
    /// Such as 0 in Arabic.
    case zero
    /// Such as 1 in English, 0 and 1 in French.
    case one
    /// Such as 2 in Arabic.
    case two
    /// Such as 2 to 4 in Polish.
    case few
    /// Such as 5 to 21 in Polish, 1,000,000 in Italian.
    case many
    /// Every other; each language has it.
    case other
}
