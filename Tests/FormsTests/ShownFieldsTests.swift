import Testing

@testable import Forms

struct ShownFieldsTests {
    private func text(_ name: String, _ condition: Condition? = nil, default defaultValue: String? = nil) -> Field {
        Field(
            attribute: .custom, name: name, control: .text(TextConstraints()), label: name, defaultValue: defaultValue,
            visibility: condition.map(Visibility.onlyIf) ?? .always)
    }

    private func isSet(_ name: String) -> Condition { .term(.init(field: name, .set)) }

    @Test("A circle, which the builder refuses, ends all the same", arguments: 1...4)
    func circles(length: Int) {
        let fields = (0..<length).map { text("f\($0)", isSet("f\(($0 + 1) % length)")) }
        let submission = Submission(fields.map { (name: $0.name, value: "x") })
        let shown = ShownFields(Form(fields: fields), submission)
        #expect(fields.indices.allSatisfy { !shown[$0] })
    }

    @Test("A chain of a thousand fields is followed to its end, from either side")
    func longChain() {
        let fields = [text("f0")] + (1..<1_000).map { text("f\($0)", isSet("f\($0 - 1)")) }
        let all = Submission(fields.map { (name: $0.name, value: "x") })
        for form in [Form(fields: fields), Form(fields: fields.reversed())] {
            let shown = ShownFields(form, all)
            #expect(fields.indices.allSatisfy { shown[$0] })
        }
    }

    @Test("A condition on a field that there is not does not hold")
    func unknown() {
        let form = Form(fields: [text("a", isSet("b")), text("c", .term(.init(field: "b", .notSet)))])
        let shown = ShownFields(form, Submission([("b", "x")]))
        #expect(!shown[0] && !shown[1])
    }

    @Test("Where nobody has written, the defaults decide, and today is for the browser to know")
    func untouched() {
        let day = Field(
            attribute: .custom, name: "day", control: .temporal(TemporalConstraints(.date)), label: "Day",
            defaultValue: "today")
        let form = Form(fields: [text("a", default: "x"), day, text("b", isSet("a")), text("c", isSet("day"))])
        let shown = ShownFields(form, nil)
        #expect([shown[2], shown[3]] == [true, false])
        let emptied = ShownFields(form, Submission([("a", ""), ("day", "2026-01-01")]))
        #expect([emptied[2], emptied[3]] == [false, true])
    }

    @Test("What is hidden is neither judged nor stored, whatever is sent for it, files included")
    func hiddenIsDropped() {
        var required = text("b", .term(.init(field: "a", .equal, "yes")))
        required.required = .always
        let file = Field(
            attribute: .custom, name: "f", control: .file(FileConstraints()), label: "F", required: true,
            visibility: .onlyIf(isSet("b")))
        let form = Form(fields: [text("a"), required, file])
        let files = (1...3).map { ReceivedFile(field: "f", name: "\($0).txt", type: "", size: 9_999_999) }
        let hidden = form.verdict(on: Submission([("a", "no"), ("b", "x")], files: files), messages: english)
        #expect(hidden.errors == [])
        #expect(hidden.answers.map(\.name) == ["a"])
        let shown = form.verdict(on: Submission([("a", "yes")]), messages: english)
        #expect(shown.errors.map(\.field) == ["b"])
        let both = form.verdict(on: Submission([("a", "yes"), ("b", "x")], files: files), messages: english)
        #expect(both.errors.map(\.code) == [.tooManyFiles])
    }

    @Test("Required under a condition is required while it holds")
    func needed() {
        var field = text("b")
        field.required = .onlyIf(.all([.term(.init(field: "a", .equal, "1")), .any([])]))
        #expect(!ShownFields(Form(fields: [text("a"), field]), Submission([("a", "1")])).needsAnswer(1))
        field.required = .onlyIf(.all([.term(.init(field: "a", .equal, "1")), .all([])]))
        let form = Form(fields: [text("a"), field])
        #expect(form.verdict(on: Submission([("a", "1")]), messages: english).errors.map(\.code) == [.valueMissing])
        #expect(form.verdict(on: Submission([("a", "2")]), messages: english).errors == [])
    }

    @Test("A condition keeps what is not known when some of it is")
    func resolving() {
        let known = Condition.Term(field: "a", .set)
        let open = Condition.Term(field: "b", .set)
        let condition = Condition.all([.term(known), .any([.term(open), .term(known)])])
        #expect(condition.terms == [known, open, known])
        #expect(
            condition.resolving { $0 == known ? false : nil } == .all([.any([]), .any([.term(open), .any([])])]))
        #expect(condition.resolving { $0 == known ? true : nil }.evaluate { _ in false })
    }
}
