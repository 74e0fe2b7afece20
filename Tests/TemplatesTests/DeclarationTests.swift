import Diagnostics
import Templates
import Testing

@Suite("Declared parameters")
struct DeclarationTests {
    @Test(
        "A tag that does not fit the declaration is reported where it is, in a sentence",
        arguments: [
            // Names
            ("a\n {{titel}}", "2:2 No parameter is called “titel” here. Did you mean “title”?"),
            ("{{xyz}}", "1:1 No parameter is called “xyz” here."),
            ("{{#titel}}{{nope}}{{/titel}}", "1:1 No parameter is called “titel” here. Did you mean “title”?"),
            ("{{^titel}}{{/titel}}", "1:1 No parameter is called “titel” here. Did you mean “title”?"),
            ("{{person.nmae}}", "1:1 “person” has nothing called “nmae”. Did you mean “name”?"),
            ("{{person.name.first}}", "1:1 “person.name” is text and has nothing called “first”."),
            ("{{cards.label}}", "1:1 “cards” is a list and has nothing called “label”."),
            ("{{#cards}}{{lable}}{{/cards}}", "1:11 No parameter is called “lable” here. Write {{near.lable}}."),
            ("{{#cards}}{{titel}}{{/cards}}", "1:11 No parameter is called “titel” here. Did you mean “title”?"),
            (
                "{{label}}",
                "1:1 No parameter is called “label” here. It is in “cards”: write it between {{#cards}} and {{/cards}}."
            ),
            (
                "{{^cards}}{{label}}{{/cards}}",
                "1:11 No parameter is called “label” here. It is in “cards”: write it between {{#cards}} and {{/cards}}."
            ),
            (
                "{{#cards}}{{/cards}}{{label}}",
                "1:21 No parameter is called “label” here. It is in “cards”: write it between {{#cards}} and {{/cards}}."
            ),
            ("{{#title}}{{first}}{{/title}}", "1:11 No parameter is called “first” here."),
            ("<a href=\"{{lnk}}\">", "1:10 No parameter is called “lnk” here. Did you mean “link”?"),
            ("{{>*lnk}}", "1:1 No parameter is called “lnk” here. Did you mean “link”?"),
            (
                "<p{{#yes}} a=\"{{tittle}}\"{{/yes}}>",
                "1:15 No parameter is called “tittle” here. Did you mean “title”?"
            ),
            ("{{$block}}{{tittle}}{{/block}}", "1:11 No parameter is called “tittle” here. Did you mean “title”?"),
            // Kinds
            ("{{{title}}}", "1:1 “title” is text, and {{{title}}} takes only HTML. Write {{title}}."),
            ("{{{link}}}", "1:1 “link” is an address, and {{{link}}} takes only HTML. Write {{link}}."),
            (
                "{{body}}",
                "1:1 “body” is HTML. Write {{{body}}} between tags; in an attribute or a title use a parameter of type text."
            ),
            (
                "<p title=\"{{body}}\">",
                "1:11 “body” is HTML. Write {{{body}}} between tags; in an attribute or a title use a parameter of type text."
            ),
            ("{{yes}}", "1:1 “yes” is true or false and cannot be printed. Write {{#yes}}…{{/yes}}."),
            ("{{cards}}", "1:1 “cards” is a list and cannot be printed. Write {{#cards}}…{{/cards}}."),
            ("{{{person}}}", "1:1 “person” is an object and cannot be printed. Write {{#person}}…{{/person}}."),
            ("{{.}}", "1:1 “.” is an object and cannot be printed. Write {{#.}}…{{/.}}."),
            ("{{#cards}}{{.}}{{/cards}}", "1:11 “.” is an object and cannot be printed. Write {{#.}}…{{/.}}."),
            ("{{#yes}}{{.}}{{/yes}}", "1:9 “.” is true or false and cannot be printed. Write {{#.}}…{{/.}}."),
            ("{{#tags}}{{{.}}}{{/tags}}", "1:10 “.” is text, and {{{.}}} takes only HTML. Write {{.}}."),
            ("<a href=\"{{title}}\">", "1:10 “title” is text, and “href” takes only an address. Declare it as url."),
            ("<img src='{{body}}'>", "1:11 “body” is HTML, and “src” takes only an address. Declare it as url."),
            ("{{>*yes}}", "1:1 “yes” is true or false, and {{>*yes}} takes the name of a template as text."),
            // Partials and parents
            ("{{>card}}", "1:1 “card” needs “label”, and no parameter is called so here."),
            ("{{#wrong}}{{>card}}{{/wrong}}", "1:11 “card” takes “label” as text; here it is a list."),
            (
                "{{#near}}{{>card}}{{/near}}",
                "1:10 “card” needs “label”, and no parameter is called so here. Did you mean “lable”?"
            ),
            ("{{>greeting}}", "1:1 “greeting” needs “person.first”, and “person” here has nothing called so."),
            ("{{>flag}}", "1:1 “flag” takes “cards” as true or false; here it is a list."),
            ("{{>deep}}", "1:1 “deep” takes “cards.address” as HTML; here it is an address."),
            ("{{>items}}", "1:1 “items” takes “tags’s items” as an address; here it is text."),
            ("{{<card}}{{/card}}", "1:1 “card” needs “label”, and no parameter is called so here."),
            (
                "{{<frame}}{{$content}}{{lable}}{{/content}}{{/frame}}",
                "1:23 No parameter is called “lable” here. Write {{near.lable}}."
            ),
            (
                "{{#cards}}{{<frame}}{{$content}}{{>greeting}}{{/content}}{{/frame}}{{/cards}}",
                "1:33 “greeting” needs “person.first”, and “person” here has nothing called so."
            ),
        ])
    func mistake(template: String, expected: String) throws {
        #expect(try errors(template) == [expected])
    }

