/// What a form says to a submission: the answers to store, or what to mend.
package struct Verdict: Sendable, Hashable {
    /// One for each field that has an answer, in the form's order; empty answers are left out.
    package let answers: [Answer]
    /// At most one for each field, in the form's order; empty when the answers pass.
    package let errors: [FieldError]
}

/// An answer as it is stored.
package struct Answer: Sendable, Hashable {
    /// What it is on the ticket; several answers may be `custom`.
    package let attribute: TicketAttribute
    /// The field's name.
    package let name: String
    /// The question as it was asked.
    package let label: String
    /// Never empty; a list has a line for each of its answers.
    package let value: String
    /// Whether the field takes several answers, even where it has one.
    package let isList: Bool
    /// Whether the schema gave it and not the customer, who is not shown it either.
    package let isConstant: Bool

    /// An answer with all its parts.
    package init(
        attribute: TicketAttribute, name: String, label: String, value: String, isList: Bool = false,
        isConstant: Bool = false
    ) {
        self.attribute = attribute
        self.name = name
        self.label = label
        self.value = value
        self.isList = isList
        self.isConstant = isConstant
    }

    /// The answers of a list, or the one.
    package var items: [String] { isList ? value.lines : [value] }
}

/// Why one field's answer does not pass.
package struct FieldError: Sendable, Hashable {
    /// The field's name.
    package let field: String
    /// What programs go by: it is the same in every language.
    package let code: ErrorCode
    /// What happened and how to mend it, for the customer.
    package let message: String

    /// A mistake of a field with its words.
    package init(field: String, code: ErrorCode, message: String) {
        self.field = field
        self.code = code
        self.message = message
    }
}

extension Form {
    /// Judges a submission as the constraint validation of HTML §4.10.20.1 does.
    /// - Parameters:
    ///   - messages: the interface's texts in the page's language.
    ///   - filesLimit: how many bytes all files together may have.
    package func verdict(on submission: Submission, messages: Messages, filesLimit: Int = .max) -> Verdict {
        var answers: [Answer] = []
        var errors: [FieldError] = []
        var answered: Set<String> = []
        let shown = ShownFields(self, submission)
        for (place, field) in fields.enumerated() where shown[place] {
            let isRequired = shown.needsAnswer(place)
            if let constraints = field.files {
                let files = submission.files(of: field.name)
                if !files.isEmpty { answered.insert(field.name) }
                if let error = field.fileError(files, constraints, isRequired: isRequired, messages) {
                    errors.append(error)
                }
                continue
            }
            let value = field.value(in: submission)
            if !value.isEmpty, !field.isConstant { answered.insert(field.name) }
            if let code = field.error(in: value, isRequired: isRequired) {
                errors.append(
                    FieldError(field: field.name, code: code, message: field.message(code, value: value, messages)))
            } else if !value.isEmpty {
                answers.append(
                    Answer(
                        attribute: field.attribute, name: field.name, label: field.label, value: value,
                        isList: field.takesSeveral, isConstant: field.isConstant))
            }
        }
        for names in atLeastOneOf { addMissing(of: names, shown, answered, messages, to: &errors) }
        // A form without a required question still takes no ticket that says nothing.
        if errors.isEmpty, answered.isEmpty,
            let first = fields.indices.first(where: { shown[$0] && !fields[$0].isConstant }).map({ fields[$0] })
        {
            errors.append(
                FieldError(field: first.name, code: .valueMissing, message: messages.text(.missingEverything)))
        }
        if let error = tooLargeTogether(submission, shown, messages, filesLimit) { insert(error, into: &errors) }
        return Verdict(answers: answers, errors: errors)
    }

    /// An error at the first shown field of a list of which none is answered, unless it has one already.
    private func addMissing(
        of names: [String], _ shown: ShownFields, _ answered: Set<String>, _ messages: Messages,
        to errors: inout [FieldError]
    ) {
        let asked = fields.indices.filter { shown[$0] && names.contains(fields[$0].name) }.map { fields[$0] }
        guard let first = asked.first, asked.allSatisfy({ !answered.contains($0.name) }) else { return }
        let labels = messages.listOr(asked.map(\.label))
        insert(
            FieldError(
                field: first.name, code: .valueMissing, message: messages.text(.missingOneOf, ["fields": labels])),
            into: &errors)
    }

    /// Puts an error at the place of its field, which keeps the error that it has.
    private func insert(_ error: FieldError, into errors: inout [FieldError]) {
        guard !errors.contains(where: { $0.field == error.field }) else { return }
        let order = fields.map(\.name)
        let place = order.firstIndex(of: error.field) ?? order.endIndex
        errors.insert(
            error,
            at: errors.firstIndex { (order.firstIndex(of: $0.field) ?? order.endIndex) > place } ?? errors.endIndex)
    }

    /// The error of the field whose files are the first that do not fit any more.
    private func tooLargeTogether(
        _ submission: Submission, _ shown: ShownFields, _ messages: Messages, _ limit: Int
    ) -> FieldError? {
        var total = 0
        for (place, field) in fields.enumerated() where field.files != nil && shown[place] {
            for file in submission.files(of: field.name) {
                let (sum, overflow) = total.addingReportingOverflow(file.size)
                guard !overflow, sum <= limit else {
                    return FieldError(
                        field: field.name, code: .fileTooLarge, message: tooLargeTogether(limit, messages))
                }
                total = sum
            }
        }
        return nil
    }
}
