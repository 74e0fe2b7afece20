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
    /// Never empty.
    package let value: String
    /// Whether the schema gave it and not the customer, who is not shown it either.
    package let isConstant: Bool

    /// An answer with all its parts.
    package init(
        attribute: TicketAttribute, name: String, label: String, value: String, isConstant: Bool = false
    ) {
        self.attribute = attribute
        self.name = name
        self.label = label
        self.value = value
        self.isConstant = isConstant
    }
}

/// Why one field's answer does not pass.
package struct FieldError: Sendable, Hashable {
    /// The field's name.
    package let field: String
    /// What programs go by: it is the same in every language.
    package let code: ErrorCode
    /// What happened and how to mend it, for the customer.
    package let message: String
}

extension Form {
    /// Judges a submission as the constraint validation of HTML §4.10.20.1 does.
    /// - Parameters:
    ///   - messages: the interface's texts in the page's language.
    ///   - filesLimit: how many bytes all files together may have.
    package func verdict(on submission: Submission, messages: Messages, filesLimit: Int = .max) -> Verdict {
        var answers: [Answer] = []
        var errors: [FieldError] = []
        var hasFile = false
        for field in fields {
            if let constraints = field.files {
                let files = submission.files(of: field.name)
                hasFile = hasFile || !files.isEmpty
                if let error = field.fileError(files, constraints, messages) { errors.append(error) }
                continue
            }
            let value = field.value(in: submission)
            if let code = field.error(in: value) {
                errors.append(
                    FieldError(field: field.name, code: code, message: field.message(code, value: value, messages)))
            } else if !value.isEmpty {
                answers.append(
                    Answer(
                        attribute: field.attribute, name: field.name, label: field.label, value: value,
                        isConstant: field.isConstant))
            }
        }
        // A form without a required question still takes no ticket that says nothing.
        if errors.isEmpty, !hasFile, answers.allSatisfy(\.isConstant),
            let first = fields.first(where: { !$0.isConstant })
        {
            errors.append(
                FieldError(field: first.name, code: .valueMissing, message: messages.text(.missingEverything)))
        }
        if let error = tooLargeTogether(submission, messages, filesLimit) {
            // At the place of its field, which has no other error where its files pass alone.
            let order = fields.map(\.name)
            let place = order.firstIndex(of: error.field) ?? order.endIndex
            if !errors.contains(where: { $0.field == error.field }) {
                errors.insert(
                    error,
                    at: errors.firstIndex { (order.firstIndex(of: $0.field) ?? order.endIndex) > place }
                        ?? errors.endIndex)
            }
        }
        return Verdict(answers: answers, errors: errors)
    }

    /// The error of the field whose files are the first that do not fit any more.
    private func tooLargeTogether(_ submission: Submission, _ messages: Messages, _ limit: Int) -> FieldError? {
        var total = 0
        for field in fields where field.files != nil {
            for file in submission.files(of: field.name) {
                let (sum, overflow) = total.addingReportingOverflow(file.size)
                guard !overflow, sum <= limit else {
                    return FieldError(
                        field: field.name, code: .fileTooLarge,
                        message: messages.text(.filesTooLarge, ["size": FileSize.exact(limit)]))
                }
                total = sum
            }
        }
        return nil
    }
}
