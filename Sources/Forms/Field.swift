/// One question of a form.
package struct Field: Sendable, Hashable {
    /// What the answer becomes.
    package var attribute: TicketAttribute
    /// The HTML name, which is also the answer's name in a custom field: `[A-Za-z][A-Za-z0-9_-]{0,63}`.
    package var name: String
    /// How it is asked, with what constrains the answer.
    package var control: Control
    package var label: String
    /// A line of Markdown under the label; nil when there is none.
    package var description: String?
    /// The example inside an empty input; nil when there is none.
    package var placeholder: String?
    /// The value that the control starts with; for a hidden field the answer itself. For a checkbox its value when it
    /// starts ticked.
    package var defaultValue: String?
    package var required: Bool
    package var visibility: Visibility

    package init(
        attribute: TicketAttribute, name: String? = nil, control: Control, label: String, description: String? = nil,
        placeholder: String? = nil, defaultValue: String? = nil, required: Bool = false,
        visibility: Visibility = .always
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
    }

    /// Whether the answer is the schema's default and never the request's: input type `hidden` or visibility `hidden`.
    package var isConstant: Bool {
        if case .hidden = control { return true }
        return visibility == .hidden
    }
}

/// When a field is shown.
package enum Visibility: String, Sendable, Hashable, CaseIterable {
    case always
    /// Never; the field's default is its answer.
    case hidden
}

/// The part of a ticket that an answer becomes.
package enum TicketAttribute: String, Sendable, Hashable, CaseIterable {
    case customerName = "customer_name"
    case email
    case phone
    case company
    case subject
    case description
    case ticketType = "ticket_type"
    case priority
    case tags
    case attachments
    /// None of the ticket's own: kept as an answer under the field's name.
    case custom
}
