import CompiledSite
import Forms
import Templates
import Testing

@Suite("A form's page")
struct FormPageTests {
    private static let site = CompiledSite(
        name: "Example", origin: "https://e.example", path: "/help/", gateway: "/cgi",
        theme: CompiledTheme(stylesheet: "/help/a.css", favicon: "/f.svg"),
        bodyLimit: 1, parameterLimit: 1,
        messages: Messages(
            language: "en",
            texts: [
                "error_prefix": "Error: ", "required_note": "Marked {mark}", "required_mark": "*",
                "missing_text": "Fill in {label}.",
            ]),
        teams: ["care": CompiledTeam(title: "Care", hasForm: true)])

    private func values(_ fields: [Field], _ state: CompiledSite.FormState = .init()) -> [String: Value] {
        let form = CompiledForm(
            title: "Title", version: "v1", introduction: nil, submit: "Go", form: Form(fields: fields),
            descriptions: [:])
        guard case .object(let values) = Self.site.formPage(team: "care", form, state).values else { return [:] }
        return values
    }

    private func fields(_ fields: [Field], _ state: CompiledSite.FormState = .init()) -> [[String: Value]] {
        guard case .list(let list)? = values(fields, state)["items"] else { return [] }
        return list.compactMap { item in
            guard case .object(let members) = item, case .object(let values)? = members["field"] else { return nil }
            return values
        }
    }

    @Test("leaves constants out")
    func constants() {
        let shown = fields([
            Field(attribute: .subject, control: .text(TextConstraints()), label: "Subject"),
            Field(attribute: .custom, name: "a", control: .hidden, label: "A", defaultValue: "1"),
            Field(
                attribute: .custom, name: "b", control: .text(TextConstraints()), label: "B", defaultValue: "1",
                visibility: .hidden),
        ])
        #expect(shown.map { $0["name"] } == ["subject"])
    }

    @Test("starts with the defaults, and gives back what was sent instead, also where it is empty")
    func defaults() {
        let field = Field(
            attribute: .subject, control: .text(TextConstraints()), label: "Subject", defaultValue: "Hello")
        #expect(fields([field])[0]["value"] == "Hello")
        var state = CompiledSite.FormState()
        state.submission = Submission()
        #expect(fields([field], state)[0]["value"] == "")
    }

    @Test(
        "has a blank first choice where there is no default, an answer is needed, or the answer is no option any more",
        arguments: [
            (nil, Requirement.never, nil, true), ("b", .never, nil, false), ("b", .always, nil, true),
            ("b", .never, "old", true),
            ("b", .never, "a", false),
        ])
    func blankChoice(defaultValue: String?, required: Requirement, sent: String?, isBlank: Bool) {
        let field = Field(
            attribute: .custom, name: "x", control: .selection([Option(value: "a"), Option(value: "b")]), label: "X",
            defaultValue: defaultValue, required: required)
        var state = CompiledSite.FormState()
        state.submission = sent.map { Submission([("x", $0)]) }
        guard case .object(let select)? = fields([field], state)[0]["select"] else {
            Issue.record("no select")
            return
        }
        #expect(select["blank"] == .bool(isBlank))
    }

    @Test("says what the mark means only where a field has it", arguments: [true, false])
    func requiredNote(required: Bool) {
        let field = Field(
            attribute: .subject, control: .text(TextConstraints()), label: "Subject",
            required: required ? .always : .never)
        #expect(values([field])["mark_note"] == (required ? "Marked *" : false))
    }

    @Test("is for search engines only while it is empty")
    func canonical() {
        #expect(values([])["canonical"] == SafeURL("https://e.example/help/care/contact/").map(Value.url))
        var state = CompiledSite.FormState()
        state.submission = Submission()
        #expect(values([], state)["canonical"] == false)
    }

    @Test("names the errors in its title and links to the fields")
    func errors() {
        let field = Field(attribute: .subject, control: .text(TextConstraints()), label: "Subject", required: true)
        var state = CompiledSite.FormState()
        state.submission = Submission()
        state.errors = Form(fields: [field]).verdict(on: Submission(), messages: Self.site.messages).errors
        let page = values([field], state)
        #expect(page["document_title"] == "Error: Title – Example")
        let address = SafeURL("#field-subject").map(Value.url) ?? false
        #expect(page["errors"] == [["address": address, "message": "Fill in Subject."]])
        #expect(fields([field], state)[0]["described_by"] == "field-subject.error")
    }
}
