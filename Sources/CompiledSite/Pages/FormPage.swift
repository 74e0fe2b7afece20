package import Forms
import Templates
import Tickets

extension CompiledSite {
    /// What a form page shows besides the empty form.
    package struct FormState: Sendable {
        /// What was sent; nil when nothing was, so that the fields start with their defaults.
        package var submission: Submission?
        /// What to mend, above the form and at the fields; empty when nothing is wrong.
        package var errors: [FieldError] = []
        /// The files that came with an earlier try, each under a token by which it may come again.
        package var kept: [KeptFile] = []
        /// A notice above the form, such as that it could not be stored; nil for none.
        package var notice: (title: String, text: String)?
        /// Below the notice, what the request is called by; nil for none.
        package var reference: String?
        /// What makes this page's submission one of its kind; nil for a page that stands in a file, for everybody.
        package var id: String?
        /// Answers that were sent and have no place in the form.
        package var leftovers: [Answer] = []

        /// The form as it is before anyone has written in it.
        package init() {}
    }

    /// A file that a form given back still has.
    package struct KeptFile: Sendable, Hashable {
        /// The name of the field that it belongs to.
        package let field: String
        /// As the customer's device calls it.
        package let name: String
        /// In bytes.
        package let size: Int
        /// What the box sends so that the file is the same again.
        package let token: String

        /// A file with all its parts.
        package init(field: String, name: String, size: Int, token: String) {
            self.field = field
            self.name = name
            self.size = size
            self.token = token
        }
    }

    /// A form, empty or given back with its answers.
    package func formPage(team: String, _ form: CompiledForm, _ state: FormState = FormState()) -> Page {
        let fields = form.form.fields.filter { !$0.isConstant }
        let errors = Dictionary(state.errors.map { ($0.field, $0) }) { first, _ in first }
        let hasChallenge = form.spam.challenge != .off
        let isStatic = state.submission == nil && state.notice == nil
        var page = page(
            .form, title: form.title, canonical: isStatic ? "\(team)/contact/" : nil,
            trail: [(messages.text(.home), ""), (teams[team]?.title ?? team, "\(team)/")],
            content: [
                "action": url(route("/forms/\(team)") + languageQuery), "has_languages": .bool(languages.count > 1),
                "introduction": form.introduction.map { .html(HTML(trusted: $0)) } ?? false,
                "submit": .text(form.submit),
                // Without files the shorter encoding, which every program that posts forms knows.
                "has_files": .bool(fields.contains { $0.files != nil }),
                "required_note": fields.contains { $0.required }
                    ? .text(messages.text(.requiredNote, ["mark": messages.text(.requiredMark)])) : false,
                "notice": state.notice.map {
                    .object(notice("warning", $0.title, $0.text, takesFocus: true, reference: state.reference))
                } ?? false,
                "version": .text(form.version), "id": state.id.map { .text($0) } ?? false,
                "leftovers": state.leftovers.isEmpty ? false : .object(leftovers(state.leftovers)),
                "scripts": scriptValues(["form"] + (hasChallenge ? ["challenge"] : [])),
                "challenge": hasChallenge
                    ? [
                        "address": url(route("/challenge/\(team)")),
                        "worker": url(scripts["challenge-worker"] ?? ""),
                    ] : false,
                "has_errors": .bool(!errors.isEmpty),
                "errors": .list(
                    fields.compactMap { field in
                        errors[field.name].map { error in
                            ["address": url("#\(field.controlID)"), "message": .text(error.message)]
                        }
                    }),
                "fields": .list(
                    fields.map { fieldValue($0, form, state, errors[$0.name]) }),
            ])
        if !errors.isEmpty { page = page.titled(messages.text(.errorPrefix)) }
        return page
    }

    private func leftovers(_ answers: [Answer]) -> [String: Value] {
        notice("info", messages.text(.leftoversTitle), messages.text(.leftoversText)).merging([
            "answers": .list(answers.map { ["label": .text($0.label), "value": .text($0.value)] })
        ]) { $1 }
    }

