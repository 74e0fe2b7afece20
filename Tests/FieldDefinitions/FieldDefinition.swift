package import Forms

/// A field as tests write it in JSON: the keys of a site's file, as far as they bear on its answers.
package struct FieldDefinition: Decodable, Sendable {
    /// How it is asked.
    package let inputType: InputType
    let name: String?
    let value: String?
    let options: [String]?
    let defaultValue: String?
    let isRequired: Bool?
    let need: Condition?
    let show: Condition?
    let isHidden: Bool?
    let isMultiple: Bool?
    let min: String?
    let max: String?
    let step: String?
    let minLength: Int?
    let maxLength: Int?
    let pattern: String?
    let maxFiles: Int?
    let maxSize: Int?
    let accept: [String]?

    private enum CodingKeys: String, CodingKey {
        case name, value, options, min, max, step, pattern, accept, show, need
        case inputType = "input_type"
        case defaultValue = "default"
        case isRequired = "required"
        case isHidden = "hidden"
        case isMultiple = "multiple"
        case minLength = "min_length"
        case maxLength = "max_length"
        case maxFiles = "max_files"
        case maxSize = "max_size"
    }

    /// A custom field, labelled by its name.
    package func field() throws(PatternError) -> Field {
        let name = name ?? "answer"
        let control = try control()
        var field = Field(attribute: .custom, name: name, control: control, label: name, defaultValue: defaultValue)
        if isRequired == true { field.required = .always }
        if let need { field.required = .onlyIf(need) }
        if let show { field.visibility = .onlyIf(show) }
        if isHidden == true { field.visibility = .hidden }
        return field
    }

    private func control() throws(PatternError) -> Control {
        var text = TextConstraints(minLength: minLength, maxLength: maxLength)
        if let pattern { text.pattern = try Pattern(pattern) }
        let options = (options ?? []).map { Option(value: $0) }
        return switch inputType {
        case .text: .text(text)
        case .email: .email(text, multiple: isMultiple ?? false)
        case .telephone: .telephone(text)
        case .url: .url(text)
        case .longText: .longText(text, rows: 3)
        case .number: .number(numbers(step: "1"))
        case .decimal: .number(numbers(step: nil))
        case .checkbox: .checkbox(value: value ?? "Yes")
        case .checkboxes: .checkboxes(options)
        case .radio: .radio(options)
        case .selection: .selection(options)
        case .date: .temporal(TemporalConstraints(.date, min: min, max: max, step: step))
        case .datetime: .temporal(TemporalConstraints(.datetime, min: min, max: max, step: step))
        case .time: .temporal(TemporalConstraints(.time, min: min, max: max, step: step))
        case .file:
            .file(FileConstraints(maxFiles: maxFiles ?? 1, maxSize: maxSize ?? 1_000_000, accept: accept ?? []))
        case .hidden: .hidden
        }
    }

    private func numbers(step defaultStep: String?) -> NumberConstraints {
        NumberConstraints(min: min, max: max, step: step == "any" ? nil : step ?? defaultStep)
    }
}

extension InputType: Decodable {}
