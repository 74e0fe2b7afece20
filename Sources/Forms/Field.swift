/// One question of a form.
package struct Field: Sendable, Hashable {
    /// What the answer becomes.
    package var attribute: TicketAttribute
    /// The HTML name, which is also the answer's name in a custom field: `[A-Za-z][A-Za-z0-9_-]{0,63}`.
    package var name: String
    /// How it is asked, with what constrains the answer.
    package var control: Control
    /// The question as it is asked, and stored with the answer; for a hidden field only the latter.
    package var label: String
    /// A line of Markdown under the label; nil when there is none.
    package var description: String?
    /// The example inside an empty input; nil when there is none.
    package var placeholder: String?
    /// The value that the control starts with; for a hidden field the answer itself. For a checkbox its value when it
    /// starts ticked; for checkboxes a line for each that does. `today` for a date that a script fills in.
    package var defaultValue: String?
    /// Whether an empty answer is an error; without effect on a constant.
    package var required: Requirement
    /// Whether the customer is asked at all.
    package var visibility: Visibility
    /// Where and how it stands on the page.
    package var layout: FieldLayout
    /// Whether the address of the page may fill it in, under its name.
    package var allowsPrefill: Bool

    /// A field whose name is the attribute's own where `name` is nil.
    package init(
        attribute: TicketAttribute, name: String? = nil, control: Control, label: String, description: String? = nil,
        placeholder: String? = nil, defaultValue: String? = nil, required: Requirement = .never,
        visibility: Visibility = .always, layout: FieldLayout = FieldLayout(), allowsPrefill: Bool = false
    ) {
        self.attribute = attribute
        self.name = name ?? attribute.rawValue
        self.control = control
        self.label = label
        self.description = description
        self.placeholder = placeholder
        self.defaultValue = defaultValue
        self.required = required
        self.visibility = visibility
        self.layout = layout
        self.allowsPrefill = allowsPrefill
    }

    /// Whether the answer is the schema's default and never the request's: input type `hidden` or visibility `hidden`.
    package var isConstant: Bool {
        if case .hidden = control { return true }
        return visibility == .hidden
    }

    /// Whether it takes several answers under its one name, each a line of its value.
    package var takesSeveral: Bool {
        switch control {
        case .checkboxes, .email(_, multiple: true): true
        default: false
        }
    }
}

/// When a field is shown.
package enum Visibility: Sendable, Hashable {
    /// Wherever the form is, unless the input type is `hidden`.
    case always
    /// Never; the field's default is its answer.
    case hidden
    /// While the condition holds; at any other time it is neither judged nor stored.
    case onlyIf(Condition)

    /// nil for what does not depend on other fields.
    package var condition: Condition? {
        if case .onlyIf(let condition) = self { condition } else { nil }
    }
}

/// When a field needs an answer.
package enum Requirement: Sendable, Hashable, ExpressibleByBooleanLiteral {
    /// An empty answer passes.
    case never
    /// Whenever the field is shown.
    case always
    /// While it is shown and the condition holds.
    case onlyIf(Condition)

    /// `always` for true, `never` for false.
    package init(booleanLiteral value: Bool) {
        self = value ? .always : .never
    }

    /// nil for what does not depend on other fields.
    package var condition: Condition? {
        if case .onlyIf(let condition) = self { condition } else { nil }
    }
}

/// The part of a ticket that an answer becomes.
package enum TicketAttribute: String, Sendable, Hashable, CaseIterable {
    /// Who writes.
    case customerName = "customer_name"
    /// Where to answer by email.
    case email
    /// Where to answer by telephone.
    case phone
    /// For whom the customer writes.
    case company
    /// One line that tells the ticket from others.
    case subject
    /// What it is about, in as many lines as it takes.
    case description
    /// The kind of request, in the team's own words.
    case ticketType = "ticket_type"
    /// `0` to `3`, the raw value of `Priority`.
    case priority
    /// Labels with commas between them.
    case tags
    /// Files, which a ticket has beside its answers.
    case attachments
    /// None of the ticket's own: kept as an answer under the field's name.
    case custom
}
