import Diagnostics
import Forms
import Yams

extension YAMLReader {
    /// The default of a field, in the form in which a request would send it.
    mutating func defaultValue(_ node: Node?, of field: Field) -> String? {
        guard let node else { return nil }
        if case .checkbox(let value) = field.control, let text = node.scalar?.string {
            if text == "false" { return nil }
            if text == "true" || text == value { return value }
            report("“default” of a checkbox must be true or false.", at: node.position)
            return nil
        }
        return text(node, "default")
    }

    /// What only the whole field shows.
    mutating func check(_ field: Field, _ map: YAMLMap<FieldKey>) {
        if field.isConstant, field.defaultValue == nil {
            if case .hidden = field.control {
                report("A hidden field needs a “default”, which is its answer.", at: map.position)
            } else if field.required {
                report(
                    "The field is required and hidden, so that nobody could fill it in. Give it a “default”, or show it.",
                    at: map[.visibility]?.position ?? map.position)
            }
        }
        if let value = field.defaultValue, let node = map[.defaultValue] { checkDefault(value, of: field, node) }
        if field.attribute == .priority { checkPriority(field, map) }
    }

    private mutating func checkDefault(_ value: String, of field: Field, _ node: Node) {
        // The form's own judgement, as if the customer had left the default as it is.
        var visible = field
        visible.visibility = .always
        visible.defaultValue = nil
        switch visible.error(in: value) {
        case nil, .valueMissing: return
        case .notAnOption:
            report(
                "“default” is “\(value)”, which is not among the options."
                    + didYouMean(value, among: field.options.map(\.value)),
                at: node.position)
        case .badInput: report("“default” must be a number such as 12 or -0.5.", at: node.position)
        case .typeMismatch:
            if case .url = field.control {
                report("“default” must be a full web address, such as https://example.com.", at: node.position)
            } else {
                report("“default” must be an email address, such as name@example.com.", at: node.position)
            }
        case .tooLong: report("“default” is longer than “max_length”.", at: node.position)
        case .tooShort: report("“default” is shorter than “min_length”.", at: node.position)
        case .rangeUnderflow: report("“default” is less than “min”.", at: node.position)
        case .rangeOverflow: report("“default” is greater than “max”.", at: node.position)
        case .stepMismatch:
            // Without “min” the default is where the steps begin.
            if field.numbers.min != nil { report("“default” is not on a “step” from “min”.", at: node.position) }
        }
    }

    /// A priority is one of four numbers, which a text would not keep to.
    private mutating func checkPriority(_ field: Field, _ map: YAMLMap<FieldKey>) {
        let allowed = ["0", "1", "2", "3"]
        let values: [String]
        switch field.control {
        case .radio(let options), .selection(let options): values = options.map(\.value)
        case .hidden: values = field.defaultValue.map { [$0] } ?? []
        default:
            report(
                "A field of type “priority” needs the input_type radio, selection or hidden.", at: map.position)
            return
        }
        for value in values where !allowed.contains(value) {
            report(
                "“\(value)” is not a priority. The values are 0 (low), 1 (medium), 2 (high) and 3 (urgent); a “label” can say it in words.",
                at: (map[.options] ?? map[.defaultValue])?.position ?? map.position)
        }
    }
}
