/// What a key may hold.
package indirect enum ValueKind: Sendable {
    /// A text that people read, or a map with one for each language.
    case text
    /// A text that is the same in all languages. A pattern of ECMA-262, where there is one, is that of the whole text.
    case plainText(pattern: String? = nil)
    /// A text that may be another one in each language, or a map with one for each.
    case byLanguage(pattern: String)
    /// A text without a line break, or a map with one for each language where people read it.
    case line(isByLanguage: Bool)
    /// `true` or `false`.
    case bool
    /// One of some words.
    case words([String])
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A number, whole or not, greater than 0 where it is a step.
    case number(isStep: Bool = false)
    /// A number of seconds, within a range of milliseconds.
    case seconds(ClosedRange<Int>)
    /// A number of bytes, such as `2 MB`.
    case size(ClosedRange<Int>)
    /// A list of such values.
    case list(ValueKind, least: Int = 0, areUnique: Bool = false)
    /// Two values, the first not after the second.
    case pair(ValueKind)
    /// A map of known keys.
    case map(MapDescription)
    /// What stands at another place too, or within itself.
    case reference(SharedSchema)
    /// Any of these.
    case either([ValueKind])
    /// What the other keys of the map decide.
    case dependent

    /// One of the words of an enumeration.
    static func word<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> ValueKind where Word.RawValue == String {
        .words(Word.allCases.map(\.rawValue))
    }

    /// The path of a file of the site.
    /// - Parameter types: the ends of names, in lower case.
    static func file(_ types: [String]) -> ValueKind {
        let ends = types.map(KeyPattern.anyCase)
        return .plainText(pattern: #"(?!.*://).*\.(\#(ends.joined(separator: "|")))"#)
    }
}

/// What stands at several places of a schema, under one name.
package enum SharedSchema: String, Sendable, CaseIterable {
    /// A text, or a map with one for each language.
    case text
    /// What stands in `fields`: a field, a heading, a text or a group.
    case item
    /// The same within a group.
    case groupItem = "group_item"
    /// A question.
    case field
    /// A comparison, or several.
    case condition
    /// What every form does against spam.
    case spam
}
