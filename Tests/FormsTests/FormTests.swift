import Forms
import Testing

struct FormTests {
    @Test("A team that writes no questions asks for name, email, subject and question, all of them required")
    func defaultQuestions() {
        let fields = Form.defaultQuestions(english).fields
        #expect(fields.map(\.name) == ["customer_name", "email", "subject", "description"])
        #expect(fields.map(\.label) == ["Your name", "Email address", "Subject", "How can we help?"])
        #expect(fields.allSatisfy { $0.required == .always && $0.visibility == .always && $0.defaultValue == nil })
        #expect(
            fields.map(\.control) == [
                .text(TextConstraints()), .email(TextConstraints()), .text(TextConstraints()),
                .longText(TextConstraints(), rows: 6),
            ])
    }
}