    @Test(
        "What fits is accepted",
        arguments: [
            "", "{{title}} {{{body}}} {{link}} {{person.name}}",
            "{{#title}}{{title}}{{.}}{{/title}}{{^title}}{{/title}}",
            "{{#body}}{{{.}}}{{{body}}}{{/body}}", "<a href=\"{{link}}\" title=\"{{link}}\">",
            "{{#link}}<a href='{{.}}'>{{/link}}",
            "{{#cards}}{{label}} {{title}} <a href=\"{{address}}\">{{/cards}}", "{{#tags}}{{.}}{{title}}{{/tags}}",
            "{{#person}}{{name}}{{#.}}{{name}}{{/.}}{{/person}}", "{{#yes}}{{title}}{{/yes}}",
            "{{#person.name}}{{.}}{{/person.name}}",
            "{{#cards}}{{>card}}{{/cards}}", "{{#cards}}{{<card}}{{/card}}{{/cards}}", "{{>*title}}", "{{>optional}}",
            "{{#texts}}{{>flags}}{{/texts}}", "{{<frame}}{{$content}}{{title}}{{/content}}{{/frame}}",
            "{{#cards}}{{<frame}}{{$content}}{{label}}{{/content}}{{/frame}}{{/cards}}",
            "{{#optionals}}{{maybe}}{{/optionals}}",
        ])
    func accepted(template: String) throws {
        #expect(try errors(template) == [])
    }

