import Forms
import Templates

/// What all fields of a page are made with.
struct FieldContext {
    let form: CompiledForm
    let state: CompiledSite.FormState
    let errors: [String: FieldError]
    /// What was sent, or what an untouched form would send.
    let submission: Submission
    let shown: ShownFields

    init(_ form: CompiledForm, _ state: CompiledSite.FormState, _ errors: [String: FieldError]) {
        self.form = form
        self.state = state
        self.errors = errors
        submission = state.submission ?? form.form.untouched(prefill: state.prefill)
        shown = ShownFields(form.form, submission)
    }
}

extension CompiledSite {
    /// A field, a heading, a text, or a group of these; nil for a field that no page has.
    func itemValue(_ item: FormItem, _ context: FieldContext) -> Value? {
        var values: [String: Value] = ["field": false, "heading": false, "paragraph": false, "group": false]
        switch item {
        case .field(let place):
            guard let field = fieldValue(place, context) else { return nil }
            values["field"] = field
        case .heading(let text): values["heading"] = .text(text)
        case .text(let html): values["paragraph"] = .html(HTML(trusted: html))
        case .group(let legend, let items):
            values["group"] = [
                "legend": .text(legend), "items": .list(items.compactMap { itemValue($0, context) }),
            ]
        }
        return .object(values)
    }

    private func fieldValue(_ place: Int, _ context: FieldContext) -> Value? {
        let form = context.form
        let field = form.form.fields[place]
        guard !field.isConstant else { return nil }
        let value = field.value(in: context.submission)
        let error = context.errors[field.name]
        let isRequired = context.shown.needsAnswer(place)
        let description = form.descriptions[field.name].map { HTML(trusted: $0) }
        let together = field.files == nil ? nil : form.form.limitOfFiles(filesLimit, messages)
        let limits = [field.limits(messages), together].compactMap { $0 }.joined(separator: " ")
        let conditions = [
            field.visibility.condition.flatMap { sentence(.onlyIf, $0, form.form) },
            field.required.condition.flatMap { sentence(.neededIf, $0, form.form) },
        ].compactMap { $0 }
        // One element around all of the help: a part of it that a style sheet hides is not said, while one that is named
        // itself would be, and a part that a script removes leaves no name behind.
        let hasHint = !conditions.isEmpty || !limits.isEmpty || description != nil
        let describedBy = [
            hasHint ? "\(field.controlID).hint" : nil, error == nil ? nil : "\(field.controlID).error",
        ].compactMap { $0 }
        var values: [String: Value] = [
            "id": .text(field.controlID), "name": .text(field.name), "label": .text(field.label),
            "classes": .text(classes(of: field, form.options)),
            "rules": .text(rules(of: field, form.form, isUntouched: context.state.submission == nil, value: value)),
            "is_unmet": .bool(!context.shown[place]),
            "required": .bool(isRequired), "mark": mark(of: field, isRequired, form.options),
            "value": .text(shown(value, field)),
            "placeholder": .text(field.placeholder ?? ""), "description": description.map(Value.html) ?? false,
            "has_hint": .bool(hasHint), "limits": limits.isEmpty ? false : .text(limits),
            "condition": conditions.isEmpty ? false : .text(conditions.joined(separator: " ")),
            "error": error.map { .text($0.message) } ?? false,
            "described_by": .text(describedBy.joined(separator: " ")),
            "autocomplete": .text(field.autocomplete),
            "pattern": .text(field.constraints.pattern?.source ?? ""),
            "min": .text(field.numbers.min ?? ""), "max": .text(field.numbers.max ?? ""),
            "input": false, "textarea": false, "checkbox": false, "checkboxes": false, "radio": false, "select": false,
            "file": false,
        ]
        addControl(of: field, value, to: &values, context)
        return .object(values)
    }

    /// The value as the control shows it.
    private func shown(_ value: String, _ field: Field) -> String {
        if case .email(_, multiple: true) = field.control { return value.lines.joined(separator: ",") }
        return value
    }

    private func classes(of field: Field, _ options: FormOptions) -> String {
        let layout = field.layout
        let position = layout.position(of: options.labelPosition)
        return [
            layout.width == 12 ? nil : "width-\(layout.width)",
            position == .top ? nil : "label-\(position.rawValue)",
            layout.onMobile ? nil : "not-mobile", layout.onDesktop ? nil : "not-desktop",
            layout.isHorizontal ? "horizontal" : nil,
        ].compactMap { $0 }.joined(separator: " ")
    }

    private func mark(of field: Field, _ isRequired: Bool, _ options: FormOptions) -> Value {
        switch options.mark {
        case .required where field.required != .never:
            [
                // The control itself says it to screen readers.
                "words": .text(options.markText ?? messages.text(.requiredMark)), "is_quiet": true,
                "is_hidden": .bool(!isRequired),
            ]
        case .optional where field.required != .always:
            [
                "words": .text(options.markText ?? messages.text(.optionalMark)), "is_quiet": false,
                "is_hidden": .bool(isRequired),
            ]
        case .required, .optional, .none: false
        }
    }

