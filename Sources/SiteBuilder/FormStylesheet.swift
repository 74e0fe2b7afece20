import Forms

/// The style sheet of one form: what no style sheet for all forms can know.
///
/// Without a script it shows and hides what depends on choices, by `:has()`; and it has the form's animations and the width
/// of its labels.
struct FormStylesheet {
    /// Empty where the form needs none.
    let css: String

    /// - Parameter labelWidth: columns of twelve for labels beside their controls; nil for what the style sheet of all forms
    ///   has.
    init(_ form: Form, labelWidth: Int? = nil) {
        let labels = labelWidth.map { ".form { --label-width: calc(100% / 12 * \($0)); }\n" } ?? ""
        let conditions = Self.conditions(of: form)
        let animations = FormAnimations(form).css
        css = [labels, conditions, animations].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func conditions(of form: Form) -> String {
        var rules: [String] = []
        var known: [String] = []
        for field in form.fields where field.visibility.condition != nil && !field.isConstant {
            guard let (selector, isExact) = ConditionSelector(form).selector(of: field), !selector.isEmpty || isExact
            else { continue }
            let place = "[data-name=\"\(field.name)\"]"
            rules.append(".form:not(:is(.form\(selector))) \(place) { display: none; }")
            if isExact, field.required.condition == nil { known.append(place) }
        }
        guard !rules.isEmpty else { return "" }
        rules += groups(of: form)
        let hints =
            known.isEmpty
            ? "" : "  \(known.map { "\($0) .condition" }.joined(separator: ", ")) { display: none; }\n"
        return """
            @media (scripting: none) {
            @supports selector(:has(*)) {
            \(rules.map { "  \($0)\n" }.joined())\(hints)}
            }

            """
    }
}

extension FormStylesheet {
    /// The frames of groups, each of which goes with the last of its fields. Headings and texts are about the fields.
    private static func groups(of form: Form) -> [String] {
        form.items.flatMap { item -> [String] in
            guard case .group(_, let items) = item else { return [] }
            let fields = items.flatMap(\.fields).map { form.fields[$0] }.filter { !$0.isConstant }
            guard let first = fields.first else { return [] }
            let place = ".form-group:has([data-name=\"\(first.name)\"])"
            let whole = selectors(of: fields, form).map { hidden(place, but: $0) }
            // Where some fields are not for a screen, the frame goes there with the last of the others. Where that is the
            // first rule again, or no field is left, nothing is to be added: the latter is so in every form.
            let parts = [("min-width: 40em", \FieldLayout.onDesktop), ("max-width: 39.99em", \.onMobile)].compactMap {
                screen, isShown -> String? in
                let shown = fields.filter { $0.layout[keyPath: isShown] }
                guard !shown.isEmpty, shown.count < fields.count else { return nil }
                return selectors(of: shown, form).map { "@media (\(screen)) { \(hidden(place, but: $0)) }" }
            }
            return [whole].compactMap { $0 } + parts
        }
    }

    private static func hidden(_ place: String, but selectors: [String]) -> String {
        ".form:not(:is(\(selectors.joined(separator: ", ")))) \(place) { display: none; }"
    }

    /// Forms in which one of the fields may be shown; nil where one of them always is, or no style sheet can tell.
    private static func selectors(of fields: [Field], _ form: Form) -> [String]? {
        let selectors = fields.compactMap { field -> String? in
            guard let (selector, isExact) = ConditionSelector(form).selector(of: field),
                field.visibility.condition != nil, !selector.isEmpty || isExact
            else { return nil }
            return ".form\(selector)"
        }
        return selectors.count == fields.count ? selectors : nil
    }
}

/// Conditions as selectors of a form in which they hold, as far as a style sheet can see the answers: ticked and chosen
/// ones, and no text. What it cannot see it takes for true, so that a field is hidden only where it must be.
private struct ConditionSelector {
    private let fields: [String: Field]

    init(_ form: Form) {
        fields = Dictionary(form.fields.map { ($0.name, $0) }) { first, _ in first }
    }

    /// What follows `.form` while the field may be shown, and whether it is shown exactly then; nil for a circle.
    func selector(of field: Field, depth: Int = 50) -> (String, isExact: Bool)? {
        guard depth > 0 else { return nil }
        return field.visibility.condition.map { selector(of: $0, depth - 1) } ?? ("", true)
    }

    private func selector(of condition: Condition, _ depth: Int) -> (String, isExact: Bool)? {
        switch condition {
        case .term(let term): return selector(of: term, depth)
        case .all(let parts):
            let selectors = parts.compactMap { selector(of: $0, depth) }
            guard selectors.count == parts.count else { return nil }
            return (selectors.map(\.0).joined(), selectors.allSatisfy(\.isExact))
        case .any(let parts):
            let selectors = parts.compactMap { selector(of: $0, depth) }
            guard selectors.count == parts.count else { return nil }
            let isExact = selectors.allSatisfy(\.isExact)
            if selectors.isEmpty { return (":not(*)", true) }
            if selectors.contains(where: { $0.0.isEmpty }) { return ("", isExact) }
            return (":is(\(selectors.map(\.0).joined(separator: ", ")))", isExact)
        }
    }

    private func selector(of term: Condition.Term, _ depth: Int) -> (String, isExact: Bool)? {
        guard let field = fields[term.field] else { return (":not(*)", true) }
        if field.isConstant {
            return (term.holds(for: field.defaultValue ?? "", of: field.answerKind) ? "" : ":not(*)", true)
        }
        guard let (shown, isExact) = selector(of: field, depth: depth) else { return nil }
        guard field.answerKind == .choice else { return (shown, false) }
        let operand = term.operands.first ?? ""
        let contains = term.comparator == .contains || term.comparator == .notContains
        // Every text contains the empty one, which no attribute selector says.
        let chosen =
            contains && operand.isEmpty
            ? "" : ":has(\(Self.chosen(field, contains ? "*=" : "=", operand)))"
        let isNegated = term.comparator == .notSelected || term.comparator == .notContains
        let holds = isNegated ? (chosen.isEmpty ? ":not(*)" : ":not(\(chosen))") : chosen
        return (holds + shown, isExact)
    }

    private static func chosen(_ field: Field, _ comparison: String, _ operand: String) -> String {
        let value = "[value\(comparison)\"\(quoted(operand))\"]:checked"
        return if case .selection = field.control {
            "[name=\"\(field.name)\"] option\(value)"
        } else {
            "[name=\"\(field.name)\"]\(value)"
        }
    }

    /// A text within the quotation marks of a CSS string (CSS Syntax §4.3.5).
    private static func quoted(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    result += "\\\(String(scalar.value, radix: 16)) "
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
