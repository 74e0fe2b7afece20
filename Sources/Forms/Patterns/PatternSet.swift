/// A set of characters: a class in brackets, `.`, `\d` and their like.
struct PatternSet: Hashable, Sendable {
    /// Whether it has all characters but those that are named.
    var isNegated = false
    var codePoints = CodePointSet()
    var properties: [PatternProperty] = []

    init(_ codePoints: CodePointSet = CodePointSet(), isNegated: Bool = false) {
        self.codePoints = codePoints
        self.isNegated = isNegated
    }

    init(_ property: PatternProperty) {
        properties = [property]
    }

    /// Adds the characters of another set.
    /// - Returns: whether that can be said in one class: not when the other is a negated one with a property besides others.
    mutating func formUnion(_ other: Self) -> Bool {
        guard other.isNegated else {
            codePoints.formUnion(other.codePoints)
            properties += other.properties
            return true
        }
        switch other.properties.count {
        case 0: codePoints.formUnion(other.codePoints.complement)
        case 1 where other.codePoints.isEmpty: properties.append(other.properties[0].opposite)
        default: return false
        }
        return true
    }
}