    private func addControl(
        of field: Field, _ value: String, to values: inout [String: Value], _ context: FieldContext
    ) {
        func input(_ type: String, mode: String = "", step: String = "", multiple: Bool = false) -> Value {
            [
                "type": .text(type), "mode": .text(mode), "step": .text(step), "multiple": .bool(multiple),
            ]
        }
        switch field.control {
        case .text: values["input"] = input("text")
        case .email(_, let multiple): values["input"] = input("email", multiple: multiple)
        case .telephone: values["input"] = input("tel")
        case .url: values["input"] = input("url")
        case .number(let constraints):
            // A browser shows nothing in a number input for a text that is no number; a text input keeps it.
            let isShown = value.isEmpty || FloatingPointNumber.parse(value) != nil
            values["input"] =
                isShown ? input("number", step: constraints.step ?? "any") : input("text", mode: "decimal")
            if !isShown { values.merge(["min": "", "max": ""]) { $1 } }
        case .temporal(let constraints):
            let isShown = value.isEmpty || constraints.kind.parse(value) != nil
            values["input"] =
                isShown ? input(constraints.kind.inputType, step: constraints.step ?? "") : input("text")
            if isShown {
                values["min"] = .text(constraints.min ?? "")
                values["max"] = .text(constraints.max ?? "")
            }
        case .longText(_, let rows): values["textarea"] = ["rows": .text(String(rows))]
        case .checkbox(let ticked):
            values["checkbox"] = ["ticked": .text(ticked), "checked": .bool(value.isSame(as: ticked))]
        case .checkboxes(let options): values["checkboxes"] = ["options": optionValues(options, value.lines, field)]
        case .radio(let options): values["radio"] = ["options": optionValues(options, [value], field)]
        case .selection(let options):
            values["select"] = [
                // Also where the answer is none of the options any more: no browser may choose another by itself.
                "blank": .bool(
                    field.defaultValue == nil || field.required != .never
                        || !options.contains { $0.value.isSame(as: value) }),
                "groups": groupValues(options, value, field),
            ]
        case .file(let constraints): values["file"] = fileValue(constraints, of: field, context.state.kept)
        case .hidden: break
        }
    }

    private func fileValue(_ constraints: FileConstraints, of field: Field, _ kept: [KeptFile]) -> Value {
        let kept = kept.filter { $0.field.isSame(as: field.name) }
        return [
            "multiple": .bool(constraints.maxFiles > 1),
            "accept": .text(constraints.accept.joined(separator: ",")),
            "has_kept": .bool(!kept.isEmpty),
            "kept": .list(
                kept.enumerated().map { index, file in
                    [
                        "id": .text("\(field.controlID).kept.\(index + 1)"),
                        "label": .text(
                            messages.text(
                                .fileKeep, ["file": file.name, "size": FileSize.shown(file.size, messages.numbers)])),
                        "token": .text(file.token), "size": .text(String(file.size)),
                    ]
                }),
        ]
    }

    private func optionValues(_ options: [Option], _ chosen: [String], _ field: Field) -> Value {
        .list(
            options.enumerated().map { index, option in
                [
                    // The first has the field's own id, so that a link in the error summary leads to it.
                    "id": .text(index == 0 ? field.controlID : "\(field.controlID).\(index + 1)"),
                    "value": .text(option.value), "label": .text(option.label),
                    "chosen": .bool(chosen.contains { $0.isSame(as: option.value) }),
                ]
            })
    }

    private func groupValues(_ options: [Option], _ value: String, _ field: Field) -> Value {
        var groups: [(title: String?, options: [Option])] = []
        for option in options {
            if let last = groups.last, last.title == option.group {
                groups[groups.count - 1].options.append(option)
            } else {
                groups.append((option.group, [option]))
            }
        }
        return .list(
            groups.map { group in
                [
                    "title": group.title.map { .text($0) } ?? false,
                    "options": optionValues(group.options, [value], field),
                ]
            })
    }
}

extension Field {
    /// The HTML id of the control. What belongs to it has the same id, a dot, which no field's name has, and a word.
    var controlID: String { "field-\(name)" }

    /// What a browser may fill in by itself (HTML §4.10.18.7); empty for nothing.
    var autocomplete: String {
        switch attribute {
        case .customerName: "name"
        case .email: "email"
        case .phone: "tel"
        case .company: "organization"
        default: ""
        }
    }
}

extension TemporalKind {
    /// The type of the `input`.
    fileprivate var inputType: String {
        switch self {
        case .date: "date"
        case .datetime: "datetime-local"
        case .time: "time"
        }
    }
}

extension Field {
    /// A value as people read it: the words of a chosen option, a date in the page's language.
    func shown(_ value: String, _ messages: Messages) -> String {
        if case .temporal(let constraints) = control {
            let shown = constraints.shown(value, messages)
            return shown.isEmpty ? value : shown
        }
        // What a tick stores unless the schema says otherwise is a word of ours, and of no language of the site.
        if case .checkbox(value: "Yes") = control, value == "Yes" { return messages.text(.feedbackYes) }
        guard answerKind == .choice, !options.isEmpty else { return value }
        return value.lines.map { line in options.first { $0.value.isSame(as: line) }?.label ?? line }
            .joined(separator: "\n")
    }
}
