import Diagnostics
import Templates
import Testing

struct TemplateSetTests {
    @Test("Names are sorted")
    func names() throws {
        let set = try TemplateSet(sources(["b": "", "a": "", "c/d": ""]))
        #expect(set.names == ["a", "b", "c/d"])
    }

    @Test("A template reaches its partials and parents, and theirs")
    func reached() throws {
        let set = try TemplateSet(
            sources([
                "page": "{{<layout}}{{$main}}{{#x}}{{>field}}{{/x}}{{/main}}{{/layout}}",
                "layout": "{{>head}}{{$main}}{{/main}}", "head": "", "field": "{{#more}}{{>field}}{{/more}}",
                "other": "",
            ]))
        #expect(set.sources(reachedFrom: "page").keys.sorted() == ["field", "head", "layout", "page"])
        #expect(set.sources(reachedFrom: "head").keys.sorted() == ["head"])
        #expect(set.sources(reachedFrom: "head")["head"] == SourceText(name: "head.mustache", text: ""))
        #expect(set.sources(reachedFrom: "missing").isEmpty)
        #expect(throws: Never.self) { try TemplateSet(set.sources(reachedFrom: "page")) }
    }

    @Test("A dynamic name reaches every template")
    func reachedDynamically() throws {
        let set = try TemplateSet(sources(["page": "{{>part}}", "part": "{{>*kind}}", "other": ""]))
        #expect(set.sources(reachedFrom: "page").keys.sorted() == ["other", "page", "part"])
        #expect(set.sources(reachedFrom: "other").keys.sorted() == ["other"])
    }

    @Test("The problems of all templates are thrown at once, by file and line")
    func allProblems() {
        let problems = #expect(throws: Diagnostics.self) {
            try TemplateSet(sources(["b": "{{}}", "a": "\n{{#x}}", "c": "{{>d}}\n{{/y}}"]))
        }
        #expect(
            problems?.all.map { "\($0.file):\($0.position?.line ?? 0)" } == [
                "a.mustache:2", "b.mustache:1", "c.mustache:1", "c.mustache:2",
            ])
    }

    @Test("A name that is not in the set cannot be rendered")
    func unknownName() throws {
        let set = try TemplateSet(sources(["page": ""]))
        let problem = #expect(throws: Diagnostic.self) { try set.render("pgae", with: [:]) }
        #expect(problem?.rendered == "pgae: error: No template is called “pgae”. Did you mean “page”?")
    }

    @Test("An unknown partial or parent is a problem where it is named")
    func unknownPartial() {
        let problems = #expect(throws: Diagnostics.self) {
            try TemplateSet(sources(["page": "a\n  {{>feild}}\n{{<zzzzz}}{{/zzzzz}}", "field": ""]))
        }
        #expect(
            problems?.rendered == """
                page.mustache:2:3: error: No template is called “feild”. Did you mean “field”?
                      {{>feild}}
                      ^
                page.mustache:3:1: error: No template is called “zzzzz”.
                    {{<zzzzz}}{{/zzzzz}}
                    ^
                """)
    }

    @Test("An argument for a block that no template reached has is a problem")
    func unknownArgument() {
        let problems = #expect(throws: Diagnostics.self) {
            try TemplateSet(
                sources([
                    "page": "{{<middle}}{{$titel}}x{{/titel}}{{$title}}y{{/title}}{{/middle}}",
                    "middle": "{{<layout}}{{/layout}}", "layout": "{{$title}}{{/title}}",
                ]))
        }
        #expect(
            problems?.all.map(\.message) == ["“middle” has no block called “titel”. Did you mean “title”?"])
        #expect(problems?.all.first?.position == SourcePosition(line: 1, column: 12))
    }

    @Test("With .empty, unknown partials and arguments print nothing")
    func unknownIsEmpty() throws {
        let set = try TemplateSet(
            sources(["page": "a{{>x}}b{{<y}}{{/y}}c{{<z}}{{$t}}1{{/t}}{{/z}}", "z": "z"]), missing: .empty)
        #expect(text(try set.render("page", with: [:])) == "abcz")
    }

    @Test("A template that always contains itself is a problem")
    func endlessRecursion() {
        let problems = #expect(throws: Diagnostics.self) {
            try TemplateSet(
                sources([
                    "a": "{{>b}}", "b": " {{>c}}", "c": "{{>d}}{{<a}}{{/a}}", "d": "{{>d}}", "e": "{{>a}}",
                ]))
        }
        #expect(
            problems?.all.map { "\($0.file): \($0.message)" } == [
                "a.mustache: “a” always contains itself: a → b → c → a. Put this tag into a section, so that it ends.",
                "b.mustache: “b” always contains itself: b → c → a → b. Put this tag into a section, so that it ends.",
                "c.mustache: “c” always contains itself: c → a → b → c. Put this tag into a section, so that it ends.",
                "d.mustache: “d” always contains itself: d → d. Put this tag into a section, so that it ends.",
            ])
    }
}

/// Sources as if each template were in a file of its name.
func sources(_ templates: [String: String]) -> [String: SourceText] {
    Dictionary(uniqueKeysWithValues: templates.map { ($0, SourceText(name: "\($0).mustache", text: $1)) })
}

func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
}
