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
                "missing_text": "Fill in {label}.", "step_mismatch": "{below} {above}",
                "file_too_large.other": "{count} large", "files_too_large": "all {size}",
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

    private func rules(_ field: Field, with others: [Field] = [], _ state: CompiledSite.FormState = .init()) -> Value? {
        fields([field] + others, state).first?["rules"]
    }

    @Test("tells the script nothing of a field that it needs to know nothing of")
    func noRules() {
        #expect(rules(Field(attribute: .subject, control: .text(TextConstraints()), label: "S")) == "")
    }

    @Test("tells the script the conditions, with those on constants answered")
    func rulesOfConditions() {
        let constant = Field(attribute: .custom, name: "c", control: .hidden, label: "C", defaultValue: "1")
        let other = Field(attribute: .custom, name: "o", control: .number(NumberConstraints()), label: "O")
        let field = Field(
            attribute: .custom, name: "f", control: .checkbox(value: "Yes"), label: "F",
            required: .onlyIf(.any([.term(.init(field: "c", .notEqual, "1")), .term(.init(field: "o", .set))])),
            visibility: .onlyIf(
                .all([.term(.init(field: "c", .equal, "1")), .term(.init(field: "o", .greater, "\"<2>\""))])))
        #expect(
            rules(field, with: [constant, other])
                == .text(
                    #"{"show":{"all":[{"all":[]},["o","greater","\"\u003C2>\""]]},"#
                        + #""need":{"any":[{"any":[]},["o","set"]]},"label":"F","text":{"value_missing":"missing_checkbox"}}"#
                ))
    }

    @Test(
        "tells the script the kind, the limits and the words of a field",
        arguments: [
            (
                Control.number(NumberConstraints(max: "7", step: "2")),
                #"{"kind":"number","label":"F","text":{"bad_input":"bad_number","range_overflow":"range_overflow","step_mismatch":"{below} {above}"}}"#
            ),
            (
                .number(NumberConstraints(min: "1", step: nil)),
                #"{"kind":"number","label":"F","text":{"bad_input":"bad_number","range_underflow":"range_underflow"}}"#
            ),
            (
                .temporal(TemporalConstraints(.datetime, step: "any")),
                #"{"kind":"datetime","label":"F","text":{"bad_input":"bad_datetime"}}"#
            ),
            (.email(TextConstraints(), multiple: true), #"{"label":"F","text":{"type_mismatch":"bad_emails"}}"#),
            (
                .file(FileConstraints(maxFiles: 2, maxSize: 9, accept: ["audio/*", ".x"])),
                #"{"files":[2,9],"endings":[".mp3",".wav",".ogg",".oga",".opus",".m4a",".aac",".flac"],"label":"F","text":{"too_many_files":"too_many_files","file_too_large":{"other":"{count} large"},"file_type":{}}}"#
            ),
            (
                .file(FileConstraints(maxSize: 9)),
                #"{"files":[1,9],"label":"F","text":{"too_many_files":"too_many_files","file_too_large":"1 large"}}"#
            ),
            (
                .text(TextConstraints(pattern: Pattern(source: "a", translation: "a"), patternMessage: "{label}!")),
                #"{"own":"{label}!"}"#
            ),
        ] as [(Control, String)])
    func rulesOfControls(control: Control, json: String) {
        // With a place for the last step where there is one.
        let expected = json.replacing(
            #""{below} {above}""#, with: #""{below} {above}","step_last":"range_overflow""#)
        #expect(rules(Field(attribute: .custom, name: "f", control: control, label: "F")) == .text(expected))
    }

    @Test("tells the script what all files may have together, where the fields alone would let more through")
    func filesTogether() {
        func isTold(_ constraints: FileConstraints...) -> Bool {
            let fields = constraints.enumerated().map { place, constraints in
                Field(attribute: .custom, name: "f\(place)", control: .file(constraints), label: "F")
            }
            guard case .text(let rules)? = values(fields)["rules"] else { return false }
            return rules.contains(#""files":[25000000,"all 25 MB"]"#)
        }
        #expect(!isTold())
        #expect(!isTold(FileConstraints(maxFiles: 5, maxSize: 5_000_000)))
        #expect(isTold(FileConstraints(maxFiles: 5, maxSize: 5_000_000), FileConstraints(maxSize: 1)))
    }

    @Test(
        "says a tick in the page’s language, unless the schema has a word of its own for it",
        arguments: [("Yes", "feedback_yes"), ("Accepted", "Accepted")])
    func ticks(ticked: String, shown: String) {
        let field = Field(attribute: .custom, name: "terms", control: .checkbox(value: ticked), label: "Terms")
        let form = CompiledForm(
            title: "Title", version: "v1", introduction: nil, submit: "Go", form: Form(fields: [field]),
            descriptions: [:], options: FormOptions(closes: 1), closedText: "Too late.")
        var state = CompiledSite.FormState()
        state.closed = Self.site.closing(of: form, at: 2, submission: Submission([("terms", ticked)]))
        guard case .object(let values) = Self.site.formPage(team: "care", form, state).values,
            case .object(let closed)? = values["closed"]
        else {
            Issue.record("the form is open")
            return
        }
        #expect(closed["answers"] == [["label": "Terms", "value": .text(shown)]])
    }

    @Test("gives each file of an earlier try its size, by which the script knows what all have together")
    func keptFiles() {
        let field = Field(attribute: .attachments, control: .file(FileConstraints()), label: "F")
        var state = CompiledSite.FormState()
        state.submission = Submission()
        state.kept = [.init(field: "attachments", name: "a.png", size: 1_500, token: "t")]
        guard case .object(let file)? = fields([field], state)[0]["file"], case .list(let kept)? = file["kept"],
            case .object(let box)? = kept.first
        else {
            Issue.record("no file was kept")
            return
        }
        #expect(box["token"] == "t")
        #expect(box["size"] == "1500")
    }

    @Test("names one element around all help, however much of it a style sheet hides")
    func describedBy() {
        let text = Control.text(TextConstraints(maxLength: 5))
        let other = Field(attribute: .custom, name: "o", control: .text(TextConstraints()), label: "O")
        let condition = Visibility.onlyIf(.term(.init(field: "o", .set)))
        let shown = fields([
            Field(attribute: .subject, control: text, label: "S", visibility: condition), other,
        ])
        #expect(shown[0]["described_by"] == "field-subject.hint" && shown[0]["has_hint"] == true)
        #expect(shown[1]["described_by"] == "" && shown[1]["has_hint"] == false)
    }

    @Test(
        "has a label beside its control only in a field that has room for both",
        arguments: [(8, "width-8 label-left"), (7, "width-7"), (12, "label-left")])
    func labelPosition(width: Int, classes: String) {
        let field = Field(
            attribute: .subject, control: .text(TextConstraints()), label: "S",
            layout: FieldLayout(labelPosition: .left, width: width))
        #expect(fields([field])[0]["classes"] == .text(classes))
    }

    @Test("starts with what a link fills in, but for what the control cannot hold")
    func prefill() {
        func value(_ control: Control, _ query: [String], default defaultValue: String? = nil) -> Value? {
            var state = CompiledSite.FormState()
            state.prefill = Submission(query.map { ("x", $0) })
            let field = Field(
                attribute: .custom, name: "x", control: control, label: "X", defaultValue: defaultValue,
                allowsPrefill: true)
            return fields([field], state)[0]["value"]
        }
        let options = [Option(value: "a"), Option(value: "b")]
        for control in [Control.radio(options), .selection(options)] {
            #expect(value(control, ["b"], default: "a") == "b")
            #expect(value(control, ["c"], default: "a") == "a")
            #expect(value(control, ["c", "b"], default: "a") == "b")
            #expect(value(control, [""], default: "a") == "a")
        }
        #expect(value(.checkboxes(options), ["c", "b"], default: "a") == "b")
        #expect(value(.checkboxes(options), ["c"], default: "a") == "a")
        #expect(value(.checkbox(value: "Yes"), ["No"], default: "Yes") == "Yes")
        #expect(value(.number(NumberConstraints()), ["many"], default: "5") == "5")
        #expect(value(.number(NumberConstraints()), ["7"], default: "5") == "7")
        #expect(value(.number(NumberConstraints()), [""], default: "5") == "")
        #expect(value(.temporal(TemporalConstraints(.date)), ["soon"], default: "2026-01-01") == "2026-01-01")
        #expect(value(.text(TextConstraints()), ["x"], default: "y") == "x")
        #expect(value(.email(TextConstraints(), multiple: true), [], default: "a@x, b@y") == "a@x,b@y")
    }

    @Test("tells the script where steps begin, once the control starts with something else")
    func stepBase() {
        let field = Field(
            attribute: .custom, name: "f", control: .number(NumberConstraints(step: "5")), label: "F", defaultValue: "2"
        )
        func base(_ answer: String?) -> Bool {
            var state = CompiledSite.FormState()
            state.submission = answer.map { Submission([("f", $0)]) }
            guard case .text(let rules)? = rules(field, with: [], state) else { return false }
            return rules.contains(#""base":"2""#)
        }
        #expect(!base(nil))
        #expect(!base("2"))
        #expect(base("8"))
        #expect(base(""))
    }
}
