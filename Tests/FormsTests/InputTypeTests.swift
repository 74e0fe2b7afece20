import Forms
import Testing

struct InputTypeTests {
    @Test("The input type follows the attribute", arguments: TicketAttribute.allCases)
    func defaults(attribute: TicketAttribute) {
        let expected: InputType =
            switch attribute {
            case .email: .email
            case .phone: .telephone
            case .description: .longText
            case .attachments: .file
            default: .text
            }
        #expect(InputType(defaultFor: attribute) == expected)
    }
}
