package import Forms

extension Condition {
    /// The condition as templates/assets/form.js reads it: a comparison is a list of the field, the comparator and the
    /// operands; a combination has one member.
    var json: JSONText {
        switch self {
        case .term(let term): .list(([term.field, term.comparator.rawValue] + term.operands).map(JSONText.text))
        case .all(let parts): .object([("all", .list(parts.map(\.json)))])
        case .any(let parts): .object([("any", .list(parts.map(\.json)))])
        }
    }

    /// Without the comparisons with constants, which no page has.
    func withoutConstants(_ form: Form) -> Condition {
        resolving { term in
            form.fields.first { $0.isConstant && $0.name.isSame(as: term.field) }.map {
                term.holds(for: $0.defaultValue ?? "", of: $0.answerKind)
            }
        }
    }
}

extension CompiledSite {
    /// What the script needs to know of the form as a whole, in JSON.
    func rules(of compiled: CompiledForm) -> String {
        let form = compiled.form
        var members: [(String, JSONText)] = [
            ("error", .text(messages.text(.errorPrefix))), ("summary", .text(messages.text(.errorSummary))),
        ]
        if form.fields.contains(where: \.isCounted) {
            let style = messages.numbers
            members.append(
                (
                    "numbers",
                    .list([.text(style.group), .text(style.decimal), .number(style.least), .number(style.further)])
                ))
        }
        if let closes = compiled.options.closes { members.append(("closes", .number(Int(closes)))) }
        if !form.atLeastOneOf.isEmpty {
            members.append(
                (
                    "one_of",
                    .list(form.atLeastOneOf.map { names in .list(names.map(JSONText.text)) })
                ))
            members.append(("one_of_text", .text(messages.text(.missingOneOf))))
            members.append(("or", .text(messages.text(.listOr))))
        }
        if form.fields.contains(where: { $0.files != nil }) {
            members.append(("quoted", .text(messages.text(.fileQuoted))))
        }
        if form.filesMayExceed(filesLimit) {
            members.append(
                ("files", .list([.number(filesLimit), .text(form.tooLargeTogether(filesLimit, messages))])))
        }
        members.append(("comma", .text(messages.text(.listComma))))
        if form.fields.contains(where: { $0.constraints.maxLength != nil }) {
            members.append(("left", forms(messages.forms(of: .charactersLeft))))
            members.append(("over", forms(messages.forms(of: .charactersOver))))
        }
        return JSONText.object(members).description
    }

    /// Texts by CLDR's plural categories.
    private func forms(_ texts: [String: String]) -> JSONText {
        .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
    }

    /// What the script needs to know of a field, in JSON; empty where it needs nothing.
    /// - Parameters:
    ///   - isUntouched: whether nobody has written in the form yet.
    ///   - value: what the control starts with; nil for the field's default.
    package func rules(of field: Field, _ form: Form, isUntouched: Bool, value: String? = nil) -> String {
        var members: [(String, JSONText)] = []
        if let kind = field.kindForScript { members.append(("kind", .text(kind))) }
        if let condition = field.visibility.condition {
            members.append(("show", condition.withoutConstants(form).json))
        }
        if let condition = field.required.condition {
            members.append(("need", condition.withoutConstants(form).json))
        }
        if field.allowsPrefill { members.append(("prefill", .number(1))) }
        if isUntouched, case .temporal = field.control, field.defaultValue == "today" {
            members.append(("today", .number(1)))
        }
        if let value, let base = field.stepBase, !value.isSame(as: base) { members.append(("base", .text(base))) }
        if let limit = field.constraints.maxLength { members.append(("max", .number(limit))) }
        if let limit = field.constraints.minLength { members.append(("min", .number(limit))) }
        if let files = field.files {
            members.append(("files", .list([.number(files.maxFiles), .number(files.maxSize)])))
            if !files.endings.isEmpty { members.append(("endings", .list(files.endings.map(JSONText.text)))) }
        }
        var texts = texts(of: field, form)
        if let text = field.patternBeyondLastStep(messages) { texts.append(("step_last", .text(text))) }
        if !texts.isEmpty || form.atLeastOneOf.contains(where: { $0.contains(field.name) }) {
            members.append(("label", .text(field.label)))
        }
        if let text = field.constraints.patternMessage { members.append(("own", .text(text))) }
        if !texts.isEmpty { members.append(("text", .object(texts))) }
        return members.isEmpty ? "" : JSONText.object(members).description
    }

    /// What the script says of a mistake; of files that may be several, in all plural forms.
    private func text(of field: Field, _ code: ErrorCode) -> JSONText {
        guard let files = field.files, files.maxFiles > 1, code == .fileTooLarge || code == .fileType else {
            return .text(field.pattern(of: code, messages))
        }
        return forms(field.filePatterns(code, files, messages))
    }

    /// What can be wrong with an answer, and what to say of it; `{label}`, `{length}`, `{count}`, `{files}`, `{below}` and
    /// `{above}` are for the script to fill.
    private func texts(of field: Field, _ form: Form) -> [(String, JSONText)] {
        var codes: [ErrorCode] = []
        if field.required != .never { codes.append(.valueMissing) }
        let constraints = field.constraints
        switch field.control {
        case .email, .url: codes.append(.typeMismatch)
        case .number(let numbers):
            codes.append(.badInput)
            if numbers.min != nil { codes.append(.rangeUnderflow) }
            if numbers.max != nil { codes.append(.rangeOverflow) }
            if numbers.step != nil { codes.append(.stepMismatch) }
        case .temporal(let temporal):
            codes.append(.badInput)
            if temporal.min != nil { codes.append(.rangeUnderflow) }
            if temporal.max != nil { codes.append(.rangeOverflow) }
            if temporal.step != "any" { codes.append(.stepMismatch) }
        case .file(let files):
            codes += [.tooManyFiles, .fileTooLarge]
            if !files.accept.isEmpty { codes.append(.fileType) }
        case .text, .telephone, .longText, .checkbox, .checkboxes, .radio, .selection, .hidden: break
        }
        if constraints.pattern != nil, constraints.patternMessage == nil { codes.append(.patternMismatch) }
        if constraints.maxLength != nil { codes.append(.tooLong) }
        if constraints.minLength != nil { codes.append(.tooShort) }
        return codes.map { ($0.rawValue, text(of: field, $0)) }
    }
}

extension Field {
    /// Whether the script says numbers of it.
    fileprivate var isCounted: Bool {
        switch control {
        case .number, .file: true
        default: constraints.minLength != nil || constraints.maxLength != nil
        }
    }

    /// The kind of answer where the control alone does not tell it; nil where it does.
    fileprivate var kindForScript: String? {
        switch answerKind {
        case .number: "number"
        case .temporal(let kind): kind.rawValue
        case .choice, .text, .file: nil
        }
    }
}
