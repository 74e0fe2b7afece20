import Diagnostics
import Forms

extension YAMLReader {
    /// The default of a field, in the form in which a request would send it.
    mutating func defaultValue(_ value: YAMLValue?, of field: Field) -> String? {
        if case .file = field.control { return nil }
        guard let value else { return nil }
        switch field.control {
        case .text, .email, .telephone, .url, .longText: return text(value, "“default”", isProse: false)
        case .checkboxes: return defaultValues(value)
        default: break
        }
        guard case .checkbox(let ticked) = field.control else { return plainText(value, "“default”") }
        if value.text == "false" { return nil }
        if value.text == "true" || value.text == ticked { return ticked }
        report(
            "“default” of a checkbox must be true or false, and this is \(value.kind).\(value.remedyForBool)",
            at: value.position)
        return nil
    }

    /// The ticked ones of several, a line for each.
    private mutating func defaultValues(_ value: YAMLValue) -> String? {
        guard case .list(let items) = value.content else {
            report(
                "“default” of checkboxes must be a list such as [Printer, Scanner], and this is \(value.kind).",
                at: value.position)
            return nil
        }
        let values = items.compactMap { plainText($0, "A “default”") }
        return values.isEmpty ? nil : values.joined(separator: "\n")
    }

    /// What only the whole field shows.
    mutating func check(_ field: Field, _ map: YAMLMap<FieldKey>) {
        if field.isConstant, map[.defaultValue] == nil, map[.value] == nil {
            if case .file = field.control {
                report(
                    "A field that takes files cannot be hidden. Show it, or remove it.",
                    at: map[.visibility]?.position ?? map.position)
            } else if case .hidden = field.control {
                report("A hidden field needs a “default”, which is its answer.", at: map.position)
            } else if field.required != .never {
                report(
                    "The field is required and hidden, so that nobody could fill it in. Give it a “default”, or"
                        + " show it.",
                    at: map[.visibility]?.position ?? map.position)
            }
        }
        if let default_ = field.defaultValue, let value = map[.defaultValue] {
            checkDefault(default_, of: field, value)
        }
        if let placeholder = field.placeholder, !field.takesLines, placeholder.contains(where: \.isNewline) {
            report(
                "“placeholder” has a line break, and the input has one line. Write it in one line.",
                at: map[.placeholder]?.position ?? map.position)
        }
        if field.attribute == .priority { checkPriority(field, map) }
        checkDevices(field, map)
    }

    /// Nobody can answer what the device does not show.
    private mutating func checkDevices(_ field: Field, _ map: YAMLMap<FieldKey>) {
        guard !(field.layout.onMobile && field.layout.onDesktop), let value = map[.devices] else { return }
        if !field.layout.onMobile, !field.layout.onDesktop {
            report(
                "The field is shown on no device. Show it on one, remove it, or write “visibility: hidden” for an answer"
                    + " that is always the “default”.",
                at: value.position)
        } else if field.required != .never {
            let device = field.layout.onMobile ? "large" : "small"
            report(
                "The field is required, and \(device) screens do not show it, so that nobody could answer it there. Show"
                    + " it everywhere, or do not require it.",
                at: value.position)
        }
    }

    private mutating func checkDefault(_ text: String, of field: Field, _ value: YAMLValue) {
        if !field.takesLines, text.contains(where: \.isNewline) {
            report(
                "“default” has a line break, and the input has one line. Write it in one line, or use"
                    + " input_type long_text.",
                at: value.position)
            return
        }
        // The form's own judgement, as if the customer had left the default as it is.
        var visible = field
        visible.visibility = .always
        visible.defaultValue = nil
        if case .temporal(let constraints) = field.control, text == "today" {
            if field.isConstant {
                report(
                    "“default: today” is filled in by the page, which does not show the field. Write"
                        + " \(constraints.kind.described), or show the field.",
                    at: value.position)
            } else {
                checkToday(constraints, value)
            }
            return
        }
        // Several addresses are judged one by one, as the browser takes them apart.
        let judged =
            if case .email(_, multiple: true) = field.control {
                visible.value(in: Submission([(field.name, text)]))
            } else {
                text
            }
        guard let code = visible.error(in: judged, isRequired: false), let problem = problem(code, text, of: field)
        else {
            return
        }
        report(problem, at: value.position)
    }

