import Forms

extension TicketAttribute {
    /// What to write in place of a word that is none: another type, or the input type that the word is, with the sign
    /// before it; empty where neither is clear.
    static func remedy(for word: String) -> String {
        if let inputType = InputType(rawValue: word) ?? InputType.meant(by: word) {
            if let same = TicketAttribute(rawValue: inputType.rawValue) { return ". Write “\(same.rawValue)”." }
            let custom = "“type: custom”, a “name” and “input_type: \(inputType.rawValue)”"
            let owner = allCases.first { $0 != .custom && InputType(defaultFor: $0) == inputType && inputType != .text }
            return ", which is how a question is asked. Write "
                + (owner.map { "“type: \($0.rawValue)”, or for a further one \(custom)." } ?? "\(custom).")
        }
        return meant(by: word).map { ". Write “\($0.rawValue)”." } ?? ""
    }

    private static func meant(by word: String) -> TicketAttribute? {
        switch word.lowercased().replacing("-", with: "_").replacing(" ", with: "_") {
        case "name", "full_name", "customer", "contact": .customerName
        case "organization", "organisation", "firm": .company
        case "title", "topic": .subject
        case "message", "question", "body", "details": .description
        case "category", "kind", "request_type", "issue_type": .ticketType
        case "urgency", "severity": .priority
        case "keywords", "labels": .tags
        default: nil
        }
    }
}
