/// A team's ticket form: what is asked, in which order, under which rules.
package struct Form: Sendable, Hashable {
    /// In the order of the page. Names are unique, and each attribute but custom is used at most once.
    package var fields: [Field]
    /// The page from top to bottom; every field is in it once.
    package var items: [FormItem]
    /// Names of fields of which at least one of each list needs an answer.
    package var atLeastOneOf: [[String]]

    /// A form of these questions; that names and attributes are unique is for the caller to see to.
    /// - Parameter items: nil for the fields alone, in their order.
    package init(fields: [Field], items: [FormItem]? = nil, atLeastOneOf: [[String]] = []) {
        self.fields = fields
        self.items = items ?? fields.indices.map(FormItem.field)
        self.atLeastOneOf = atLeastOneOf
    }

    /// The questions of a team that writes none: name, email, subject, question.
    /// - Parameter messages: the interface's texts, which have the labels.
    package static func defaultQuestions(_ messages: Messages) -> Form {
        Form(fields: [
            Field(
                attribute: .customerName, control: .text(TextConstraints()),
                label: messages.text(.defaultName), required: true),
            Field(
                attribute: .email, control: .email(TextConstraints()),
                label: messages.text(.defaultEmail), required: true),
            Field(
                attribute: .subject, control: .text(TextConstraints()),
                label: messages.text(.defaultSubject), required: true),
            Field(
                attribute: .description, control: .longText(TextConstraints(), rows: 6),
                label: messages.text(.defaultDescription), required: true),
        ])
    }
}
