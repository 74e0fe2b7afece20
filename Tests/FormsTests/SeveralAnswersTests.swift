import Testing

@testable import Forms

struct SeveralAnswersTests {
    static let boxes = field(.checkboxes(["A", "B", "C d"].map { Option(value: $0) }))
    static let addresses = field(.email(TextConstraints(maxLength: 14), multiple: true))

    private func verdict(_ field: Field, _ answers: [String]) -> Verdict {
        let other = Field(attribute: .custom, name: "other", control: .text(TextConstraints()), label: "Other")
        return Form(fields: [field, other]).verdict(
            on: Submission([("other", "x")] + answers.map { (name: "answer", value: $0) }), messages: english)
    }

    @Test(
        "Ticked boxes are stored in the order of the options, each once",
        arguments: [
            (["A"], ["A"]), (["C d", "A"], ["A", "C d"]), (["B", "B", "A"], ["A", "B"]), (["", "B"], ["B"]),
        ])
    func order(sent: [String], stored: [String]) {
        let answer = verdict(Self.boxes, sent).answers.first { $0.name == "answer" }
        #expect(answer?.items == stored)
        #expect(answer?.isList == true)
    }

    @Test("No tick is no answer, and an error only where one is needed")
    func none() {
        #expect(verdict(Self.boxes, []).answers.map(\.name) == ["other"])
        #expect(verdict(Self.boxes, [""]).errors == [])
        var required = Self.boxes
        required.required = .always
        for sent in [[], [""]] {
            #expect(verdict(required, sent).errors.map(\.message) == ["Tick at least one answer to “Answer”."])
        }
        #expect(verdict(required, ["B"]).errors == [])
    }

    @Test("What is no option is an error beside those that are", arguments: ["D", "a", "A\nB", "A,B", "A "])
    func forged(answer: String) {
        let errors = verdict(Self.boxes, ["A", answer]).errors
        #expect(errors.map(\.code) == [.notAnOption])
        #expect(errors.map(\.message) == ["Choose one of the answers offered for “Answer”."])
    }

    @Test(
        "Several addresses have commas between them, and none may be empty",
        arguments: [
            ("a@b", ["a@b"]), ("a@b,c@d", ["a@b", "c@d"]), (" a@b ,\tc@d ", ["a@b", "c@d"]),
            ("a@b,\r\nc@d", ["a@b", "c@d"]),
            ("a@b,", nil), (",a@b", nil), ("a@b,,c@d", nil), (",", nil), ("a@b;c@d", nil), ("a@b c@d", nil),
            ("a@b,c", nil),
        ] as [(String, [String]?)])
    func addresses(sent: String, stored: [String]?) {
        let verdict = verdict(Self.addresses, [sent])
        #expect(verdict.answers.first { $0.name == "answer" }?.items == stored)
        let message =
            "Write “Answer” as email addresses with commas between them, such as name@example.com, other@example.com."
        #expect(verdict.errors.map(\.message) == (stored == nil ? [message] : []))
    }

    @Test("An input for several takes none, too", arguments: ["", " ", "\n", " \t "])
    func noAddress(sent: String) {
        #expect(Self.addresses.code(sent) == nil)
        var required = Self.addresses
        required.required = .always
        #expect(required.code(sent) == .valueMissing)
    }

    @Test("Its lengths are those of the whole, with the commas and without the spaces")
    func lengths() {
        #expect(Self.addresses.code("aa@bb , cc@ddddd") == nil)
        #expect(Self.addresses.code("aa@bb,cc@ddddd") == nil)
        #expect(Self.addresses.code("aa@bb,cc@dddddd") == .tooLong)
        #expect(
            Self.addresses.message("aa@bb,cc@dddddd") == "Shorten “Answer” to 14 characters or fewer. It has 15 now.")
    }

    @Test("A pattern is for each of them")
    func pattern() throws {
        let pattern = try Pattern(".+@example")
        let field = field(.email(TextConstraints(pattern: pattern), multiple: true))
        #expect(field.code("a@example, b@example") == nil)
        #expect(field.code("a@example, b@other") == .patternMismatch)
    }
}

struct AtLeastOneOfTests {
    private static func text(_ name: String, _ label: String) -> Field {
        Field(attribute: .custom, name: name, control: .text(TextConstraints()), label: label)
    }

    private static func form(_ hidden: Set<String> = []) -> Form {
        var fields = [text("topic", "Topic"), text("phone", "Phone"), text("email", "Email"), text("post", "Post")]
        for index in fields.indices where hidden.contains(fields[index].name) {
            fields[index].visibility = .onlyIf(.any([]))
        }
        return Form(fields: fields, atLeastOneOf: [["phone", "email", "post"]])
    }

    private func errors(_ form: Form, _ answers: KeyValuePairs<String, String>) -> [FieldError] {
        form.verdict(on: request(answers), messages: english).errors
    }

    @Test("One answer is enough, whichever", arguments: ["phone", "email", "post"])
    func one(name: String) {
        #expect(errors(Self.form(), ["topic": "x", name: "y"]) == [])
    }

    @Test("None is an error at the first that is shown, which names them all")
    func none() {
        #expect(
            errors(Self.form(), ["topic": "x", "phone": ""]) == [
                FieldError(
                    field: "phone", code: .valueMissing, message: "Fill in at least one of Phone, Email or Post.")
            ])
        #expect(
            errors(Self.form(["phone"]), ["topic": "x", "phone": "hidden"]).map(\.message) == [
                "Fill in at least one of Email or Post."
            ])
        #expect(errors(Self.form(["phone", "email", "post"]), ["topic": "x"]) == [])
    }

    @Test("A field keeps the error that it has")
    func ownError() {
        var form = Self.form()
        form.fields[1].required = .always
        #expect(errors(form, ["topic": "x"]).map(\.message) == ["Fill in “Phone”."])
    }
}