    private func problem(_ code: ErrorCode, _ text: String, of field: Field) -> String? {
        switch code {
        case .valueMissing: return nil
        case .notAnOption:
            let values = field.options.map(\.value)
            let text = text.lines.first { !values.contains($0) } ?? text
            if let remedy = remedy(forLabel: text, of: field) { return "“default” is \(text.quoted)\(remedy)" }
            let suggestion = didYouMean(text, among: values)
            return "“default” is \(text.quoted), which is not among the options."
                + (suggestion.isEmpty ? " Write the “value” of one of them." : suggestion)
        case .badInput:
            if case .temporal(let constraints) = field.control {
                return "“default” must be today or \(constraints.kind.described), and this is \(text.quoted)."
            }
            return "“default” must be a number such as 12 or -0.5, and this is \(text.quoted)."
        case .typeMismatch:
            if case .url = field.control {
                return "“default” must be a full web address, such as https://example.com, and this is \(text.quoted)."
            }
            if case .email(_, multiple: true) = field.control {
                return "“default” must be email addresses with commas between them, such as ada@example.com,"
                    + " grace@example.com, and this is \(text.quoted)."
            }
            return "“default” must be one email address, such as name@example.com, and this is \(text.quoted)."
        // A field that takes files has no default.
        case .tooManyFiles, .fileTooLarge, .fileType: return nil
        case .patternMismatch:
            return "“default” does not match “pattern”. Change one of the two."
        case .tooLong: return "“default” is longer than “max_length”. Shorten it, or raise “max_length”."
        case .tooShort: return "“default” is shorter than “min_length”. Lengthen it, or lower “min_length”."
        case .rangeUnderflow: return "“default” is less than “min”. Raise it, or lower “min”."
        case .rangeOverflow: return "“default” is greater than “max”. Lower it, or raise “max”."
        case .stepMismatch:
            if case .temporal = field.control {
                return "“default” cannot be reached in steps of “step”. Write another, or “step: any”."
            }
            guard case .number(let numbers) = field.control, let step = numbers.step else { return nil }
            if let min = numbers.min {
                return "“default” cannot be reached from “min”, which is \(min), in steps of \(step). Write a number"
                    + " that can."
            }
            // The default is where the steps begin (HTML §4.10.5.3.8), which is hardly meant with a step of 1.
            return step == "1"
                ? "“default” is \(text), which is not a whole number. Write one, or use input_type decimal." : nil
        }
    }

    /// A priority is one of four numbers, which a text would not keep to.
    private mutating func checkPriority(_ field: Field, _ map: YAMLMap<FieldKey>) {
        switch field.control {
        case .radio(let options), .selection(let options):
            for option in options {
                checkPriority(option.value, map[.options]?.position(of: option.value) ?? map.position)
            }
        case .hidden:
            if let value = field.defaultValue { checkPriority(value, map[.defaultValue]?.position ?? map.position) }
        default:
            report(
                "A field of type “priority” needs the input_type radio, selection or hidden.",
                at: (map[.inputType] ?? map[.type])?.position ?? map.position)
        }
    }

    private mutating func checkPriority(_ value: String, _ position: SourcePosition) {
        guard !["0", "1", "2", "3"].contains(value) else { return }
        report(
            "\(value.quoted) is not a priority. The values are 0 (low), 1 (medium), 2 (high) and 3 (urgent); a “label”"
                + " can say it in words.",
            at: position)
    }
}

extension Field {
    /// Whether its value may have line breaks: a single line loses them (HTML §4.10.5.1.2).
    fileprivate var takesLines: Bool {
        switch control {
        case .text, .email, .telephone, .url, .number, .temporal: isConstant
        default: true
        }
    }
}

extension YAMLValue {
    /// Where a text stands in the value, first of all; nil when it is not there.
    fileprivate func position(of text: String) -> SourcePosition? {
        switch content {
        case .text(let own): own == text ? position : nil
        case .list(let items): items.lazy.compactMap { $0.position(of: text) }.first
        case .map(let entries): entries.lazy.compactMap { $0.value.position(of: text) }.first
        }
    }
}
