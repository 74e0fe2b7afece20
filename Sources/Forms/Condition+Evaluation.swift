extension Condition.Term {
    /// Whether the comparison holds for an answer.
    ///
    /// templates/assets/form.js has the same in the browser; Tests/Conditions holds the cases that both must agree on.
    /// - Parameters:
    ///   - value: from `Field.value(in:)`, the field's answer; for files anything that is not empty where there are some.
    ///   - kind: what kind of answer it is.
    package func holds(for value: String, of kind: AnswerKind) -> Bool {
        switch kind {
        case .choice: choice(value)
        case .text: text(value)
        case .number: ordered(value) { FloatingPointNumber.parse($0) }
        case .temporal(let kind): ordered(value) { kind.parse($0) }
        case .file: comparator == .set ? !value.isEmpty : value.isEmpty
        }
    }

    private var operand: String { operands.first ?? "" }

    /// The answers are lines: no option has a line end.
    private func choice(_ value: String) -> Bool {
        let chosen = value.isEmpty ? [""] : value.lines
        return switch comparator {
        case .selected: !value.isEmpty && chosen.contains { $0.isSame(as: operand) }
        case .notSelected: value.isEmpty || !chosen.contains { $0.isSame(as: operand) }
        case .contains: chosen.contains { $0.containsUnits(of: operand) }
        case .notContains: !chosen.contains { $0.containsUnits(of: operand) }
        default: false
        }
    }

    private func text(_ value: String) -> Bool {
        switch comparator {
        case .equal: value.isSame(as: operand)
        case .notEqual: !value.isSame(as: operand)
        case .contains: value.containsUnits(of: operand)
        case .notContains: !value.containsUnits(of: operand)
        case .set: !value.isEmpty
        case .notSet: value.isEmpty
        default: false
        }
    }

    /// Of what is no such value every comparator but `notSet` and `notEqual` is false; of an empty answer also
    /// `notBetween` is true, the opposite of its partner.
    private func ordered<Quantity: Comparable>(_ value: String, _ parse: (String) -> Quantity?) -> Bool {
        guard let quantity = parse(value) else {
            return comparator == .notSet || comparator == .notEqual || comparator == .notBetween && value.isEmpty
        }
        let bounds = operands.compactMap(parse)
        guard bounds.count == comparator.operandCount, bounds.count == operands.count else { return false }
        return switch comparator {
        case .set: true
        case .notSet: false
        case .equal: quantity == bounds[0]
        case .notEqual: quantity != bounds[0]
        case .greater, .after: quantity > bounds[0]
        case .less, .before: quantity < bounds[0]
        case .greaterOrEqual, .equalOrAfter: quantity >= bounds[0]
        case .lessOrEqual, .equalOrBefore: quantity <= bounds[0]
        case .between: bounds[0] <= quantity && quantity <= bounds[1]
        case .notBetween: quantity < bounds[0] || bounds[1] < quantity
        case .selected, .notSelected, .contains, .notContains: false
        }
    }
}

extension String {
    /// The lines between line feeds; one for an empty text.
    package var lines: [String] {
        // Not by Character: CR LF is one for Swift, and here only LF ends a line.
        utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a text is in this one, code unit by code unit: in well-formed text bytes of UTF-8 say the same as code
    /// units of UTF-16, since no character begins within another.
    func containsUnits(of other: String) -> Bool {
        let other = Array(other.utf8)
        guard let first = other.first else { return true }
        let own = Array(utf8)
        guard own.count >= other.count else { return false }
        return (0...(own.count - other.count)).contains { start in
            own[start] == first && own[start..<start + other.count].elementsEqual(other)
        }
    }
}
