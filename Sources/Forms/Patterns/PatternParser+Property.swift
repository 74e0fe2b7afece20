extension PatternParser {
    /// `\p{…}` or `\P{…}` with a General_Category or Script value.
    ///
    /// Script_Extensions and the other properties are left out, as are unassigned characters and surrogates: their
    /// characters change with each version of Unicode, or no text has them.
    mutating func property() throws(PatternError) -> PatternProperty {
        let start = index
        let isNegated = peek(1) == "P"
        index += 2
        guard skip("{"), let end = scalars[index...].firstIndex(of: "}") else {
            throw PatternError(kind: .incompleteProperty, offset: start)
        }
        let text = text(index..<end)
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let known: String?
        switch parts.first {
        case "General_Category" where parts.count == 2, "gc" where parts.count == 2:
            known = UnicodeNames.generalCategories[parts[1]]
        case "Script" where parts.count == 2, "sc" where parts.count == 2:
            known = UnicodeNames.scripts.contains(parts[1]) ? "sc:\(parts[1])" : nil
        case let value?:
            known = parts.count == 1 ? UnicodeNames.generalCategories[value] : nil
        case nil: known = nil
        }
        guard let known else { throw PatternError(kind: .property(text), offset: start) }
        index = end + 1
        return PatternProperty(name: known, isNegated: isNegated)
    }
}
