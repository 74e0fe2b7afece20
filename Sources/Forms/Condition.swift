/// When something of a form holds, by the answers to other fields.
package indirect enum Condition: Sendable, Hashable {
    /// One comparison.
    case term(Term)
    /// Each of them; true for none.
    case all([Condition])
    /// At least one of them; false for none.
    case any([Condition])

    /// What one field's answer is compared with.
    package struct Term: Sendable, Hashable {
        /// The other field's name.
        package var field: String
        /// How it is compared.
        package var comparator: Comparator
        /// What it is compared with: none for `set` and `notSet`, two for `between` and `notBetween`, else one.
        package var operands: [String]

        /// A comparison with as many operands as its comparator takes.
        package init(field: String, _ comparator: Comparator, _ operands: String...) {
            self.init(field: field, comparator, operands)
        }

        /// A comparison with as many operands as its comparator takes.
        package init(field: String, _ comparator: Comparator, _ operands: [String]) {
            self.field = field
            self.comparator = comparator
            self.operands = operands
        }
    }

    /// Every comparison in it, in order.
    package var terms: [Term] {
        switch self {
        case .term(let term): [term]
        case .all(let parts), .any(let parts): parts.flatMap(\.terms)
        }
    }

    /// Whether it holds.
    /// - Parameter holds: whether a comparison does.
    package func evaluate(_ holds: (Term) -> Bool) -> Bool {
        switch self {
        case .term(let term): holds(term)
        case .all(let parts): parts.allSatisfy { $0.evaluate(holds) }
        case .any(let parts): parts.contains { $0.evaluate(holds) }
        }
    }

    /// The same condition where some comparisons are known already.
    /// - Parameter known: nil for a comparison that is not.
    package func resolving(_ known: (Term) -> Bool?) -> Condition {
        switch self {
        case .term(let term): known(term).map { $0 ? .all([]) : .any([]) } ?? self
        case .all(let parts): .all(parts.map { $0.resolving(known) })
        case .any(let parts): .any(parts.map { $0.resolving(known) })
        }
    }
}

extension Condition {
    /// The same without parts that are always or never true.
    package var simplified: Condition {
        switch self {
        case .term: return self
        case .all(let parts):
            let parts = parts.map(\.simplified).filter { $0 != .all([]) }
            return parts.contains(.any([])) ? .any([]) : parts.count == 1 ? parts[0] : .all(parts)
        case .any(let parts):
            let parts = parts.map(\.simplified).filter { $0 != .any([]) }
            return parts.contains(.all([])) ? .all([]) : parts.count == 1 ? parts[0] : .any(parts)
        }
    }
}

extension Condition {
    /// The same with what is within a condition of its own kind beside that one's parts, so that the kinds alternate.
    package var flattened: Condition {
        switch self {
        case .term: self
        case .all(let parts):
            .all(parts.map(\.flattened).flatMap { if case .all(let inner) = $0 { inner } else { [$0] } })
        case .any(let parts):
            .any(parts.map(\.flattened).flatMap { if case .any(let inner) = $0 { inner } else { [$0] } })
        }
    }
}

/// How a field's answer is compared; which comparators there are depends on what is asked.
package enum Comparator: String, Sendable, Hashable, CaseIterable {
    /// The option is chosen, or among the ticked.
    case selected
    /// The opposite of `selected`.
    case notSelected = "not_selected"
    /// The text is somewhere in the answer, or in one of the ticked.
    case contains
    /// The opposite of `contains`.
    case notContains = "not_contains"
    /// The answer is the same text, number, date or time.
    case equal
    /// The opposite of `equal`.
    case notEqual = "not_equal"
    /// There is an answer, or at least one file.
    case set
    /// The opposite of `set`.
    case notSet = "not_set"
    /// The number is greater.
    case greater
    /// The number is less.
    case less
    /// The number is greater or the same.
    case greaterOrEqual = "greater_or_equal"
    /// The number is less or the same.
    case lessOrEqual = "less_or_equal"
    /// The date or time is later.
    case after
    /// The date or time is earlier.
    case before
    /// The date or time is later or the same.
    case equalOrAfter = "equal_or_after"
    /// The date or time is earlier or the same.
    case equalOrBefore = "equal_or_before"
    /// The date or time lies between the two, or is one of them.
    case between
    /// The opposite of `between`.
    case notBetween = "not_between"

    /// How many operands it takes.
    package var operandCount: Int {
        switch self {
        case .set, .notSet: 0
        case .between, .notBetween: 2
        default: 1
        }
    }
}

/// What kind of answer a field has, as far as comparing it goes.
package enum AnswerKind: Sendable, Hashable {
    /// One or several of given answers.
    case choice
    /// Any text, and what the schema gives a hidden field.
    case text
    /// A number (HTML §2.3.4.3).
    case number
    /// A date, a time, or both.
    case temporal(TemporalKind)
    /// Files.
    case file

    /// The comparators that it has.
    package var comparators: [Comparator] {
        switch self {
        case .choice: [.selected, .notSelected, .contains, .notContains]
        case .text: [.equal, .notEqual, .contains, .notContains, .set, .notSet]
        case .number: [.equal, .notEqual, .greater, .less, .greaterOrEqual, .lessOrEqual, .set, .notSet]
        case .temporal:
            [
                .equal, .notEqual, .after, .before, .equalOrAfter, .equalOrBefore, .between, .notBetween, .set, .notSet,
            ]
        case .file: [.set, .notSet]
        }
    }
}

extension Field {
    /// What kind of answer it has.
    package var answerKind: AnswerKind {
        switch control {
        case .checkbox, .checkboxes, .radio, .selection: .choice
        case .text, .email, .telephone, .url, .longText, .hidden: .text
        case .number: .number
        case .temporal(let constraints): .temporal(constraints.kind)
        case .file: .file
        }
    }
}
