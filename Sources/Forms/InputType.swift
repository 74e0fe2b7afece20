/// The words that `input_type` knows.
package enum InputType: String, Sendable, Hashable, CaseIterable {
    case text, email, telephone, url
    case longText = "long_text"
    case number, decimal, checkbox, radio, selection, hidden

    /// The input type of a field that names none.
    package init(defaultFor attribute: TicketAttribute) {
        switch attribute {
        case .email: self = .email
        case .phone: self = .telephone
        case .description: self = .longText
        default: self = .text
        }
    }
}
