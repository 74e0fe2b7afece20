extension PatternNode {
    /// The same in PCRE2's words, for its UTF mode without UCP and without any other option.
    ///
    /// Whatever the two languages read differently is spelt out: classes as ranges of code points, anchors as `\A` and
    /// `\z`. `\b` means the same, because without UCP PCRE2's word characters are ASCII's.
    var translation: String {
        switch self {
        case .alternatives(let nodes): nodes.map(\.translation).joined(separator: "|")
        case .sequence(let nodes): nodes.map(\.translation).joined()
        case .character(let scalar): Self.escaped(scalar.value)
        case .set(let set): set.translation
        case .assertion(.start): "\\A"
        case .assertion(.end): "\\z"
        case .assertion(let boundary): boundary.rawValue
        case .lookahead(let node, let isNegative): "(?\(isNegative ? "!" : "=")\(node.translation))"
        case .group(let node): "(?:\(node.translation))"
        case .repetition(let node, let min, let max, _): node.repetition(min, max)
        }
    }

    private func repetition(_ min: Int, _ max: Int?) -> String {
        let atom = translation
        // PCRE2 counts how often one character has come in “a+”, and would follow as many ways as there are counts. In
        // “aa*” it need not.
        if !isGroup, min > 0, max == nil { return atom + (min > 1 ? "{\(min)}" : "") + atom + "*" }
        return atom + Self.quantifier(min, max)
    }

    private var isGroup: Bool {
        if case .group = self { true } else { false }
    }

    private static func quantifier(_ min: Int, _ max: Int?) -> String {
        switch (min, max) {
        case (0, nil): "*"
        case (1, nil): "+"
        case (0, 1): "?"
        case (_, nil): "{\(min),}"
        case (_, min): "{\(min)}"
        case (_, .some(let max)): "{\(min),\(max)}"
        }
    }

    /// A character that has no meaning of its own, neither in brackets nor outside.
    fileprivate static func escaped(_ codePoint: UInt32) -> String {
        switch codePoint {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(UInt8(codePoint)))
        default: "\\x{\(String(codePoint, radix: 16, uppercase: true))}"
        }
    }
}

extension PatternSet {
    fileprivate var translation: String {
        // Brackets with nothing in them mean something else to PCRE2.
        if codePoints.isEmpty, properties.isEmpty {
            return Self(.all, isNegated: !isNegated).translation
        }
        var text = isNegated ? "[^" : "["
        for range in codePoints.ranges {
            text += PatternNode.escaped(range.lowerBound)
            if range.count > 1 { text += "-" + PatternNode.escaped(range.upperBound) }
        }
        for property in properties { text += "\\\(property.isNegated ? "P" : "p"){\(property.name)}" }
        return text + "]"
    }
}
