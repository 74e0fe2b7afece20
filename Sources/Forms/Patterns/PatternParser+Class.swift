extension PatternParser {
    /// CharacterClass: what stands in brackets.
    mutating func characterClass() throws(PatternError) -> PatternSet {
        let start = index
        index += 1
        let isNegated = skip("^")
        return try inside("[", from: start) { parser throws(PatternError) in
            var set = PatternSet()
            set.isNegated = isNegated
            while let next = parser.peek, next != "]" { try parser.classItem(into: &set) }
            return set
        }
    }

    /// ClassSetRange or ClassSetOperand.
    private mutating func classItem(into set: inout PatternSet) throws(PatternError) {
        let start = index
        for sign in ["&&", "--"] where starts(with: sign) {
            throw PatternError(kind: .setOperation(sign), offset: start)
        }
        guard let first = try classCharacter(orSetInto: &set) else {
            let end = index
            if peek == "-", peek(1) != "-" {
                throw PatternError(kind: .rangeOfSet(text(start..<end)), offset: start)
            }
            return
        }
        guard peek == "-", peek(1) != "-" else {
            set.codePoints.insert(first.value...first.value)
            return
        }
        let hyphen = index
        index += 1
        // A hyphen at the end, or two ranges that share a character.
        guard let next = peek, next != "]" else { throw PatternError(kind: .unescapedInClass("-"), offset: hyphen) }
        let second = index
        var unused = PatternSet()
        guard let last = try classCharacter(orSetInto: &unused) else {
            throw PatternError(kind: .rangeOfSet(text(from: second)), offset: second)
        }
        guard first.value <= last.value else {
            throw PatternError(kind: .rangeReversed(text(from: start)), offset: start)
        }
        set.codePoints.insert(first.value...last.value)
    }

    /// ClassSetCharacter; or else a nested class or an escape for one, which is added to the set.
    private mutating func classCharacter(orSetInto set: inout PatternSet) throws(PatternError) -> Unicode.Scalar? {
        let start = index
        guard let first = peek else { return nil }
        switch first {
        case "[":
            if let name = namedClass() { throw PatternError(kind: .namedClass(name), offset: start) }
            try add(try characterClass(), to: &set, start)
            return nil
        case "\\":
            if skip("\\b") { return "\u{08}" }
            guard let other = try setEscape() else { return try characterEscape("&-!#%,:;<=>@`~") }
            try add(other, to: &set, start)
            return nil
        case "(", ")", "{", "}", "/", "-", "|":
            throw PatternError(kind: .unescapedInClass(first), offset: start)
        default:
            if first == peek(1), "&!#$%*+,.:;<=>?@^`~".unicodeScalars.contains(first) {
                throw PatternError(kind: .reserved(text(start..<start + 2)), offset: start)
            }
            index += 1
            return first
        }
    }

    private func add(_ other: PatternSet, to set: inout PatternSet, _ start: Int) throws(PatternError) {
        if !set.formUnion(other) { throw PatternError(kind: .negatedWithin, offset: start) }
    }

    /// PCRE's `[:alpha:]`, which would be a class of its own with the characters of the name.
    private func namedClass() -> String? {
        guard starts(with: "[:") else { return nil }
        let letters = scalars[(index + 2)...].prefix { ("a"..."z").contains($0) || $0 == "^" }
        let end = index + 2 + letters.count
        guard !letters.isEmpty, end + 1 < scalars.count, scalars[end] == ":", scalars[end + 1] == "]" else {
            return nil
        }
        return text(index..<end + 2)
    }
}