    private func fieldValue(
        _ field: Field, _ form: CompiledForm, _ state: FormState, _ error: FieldError?
    ) -> Value {
        let value = state.submission.map { field.value(in: $0) } ?? field.defaultValue ?? ""
        let description = form.descriptions[field.name].map { HTML(trusted: $0) }
        let describedBy = [
            field.files == nil ? nil : "\(field.controlID).limits",
            description == nil ? nil : "\(field.controlID).hint", error == nil ? nil : "\(field.controlID).error",
        ].compactMap { $0 }
        var values: [String: Value] = [
            "id": .text(field.controlID), "name": .text(field.name), "label": .text(field.label),
            "required": .bool(field.required), "value": .text(value),
            "placeholder": .text(field.placeholder ?? ""), "description": description.map(Value.html) ?? false,
            "error": error.map { .text($0.message) } ?? false,
            "described_by": .text(describedBy.joined(separator: " ")),
            "autocomplete": .text(field.autocomplete),
            "min_length": .text(field.lengths.minLength.map(String.init) ?? ""),
            "max_length": .text(field.lengths.maxLength.map(String.init) ?? ""),
            "min": .text(field.numbers.min ?? ""), "max": .text(field.numbers.max ?? ""),
            "input": false, "textarea": false, "checkbox": false, "radio": false, "select": false,
            "file": false,
        ]
        switch field.control {
        case .text: values["input"] = ["type": "text", "mode": "", "step": ""]
        case .email: values["input"] = ["type": "email", "mode": "", "step": ""]
        case .telephone: values["input"] = ["type": "tel", "mode": "", "step": ""]
        case .url: values["input"] = ["type": "url", "mode": "", "step": ""]
        case .number(let constraints):
            // A browser shows nothing in a number input for a text that is no number; a text input keeps it.
            let isShown = value.isEmpty || FloatingPointNumber.parse(value) != nil
            if !isShown { values.merge(["min": "", "max": ""]) { $1 } }
            values["input"] =
                isShown
                ? ["type": "number", "mode": "", "step": .text(constraints.step ?? "any")]
                : ["type": "text", "mode": "decimal", "step": ""]
        case .longText(_, let rows): values["textarea"] = ["rows": .text(String(rows))]
        case .checkbox(let ticked):
            values["checkbox"] = ["ticked": .text(ticked), "checked": .bool(value.isSame(as: ticked))]
        case .radio(let options): values["radio"] = ["options": optionValues(options, value, field)]
        case .selection(let options):
            values["select"] = [
                // Also where the answer is none of the options any more: no browser may choose another by itself.
                "blank": .bool(
                    field.defaultValue == nil || field.required || !options.contains { $0.value.isSame(as: value) }),
                "groups": groupValues(options, value, field),
            ]
        case .file(let constraints): values["file"] = fileValue(constraints, of: field, state.kept)
        case .hidden: break
        }
        return .object(values)
    }

    private func fileValue(_ constraints: FileConstraints, of field: Field, _ kept: [KeptFile]) -> Value {
        let kept = kept.filter { $0.field.isSame(as: field.name) }
        return [
            "multiple": .bool(constraints.maxFiles > 1),
            "accept": .text(constraints.accept.joined(separator: ",")),
            "limits": .text(constraints.sentence(messages)),
            "has_kept": .bool(!kept.isEmpty),
            "kept": .list(
                kept.enumerated().map { index, file in
                    [
                        "id": .text("\(field.controlID).kept.\(index + 1)"),
                        "label": .text(
                            messages.text(.fileKeep, ["file": file.name, "size": FileSize.shown(file.size)])),
                        "token": .text(file.token),
                    ]
                }),
        ]
    }

    private func optionValues(_ options: [Option], _ value: String, _ field: Field) -> Value {
        .list(
            options.enumerated().map { index, option in
                [
                    // The first has the field's own id, so that a link in the error summary leads to it.
                    "id": .text(index == 0 ? field.controlID : "\(field.controlID).\(index + 1)"),
                    "value": .text(option.value), "label": .text(option.label),
                    "chosen": .bool(option.value.isSame(as: value)),
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
                    "options": optionValues(group.options, value, field),
                ]
            })
    }
}

extension Page {
    /// The same page with a text before the document's title.
    func titled(_ prefix: String) -> Page {
        guard case .object(var values) = values, case .text(let title)? = values["document_title"] else { return self }
        values["document_title"] = .text(prefix + title)
        return Page(template: template, values: .object(values))
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
