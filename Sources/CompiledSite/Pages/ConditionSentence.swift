import Forms

extension CompiledSite {
    /// When a field counts, in words: for pages without a script and without `:has()`. nil where constants decide it.
    func sentence(_ key: Messages.Key, _ condition: Condition, _ form: Form) -> String? {
        let condition = condition.withoutConstants(form).simplified
        guard !condition.terms.isEmpty else { return nil }
        return messages.text(key, ["condition": phrase(condition.flattened, form)])
    }

    /// - Parameter isPart: whether it stands within a condition of the other kind, where “a and b or c” would leave open
    ///   what belongs together.
    private func phrase(_ condition: Condition, _ form: Form, isPart: Bool = false) -> String {
        switch condition {
        case .term(let term): return phrase(term, form)
        case .all(let parts):
            let text = joined(parts, .conditionAnd, form)
            return isPart ? messages.text(.conditionAllOf, ["condition": text]) : text
        case .any(let parts):
            let text = joined(parts, .conditionOr, form)
            return isPart ? messages.text(.conditionAnyOf, ["condition": text]) : text
        }
    }

    private func joined(_ parts: [Condition], _ key: Messages.Key, _ form: Form) -> String {
        let phrases = parts.map { phrase($0, form, isPart: true) }
        return phrases.dropFirst().reduce(phrases.first ?? "") {
            messages.text(key, ["first": $0, "last": $1])
        }
    }

    private func phrase(_ term: Condition.Term, _ form: Form) -> String {
        guard let field = form.fields.first(where: { $0.name.isSame(as: term.field) }) else { return "" }
        let operands = term.operands.map { operand in
            if case .temporal(let constraints) = field.control { return constraints.shown(operand, messages) }
            if case .number = field.control { return messages.numbers.shown(operand) }
            return field.options.first { $0.value.isSame(as: operand) }?.label ?? operand
        }
        var values = ["label": field.label, "value": operands.first ?? ""]
        if operands.count == 2 {
            values["min"] = operands[0]
            values["max"] = operands[1]
        }
        if case .checkbox = field.control {
            if term.comparator == .selected { return messages.text(.conditionTicked, values) }
            if term.comparator == .notSelected { return messages.text(.conditionNotTicked, values) }
        }
        return messages.text(term.comparator.messageKey, values)
    }
}

extension Comparator {
    fileprivate var messageKey: Messages.Key {
        switch self {
        case .selected: .conditionSelected
        case .notSelected: .conditionNotSelected
        case .contains: .conditionContains
        case .notContains: .conditionNotContains
        case .equal: .conditionEqual
        case .notEqual: .conditionNotEqual
        case .set: .conditionSet
        case .notSet: .conditionNotSet
        case .greater: .conditionGreater
        case .less: .conditionLess
        case .greaterOrEqual: .conditionGreaterOrEqual
        case .lessOrEqual: .conditionLessOrEqual
        case .after: .conditionAfter
        case .before: .conditionBefore
        case .equalOrAfter: .conditionEqualOrAfter
        case .equalOrBefore: .conditionEqualOrBefore
        case .between: .conditionBetween
        case .notBetween: .conditionNotBetween
        }
    }
}