    @Test("Every mistake of every template is reported, by file and line")
    func everyMistake() throws {
        let set = try TemplateSet(sources(["b": "{{x}}\n{{y}}", "a": "{{z}}"]))
        let problems = set.check(["a": Declaration([], in: file), "b": Declaration([], in: file)])
        #expect(
            problems.rendered == """
                a.mustache:1:1: error: No parameter is called “z” here.
                    {{z}}
                    ^
                b.mustache:1:1: error: No parameter is called “x” here.
                    {{x}}
                    ^
                b.mustache:2:1: error: No parameter is called “y” here.
                    {{y}}
                    ^
                """)
    }

    @Test("A parameter that nothing uses is a warning where it is declared")
    func unused() throws {
        let set = try TemplateSet(
            sources([
                "main": "{{#list}}{{a}}{{/list}}{{#tags}}{{/tags}}{{>part}}{{>flag}}", "part": "{{x.y}}",
                "flag": "{{#on}}{{/on}}",
            ]))
        let x = parameter("x", .object([parameter("y", .text), parameter("z", .text)]))
        let problems = set.check([
            "main": Declaration(
                [
                    parameter("title", .text),
                    parameter("list", .list(of: [parameter("a", .text), parameter("b", .text)])),
                    parameter("tags", .list(of: [parameter(".", .text)])), x, parameter("on", .text),
                    parameter("whole", .object([parameter("c", .text)])),
                ], in: file),
            "part": Declaration([parameter("x", .object([parameter("y", .text)]))], in: file),
            "flag": Declaration([parameter("on", .bool, isRequired: false)], in: file),
        ])
        #expect(
            problems.all.map(\.message) == [
                "Nothing in “main” uses “title”. Use it, or remove it here.",
                "Nothing in “main” uses “list.b”. Use it, or remove it here.",
                "Nothing in “main” uses “x.z”. Use it, or remove it here.",
                "Nothing in “main” uses “whole”. Use it, or remove it here.",
            ])
        #expect(!problems.hasErrors)
        #expect(
            problems.all.first?.rendered
                == "main.yaml:2:3: warning: Nothing in “main” uses “title”. Use it, or remove it here.\n      title: text\n      ^"
        )
    }

    @Test("A tag with a mistake makes no second message about what it does not use")
    func noUnusedBesideMistakes() throws {
        let set = try TemplateSet(sources(["main": "{{titel}}"]))
        let problems = set.check(["main": Declaration([parameter("title", .text)], in: file)])
        #expect(problems.all.map(\.message) == ["No parameter is called “titel” here. Did you mean “title”?"])
    }

    @Test("What is shared needs no declaration, and nobody has to use it")
    func shared() throws {
        let set = try TemplateSet(
            sources(["main": "{{text.send}}{{>part}}{{#a}}{{text.sendd}}{{/a}}", "part": "{{text.send}}"]))
        let shared = [parameter("text", .object([parameter("send", .text), parameter("home", .text)]))]
        let problems = set.check(
            [
                "main": Declaration([parameter("a", .text)], in: file),
                "part": Declaration([parameter("text", .object([parameter("send", .text)]))], in: file),
            ], shared: shared)
        #expect(problems.all.map(\.message) == ["“text” has nothing called “sendd”. Did you mean “send”?"])
        #expect(
            try TemplateSet(sources(["main": "{{text.send}}"])).check(
                ["main": Declaration([], in: file)], shared: shared
            ).all.isEmpty)
    }

    @Test("Templates without a declaration and declarations without a template are problems")
    func missing() throws {
        let set = try TemplateSet(sources(["hint": "{{x}}", "main": "{{>hint}}"]))
        let problems = set.check([
            "main": Declaration([parameter("a", .text)], in: file),
            "hnt": Declaration([], in: SourceText(name: "hnt.yaml", text: "")),
        ])
        #expect(
            problems.rendered == """
                hint.mustache: error: “hint” has no declaration of its parameters. Write one in a YAML file beside it.
                hnt.yaml: error: These are parameters of “hnt”, and no template is called so. Did you mean “hint”?
                """)
    }
}

private let file = SourceText(name: "main.yaml", text: "parameters:\n  title: text\n")

private func parameter(_ name: String, _ kind: Parameter.Kind, isRequired: Bool = true) -> Parameter {
    Parameter(name, kind, isRequired: isRequired, in: file, at: SourcePosition(line: 2, column: 3))
}

/// Line, column and message of each error of a template that is declared with one parameter of each kind, beside some
/// others that are right.
private func errors(_ template: String) throws -> [String] {
    let label = parameter("label", .text)
    let declarations = [
        "main": [
            parameter("title", .text), parameter("body", .html), parameter("link", .url), parameter("yes", .bool),
            parameter("person", .object([parameter("name", .text)])),
            parameter("cards", .list(of: [label, parameter("address", .url)])),
            parameter("tags", .list(of: [parameter(".", .text)])),
            parameter("wrong", .object([parameter("label", .list(of: []))])),
            parameter("near", .object([parameter("lable", .text)])),
            parameter("texts", .object([parameter("a", .text), parameter("b", .html), parameter("c", .url)])),
            parameter("optionals", .object([parameter("maybe", .text, isRequired: false)])),
        ],
        "card": [label, parameter("title", .text)],
        "greeting": [parameter("person", .object([parameter("name", .text), parameter("first", .text)]))],
        "flag": [parameter("cards", .bool)], "flags": ["a", "b", "c"].map { parameter($0, .bool) },
        "deep": [parameter("cards", .list(of: [parameter("address", .html)]))],
        "items": [parameter("tags", .list(of: [parameter(".", .url)]))],
        "frame": [parameter("title", .text)],
        "optional": [
            parameter("nowhere", .text, isRequired: false),
            parameter("person", .object([parameter("name", .text), parameter("born", .text, isRequired: false)])),
        ],
    ]
    let set = try TemplateSet(
        sources([
            "main": template, "card": "{{label}}{{title}}", "greeting": "{{person.name}}{{person.first}}",
            "flag": "{{#cards}}{{/cards}}", "flags": "{{#a}}{{/a}}{{#b}}{{/b}}{{#c}}{{/c}}",
            "deep": "{{#cards}}{{{address}}}{{/cards}}", "items": "{{#tags}}<a href=\"{{.}}\">{{/tags}}",
            "frame": "{{title}}{{$content}}{{/content}}", "optional": "{{nowhere}}{{person.name}}{{person.born}}",
        ]))
    return set.check(declarations.mapValues { Declaration($0, in: file) }).all.filter { $0.severity == .error }
        .map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" }
}
