/// Which fields of a form a submission sees, and which of them need an answer.
package struct ShownFields: Sendable {
    private let form: Form
    private let submission: Submission
    /// By `Submission.key(of:)`.
    private let places: [String: Int]
    /// By the field's place; nil for one that nobody has asked for yet.
    private var known: [Bool?]

    /// - Parameter submission: nil for a form in which nobody has written, whose fields have their defaults.
    package init(_ form: Form, _ submission: Submission?) {
        self.form = form
        self.submission = submission ?? form.untouched()
        known = Array(repeating: nil, count: form.fields.count)
        places = Dictionary(form.fields.enumerated().map { (Submission.key(of: $1.name), $0) }) { first, _ in first }
        for place in form.fields.indices { _ = isShown(place) }
    }

    /// Whether the field at a place is shown; a constant counts as shown.
    package subscript(place: Int) -> Bool { known[place] ?? false }

    /// Whether the field at a place needs an answer now.
    package func needsAnswer(_ place: Int) -> Bool {
        switch form.fields[place].required {
        case .never: false
        case .always: true
        case .onlyIf(let condition): condition.evaluate { term in holds(term) { self[$0] } }
        }
    }

    private mutating func isShown(_ place: Int) -> Bool {
        if let known = known[place] { return known }
        guard let condition = form.fields[place].visibility.condition else {
            known[place] = true
            return true
        }
        // A circle, which the builder refuses, would never end.
        known[place] = false
        var shown = self
        let isShown = condition.evaluate { term in
            let holds = holds(term) { shown.isShown($0) }
            return holds
        }
        known = shown.known
        known[place] = isShown
        return isShown
    }

    private func holds(_ term: Condition.Term, _ isShown: (Int) -> Bool) -> Bool {
        guard let place = places[Submission.key(of: term.field)], isShown(place) else { return false }
        let field = form.fields[place]
        return term.holds(for: answer(to: field), of: field.answerKind)
    }

    private func answer(to field: Field) -> String {
        if field.files != nil { return submission.files(of: field.name).isEmpty ? "" : "1" }
        let value = field.value(in: submission)
        // Several addresses are one text, as the input has it.
        if !field.isConstant, case .email(_, multiple: true) = field.control {
            return value.lines.joined(separator: ",")
        }
        return value
    }
}

extension Form {
    /// What the form would send if nobody had written in it.
    /// - Parameter prefill: what the page's address says; fields that do not allow it keep their defaults.
    package func untouched(prefill: Submission? = nil) -> Submission {
        Submission(
            fields.filter { !$0.isConstant }.flatMap { field in
                let given = field.allowsPrefill ? field.prefilled(by: prefill?.values(of: field.name) ?? []) : []
                if !given.isEmpty { return given.map { (field.name, $0) } }
                // A script knows what day it is where the customer is.
                if case .temporal = field.control, field.defaultValue == "today" { return [] }
                let value = field.defaultValue ?? ""
                return (field.takesSeveral ? value.lines : [value]).map { (field.name, $0) }
            })
    }
}

extension Field {
    /// What of an address's values a control can hold, so that the field starts with it; empty where it keeps its default.
    /// A browser holds no other value in these controls, so that a page that its script fills in is the same.
    fileprivate func prefilled(by values: [String]) -> [String] {
        switch control {
        case .checkbox(let ticked): values.filter { $0.isSame(as: ticked) }
        case .radio(let options), .checkboxes(let options), .selection(let options):
            values.filter { value in options.contains { $0.value.isSame(as: value) } }
        case .number: values.filter { $0.isEmpty || FloatingPointNumber.parse($0) != nil }
        case .temporal(let constraints): values.filter { $0.isEmpty || constraints.kind.parse($0) != nil }
        case .text, .email, .telephone, .url, .longText, .file, .hidden: values
        }
    }
}
