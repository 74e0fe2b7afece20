extension PatternParser {
    /// `*`, `+`, `?` or `{n,m}` with what may follow to make it lazy.
    struct Quantifier {
        let text: String
        let min: Int
        let max: Int?
    }

    /// An atom with the quantifier that may follow it.
    mutating func repeated(_ node: PatternNode) throws(PatternError) -> PatternNode {
        let start = index
        guard let quantifier = try quantifier() else { return node }
        let second = index
        if let another = try self.quantifier() {
            throw PatternError(kind: .repeatedTwice(another.text), offset: second)
        }
        return .repetition(node, min: quantifier.min, max: quantifier.max, offset: start)
    }

    /// A place with no quantifier after it.
    mutating func unrepeated(_ node: PatternNode) throws(PatternError) -> PatternNode {
        let start = index
        if let quantifier = try quantifier() {
            throw PatternError(kind: .repeatedPlace(quantifier.text), offset: start)
        }
        return node
    }

    /// The quantifier that comes next; nil when none does.
    mutating func quantifier() throws(PatternError) -> Quantifier? {
        let start = index
        let bounds: (min: Int, max: Int?)
        if skip("*") {
            bounds = (0, nil)
        } else if skip("+") {
            bounds = (1, nil)
        } else if skip("?") {
            bounds = (0, 1)
        } else if let counts = try counts() {
            bounds = counts
        } else {
            return nil
        }
        // Lazy or not, the same values match.
        _ = skip("?")
        return Quantifier(text: text(from: start), min: bounds.min, max: bounds.max)
    }

    /// `{n}`, `{n,}` or `{n,m}`. Whatever else begins with a brace is left where it is.
    private mutating func counts() throws(PatternError) -> (min: Int, max: Int?)? {
        let start = index
        guard skip("{"), let min = digits() else {
            index = start
            return nil
        }
        var max: [Unicode.Scalar]? = min
        if skip(",") { max = digits() }
        guard skip("}") else {
            index = start
            return nil
        }
        let text = text(from: start)
        if let max, isLess(max, min) { throw PatternError(kind: .countsReversed(text), offset: start) }
        let counts = [min, max ?? min].map(count)
        guard let lower = counts[0], let upper = counts[1] else {
            throw PatternError(kind: .countOverLimit(text, limit: limits.count), offset: start)
        }
        return (lower, max == nil ? nil : upper)
    }

    /// Decimal digits without the zeros that they begin with; nil when there are none at all.
    private mutating func digits() -> [Unicode.Scalar]? {
        let all = scalars[index...].prefix { CodePointSet.digits.contains($0) }
        index += all.count
        return all.isEmpty ? nil : Array(all.drop { $0 == "0" })
    }

    private func isLess(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
        left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }

    /// The number; nil when it is over the limit.
    private func count(_ digits: [Unicode.Scalar]) -> Int? {
        var number = 0
        for digit in digits {
            number = number * 10 + Int(digit.value - 0x30)
            if number > limits.count { return nil }
        }
        return number
    }
}
