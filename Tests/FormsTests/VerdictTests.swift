import Testing

@testable import Forms

struct VerdictTests {
    static let form = Form(fields: [
        Field(attribute: .customerName, control: .text(TextConstraints(maxLength: 5)), label: "Name", required: true),
        Field(attribute: .email, control: .email(TextConstraints()), label: "Email", required: true),
        Field(
            attribute: .custom, name: "amount", control: .number(NumberConstraints(min: "0", max: "9")), label: "Amount"
        ),
        Field(attribute: .priority, control: .hidden, label: "priority", defaultValue: "2"),
        Field(attribute: .description, control: longText, label: "Question"),
    ])

    private func verdict(_ parameters: KeyValuePairs<String, String>) -> Verdict {
        Self.form.verdict(on: request(parameters), messages: english)
    }

    @Test("Answers that pass are stored in the form’s order, empty ones and unknown parameters left out")
    func passes() {
        let verdict = verdict([
            "description": "", "amount": "9", "unknown": "x", "_version": "1", "email": " ada@example.com ",
            "customer_name": "Ada", "priority": "3",
        ])
        #expect(verdict.errors.isEmpty)
        #expect(
            verdict.answers == [
                Answer(attribute: .customerName, name: "customer_name", label: "Name", value: "Ada"),
                Answer(attribute: .email, name: "email", label: "Email", value: "ada@example.com"),
                Answer(attribute: .custom, name: "amount", label: "Amount", value: "9"),
                Answer(attribute: .priority, name: "priority", label: "priority", value: "2", isConstant: true),
            ])
    }

    @Test("Every field that does not pass has one error, in the form’s order")
    func errors() {
        let verdict = verdict(["amount": "nine", "email": "ada", "customer_name": "Ada Lovelace"])
        #expect(
            verdict.errors == [
                FieldError(
                    field: "customer_name", code: .tooLong,
                    message: "Shorten “Name” to 5 characters or fewer. It has 12 now."),
                FieldError(
                    field: "email", code: .typeMismatch,
                    message: "Write “Email” as one email address, such as name@example.com."),
                FieldError(
                    field: "amount", code: .badInput,
                    message: "Write “Amount” as a number in digits, such as 12 or 0.5."),
            ])
        #expect(verdict.answers.map(\.name) == ["priority"])
    }

    @Test("Names are told apart by case")
    func caseOfNames() {
        let verdict = verdict(["Customer_Name": "Ada", "EMAIL": "ada@example.com"])
        #expect(verdict.errors.map(\.code) == [.valueMissing, .valueMissing])
    }

    @Test(
        "Of several errors the first in the order of ErrorCode is said",
        arguments: [
            (.email(TextConstraints(maxLength: 2)), "nobody", .typeMismatch),
            (.email(TextConstraints(minLength: 9)), "nobody", .typeMismatch),
            (.url(TextConstraints(maxLength: 2)), "nowhere", .typeMismatch),
            (.text(TextConstraints(minLength: 5, maxLength: 3)), "1234", .tooLong),
            (.number(NumberConstraints(min: "5", max: "1", step: "2")), "2.5", .rangeUnderflow),
            (.number(NumberConstraints(min: "0", max: "1", step: "2")), "2.5", .rangeOverflow),
            (.number(NumberConstraints(min: "0", max: "3", step: "2")), "2.5", .stepMismatch),
            (.number(NumberConstraints(min: "0", max: "1", step: "2")), "x", .badInput),
            (.number(NumberConstraints(min: "1", max: "1", step: "2")), "", .valueMissing),
        ] as [(Control, String, ErrorCode)])
    func precedence(control: Control, answer: String, code: ErrorCode) {
        #expect(field(control, required: true).code(answer) == code)
    }

    @Test("A form without fields takes anything and stores nothing")
    func emptyForm() {
        let verdict = Form(fields: []).verdict(on: request(["a": "b"]), messages: english)
        #expect(verdict.answers.isEmpty)
        #expect(verdict.errors.isEmpty)
    }
}
