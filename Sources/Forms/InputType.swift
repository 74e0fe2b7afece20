/// The words that `input_type` knows.
package enum InputType: String, Sendable, Hashable, CaseIterable {
    /// One line: `input` of the types `text`, `email`, `tel` and `url` (HTML §4.10.5.1).
    case text, email, telephone, url
    /// Several lines: `textarea`.
    case longText = "long_text"
    /// `input type=number`: without a step, `number` takes whole numbers and `decimal` any.
    case number, decimal
    /// A choice among given answers: a box to tick, a box or a button for each, or a `select`.
    case checkbox, checkboxes, radio, selection
    /// `input` of the types `date`, `datetime-local` and `time`.
    case date, datetime, time
    /// `input type=file`
    case file
    /// Not asked: the default is the answer.
    case hidden

    /// The input type of a field that names none.
    package init(defaultFor attribute: TicketAttribute) {
        switch attribute {
        case .email: self = .email
        case .phone: self = .telephone
        case .description: self = .longText
        case .attachments: self = .file
        default: self = .text
        }
    }
}
