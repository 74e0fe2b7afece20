import Diagnostics
import Forms

extension YAMLReader {
    /// What of the conditions only the whole form shows.
    mutating func check(_ context: FormContext, _ form: Form) {
        let fields = Dictionary(form.fields.map { ($0.name, $0) }) { first, _ in first }
        for condition in context.conditions {
            for written in condition.terms { check(written, condition, fields, context, form) }
            checkContradictions(condition, fields)
        }
        checkCircles(context)
    }

    private mutating func check(
        _ written: WrittenTerm, _ condition: WrittenCondition, _ fields: [String: Field], _ context: FormContext,
        _ form: Form
    ) {
        let name = written.term.field
        guard context.names[name] != nil else {
            report(
                "There is no field named \(name.quoted) in this form."
                    + suggestion(for: name, form, context, but: Set([condition.owner].compactMap { $0 })),
                at: written.fieldPosition)
            return
        }
        if name == condition.owner, !condition.isVisibility {
            report(
                "The field would be required because of its own answer. Name another field.", at: written.fieldPosition)
            return
        }
        // A field that could not be understood has been reported.
        guard let field = fields[name] else { return }
        let comparators = field.answerKind.comparators
        guard comparators.contains(written.term.comparator) else {
            report(
                "“\(name)” is \(field.answerKind.described), which has no comparator"
                    + " “\(written.term.comparator.rawValue)”. "
                    + (Self.remedy(for: written.term, of: field).map { "Write “\($0)”." }
                        ?? "It has \(comparators.map(\.rawValue).listed)."),
                at: written.comparatorPosition)
            return
        }
        checkOperands(written, field)
        if !(field.layout.onMobile && field.layout.onDesktop), field.layout.onMobile || field.layout.onDesktop {
            warn(
                "\(field.layout.onMobile ? "Large" : "Small") screens do not show “\(name)”, so that its answer there is"
                    + " always its default. Show it everywhere, unless that is meant.",
                at: written.fieldPosition)
        }
    }

    /// The comparison that is meant by one for another kind of answer; nil where that is not clear.
    private static func remedy(for term: Condition.Term, of field: Field) -> String? {
        let operand = term.operands.first ?? ""
        switch (field.answerKind, term.comparator) {
        case (.choice, .equal): return "selected: \(operand)"
        case (.choice, .notEqual): return "not_selected: \(operand)"
        case (.choice, .set), (.choice, .notSet):
            guard case .checkbox(let ticked) = field.control else { return nil }
            return "\(term.comparator == .set ? "selected" : "not_selected"): \(ticked)"
        case (.choice, _): return nil
        case (.file, _): return nil
        case (_, .selected): return "equal: \(operand)"
        case (_, .notSelected): return "not_equal: \(operand)"
        default: return nil
        }
    }

    private mutating func checkOperands(_ written: WrittenTerm, _ field: Field) {
        let term = written.term
        for (operand, position) in zip(term.operands, written.operandPositions) {
            switch field.answerKind {
            case .choice:
                guard [.selected, .notSelected].contains(term.comparator) else { continue }
                var values = field.options.map(\.value)
                if case .checkbox(let ticked) = field.control { values = [ticked] }
                guard !values.contains(where: { $0.isSame(as: operand) }) else { continue }
                let suggestion = didYouMean(operand, among: values)
                report(
                    "“\(field.name)” has no option \(operand.quoted)"
                        + (remedy(forLabel: operand, of: field)
                            ?? (suggestion.isEmpty ? ". It has \(values.listed)." : ".\(suggestion)")),
                    at: position)
            case .number:
                guard FloatingPointNumber.parse(operand) == nil else { continue }
                report(
                    "“\(term.comparator.rawValue)” needs a number such as 12 or -0.5, because “\(field.name)” is one,"
                        + " and this is \(operand.quoted).",
                    at: position)
            case .temporal(let kind):
                guard kind.parse(operand) == nil else { continue }
                report(
                    "“\(term.comparator.rawValue)” needs \(kind.described), because “\(field.name)” is one, and this is"
                        + " \(operand.quoted).",
                    at: position)
            case .text, .file: continue
            }
        }
        guard case .temporal(let kind) = field.answerKind, term.operands.count == 2,
            let low = kind.parse(term.operands[0]), let high = kind.parse(term.operands[1]), low > high
        else { return }
        report(
            "Nothing lies between \(term.operands[0]) and \(term.operands[1]). Write the earlier one first.",
            at: written.operandPositions[0])
    }

    /// What to write where somebody wrote what people read in place of what is stored, with the sign before it; nil
    /// where the text is no label.
    func remedy(forLabel text: String, of field: Field) -> String? {
        guard let option = field.options.first(where: { $0.label.lowercased() == text.lowercased() }) else {
            guard case .checkbox(let ticked) = field.control, ["true", field.label].contains(text) else { return nil }
            return ". While the box is ticked, its value is “\(ticked)”: write that."
        }
        return option.label == option.value ? nil : ", which is a label. Write the option’s value, “\(option.value)”."
    }

    /// Whether a field is shown may not depend on whether it is shown.
    private mutating func checkCircles(_ context: FormContext) {
        var edges: [String: [(to: String, position: SourcePosition)]] = [:]
        for condition in context.conditions where condition.isVisibility {
            guard let owner = condition.owner else { continue }
            edges[owner, default: []] += condition.terms.map { ($0.term.field, $0.fieldPosition) }
        }
        var finished: Set<String> = []
        for start in edges.keys.sorted() {
            if let circle = Self.circle(from: start, edges, [], &finished), let last = circle.last {
                let names = circle.map { "“\($0.to)”" }
                report(
                    names.count == 1
                        ? "Whether \(names[0]) is shown depends on its own answer. Name another field."
                        : "Whether these fields are shown goes round in a circle: \(names.joined(separator: ", "))"
                            + " and \(names[0]) again. Take one of the conditions away.",
                    at: last.position)
            }
        }
    }

    /// The fields of a circle that is reached from a name, each with the place that leads to it; nil for none, or one
    /// that was found before. A path is at most as long as there are fields.
    private static func circle(
        from name: String, _ edges: [String: [(to: String, position: SourcePosition)]],
        _ path: [(to: String, position: SourcePosition)], _ finished: inout Set<String>
    ) -> [(to: String, position: SourcePosition)]? {
        guard !finished.contains(name) else { return nil }
        var found: [(to: String, position: SourcePosition)]?
        for edge in edges[name] ?? [] where found == nil {
            if let start = path.firstIndex(where: { $0.to == edge.to }) {
                found = Array(path[start...].dropFirst()) + [edge]
            } else if path.isEmpty, edge.to == name {
                found = [edge]
            } else {
                let path = path.isEmpty ? [(name, edge.position)] : path
                found = circle(from: edge.to, edges, path + [edge], &finished)
            }
        }
        finished.insert(name)
        return found
    }
}

extension AnswerKind {
    /// What a message calls such a field.
    fileprivate var described: String {
        switch self {
        case .choice: "a choice"
        case .text: "a text"
        case .number: "a number"
        case .temporal(.date): "a date"
        case .temporal(.datetime): "a date with a time"
        case .temporal(.time): "a time"
        case .file: "a file"
        }
    }
}
