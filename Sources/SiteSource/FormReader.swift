import Diagnostics
import Forms
import Tickets

extension YAMLReader {
    /// What team.yaml says of its form.
    mutating func teamForm(_ value: YAMLValue?, _ messages: Messages, _ limits: Limits, _ spam: SpamRules) -> TeamForm {
        guard let value, let map = map(value, FormKey.self, of: "“form”") else {
            return TeamForm(published: false, form: .defaultQuestions(messages), spam: spam)
        }
        var context = FormContext()
        let problems = diagnostics.errorCount
        var form = map[.fields].map { self.form($0, limits, &context) } ?? .defaultQuestions(messages)
        if let value = map[.fields], diagnostics.errorCount == problems, form.fields.allSatisfy(\.isConstant) {
            report(
                form.fields.isEmpty
                    ? "The form has no field, so that it asks nothing. Write at least one."
                    : "Every field is hidden, so that the form asks nothing. Show at least one.",
                at: value.position)
        }
        if map[.fields] == nil { for field in form.fields { context.names[field.name] = map.position.line } }
        if let value = map[.privacy] { addPrivacy(value, messages, to: &form, &context) }
        check(context, form)
        form.atLeastOneOf = atLeastOneOf(map[.atLeastOneOf], form, context)
        checkIdle(map)
        let submit = self.submit(map[.submit])
        let options = FormOptions(
            labelPosition: word(map[.labelPosition], "label_position", LabelPosition.self) ?? .top,
            mark: word(map[.mark], "mark", FormOptions.Mark.self) ?? .required,
            markText: text(map[.markText], "“mark_text”"), submitPosition: submit.position,
            onSuccess: onSuccess(map[.onSuccess]))
        let opens = moment(map[.opens], "opens")
        let closes = moment(map[.closes], "closes", isEnd: true)
        if let opens, let closes, opens >= closes, let value = map[.closes] {
            report("The form closes before it opens. Write a later time, or change “opens”.", at: value.position)
        }
        return TeamForm(
            published: bool(map[.published], "published") ?? false, title: text(map[.title], "“title”"),
            introduction: text(map[.introduction], "“introduction”"), submit: submit.label,
            message: message(map[.message], form), opens: opens, closes: closes,
            closedText: text(map[.closedText], "“closed_text”"),
            labelWidth: labelWidth(map[.labelWidth], options, form),
            options: options, form: form,
            spam: self.spam(map[.spam], over: spam))
    }

    private mutating func form(_ value: YAMLValue, _ limits: Limits, _ context: inout FormContext) -> Form {
        let items = fieldList(
            value, ifEmpty: "Write at least one field, or remove the key for the default questions.")
        guard let items else { return Form(fields: []) }
        var fields: [Field] = []
        let page = self.items(items, &fields, &context, limits, isGroup: false)
        if fields.count > limits.parameters {
            report(
                "The form has \(fields.count.grouped) fields, and a request may have \(limits.parameters.grouped)"
                    + " answers. Write fewer fields, or raise “parameters” in the “limits” of site.yaml.",
                at: value.position)
        }
        return Form(fields: fields, items: page)
    }

    /// Fields and what stands between them.
    private mutating func items(
        _ values: [YAMLValue], _ fields: inout [Field], _ context: inout FormContext, _ limits: Limits, isGroup: Bool
    ) -> [FormItem] {
        var items: [FormItem] = []
        for value in values {
            switch value.itemKey {
            case "heading":
                guard let map = map(value, HeadingKey.self, of: "A heading") else { continue }
                if let text = neededText(.heading, in: map, of: "A heading") { items.append(.heading(text)) }
            case "text":
                guard let map = map(value, ParagraphKey.self, of: "A text") else { continue }
                if let text = neededText(.text, in: map, of: "A text") { items.append(.text(text)) }
            case "group":
                guard let map = map(value, GroupKey.self, of: "A group of fields") else { continue }
                if isGroup {
                    report(
                        "A group of fields cannot hold another group. Write its fields into this one.",
                        at: map.position)
                    continue
                }
                let legend = neededText(.group, in: map, of: "A group of fields")
                let inner = fieldList(
                    needed(.fields, in: map, of: "A group of fields"), ifEmpty: "Write at least one field.")
                let problems = diagnostics.errorCount
                let count = fields.count
                let group = self.items(inner ?? [], &fields, &context, limits, isGroup: true)
                if inner != nil, fields.count == count, diagnostics.errorCount == problems {
                    report(
                        "The group has no field. Write one into it, or use “heading” for a title alone.",
                        at: map.position)
                }
                items.append(.group(legend: legend ?? "", group))
            default:
                guard let field = field(value, &context, limits) else { continue }
                items.append(.field(fields.count))
                fields.append(field)
            }
        }
        return items
    }

    /// A box that has to be ticked, under a notice.
    private mutating func addPrivacy(
        _ value: YAMLValue, _ messages: Messages, to form: inout Form, _ context: inout FormContext
    ) {
        guard let map = map(value, PrivacyKey.self, of: "“privacy”", such: "{ text: We keep it for a year. }") else {
            return
        }
        let notice = neededText(.text, in: map, of: "“privacy”")
        let label = text(map[.label], "“label”") ?? messages.text(.privacyLabel)
        if let line = context.names["privacy"] {
            report(
                "The name “privacy” is used twice; the field of line \(line) has it too. Give that field another “name”.",
                at: map.position)
            return
        }
        context.names["privacy"] = map.position.line
        form.items.append(.field(form.fields.count))
        form.fields.append(
            Field(
                attribute: .custom, name: "privacy", control: .checkbox(value: "Yes"), label: label,
                description: notice, required: .always))
    }
}

extension YAMLValue {
    /// Which kind of item of a form it is: the first key that only one of them has; nil for a field.
    fileprivate var itemKey: String? {
        guard case .map(let entries) = content else { return nil }
        let words = entries.compactMap(\.key.text)
        guard !words.contains("type") else { return nil }
        return ["heading", "group", "text"].first(where: words.contains)
    }
}
