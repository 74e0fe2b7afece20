import Diagnostics
import Templates
import Testing

struct RendererTests {
    @Test(
        "A tag that cannot be filled is reported where it is, in a sentence",
        arguments: [
            ("a\n {{titel}}", "2:2 No value is called “titel” here. Did you mean “title”?"),
            ("{{xyz}}", "1:1 No value is called “xyz” here."),
            ("{{#titel}}{{/titel}}", "1:1 No value is called “titel” here. Did you mean “title”?"),
            ("{{^titel}}{{/titel}}", "1:1 No value is called “titel” here. Did you mean “title”?"),
            ("{{#person}}{{nmae}}{{/person}}", "1:12 No value is called “nmae” here. Did you mean “name”?"),
            ("{{#person}}{{titel}}{{/person}}", "1:12 No value is called “titel” here. Did you mean “title”?"),
            ("{{person.nmae}}", "1:1 “person” has nothing called “nmae”. Did you mean “name”?"),
            ("{{person.name.first}}", "1:1 “person.name” is text and has nothing called “first”."),
            ("{{#tags.first}}{{/tags.first}}", "1:1 “tags” is a list and has nothing called “first”."),
            ("{{{title}}}", "1:1 “title” is text, and {{{title}}} takes only HTML. Write {{title}}."),
            ("{{&title}}", "1:1 “title” is text, and {{{title}}} takes only HTML. Write {{title}}."),
            ("{{{link}}}", "1:1 “link” is an address, and {{{link}}} takes only HTML. Write {{link}}."),
            (
                "{{body}}",
                "1:1 “body” is HTML. Write {{{body}}} between tags; in an attribute or a title use a parameter of type text."
            ),
            ("{{yes}}", "1:1 “yes” is true or false and cannot be printed. Write {{#yes}}…{{/yes}}."),
            ("{{{yes}}}", "1:1 “yes” is true or false and cannot be printed. Write {{#yes}}…{{/yes}}."),
            ("{{tags}}", "1:1 “tags” is a list and cannot be printed. Write {{#tags}}…{{/tags}}."),
            ("{{person}}", "1:1 “person” is an object and cannot be printed. Write {{#person}}…{{/person}}."),
            ("{{.}}", "1:1 “.” is an object and cannot be printed. Write {{#.}}…{{/.}}."),
            ("{{>*part}}", "1:1 No template is called “otherr”. Did you mean “other”?"),
            ("{{>*prt}}", "1:1 No value is called “prt” here. Did you mean “part”?"),
            ("{{>*tags}}", "1:1 “tags” is a list, and {{>*tags}} takes the name of a template as text."),
            ("{{<*yes}}{{/*yes}}", "1:1 “yes” is true or false, and {{>*yes}} takes the name of a template as text."),
        ])
    func mistake(template: String, expected: String) throws {
        let set = try TemplateSet(sources(["main": template, "other": ""]))
        let problem = #expect(throws: Diagnostic.self) { try set.render("main", with: person) }
        #expect(problem.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" } == expected)
        #expect(problem?.file == "main.mustache")
    }

    @Test("A mistake is reported in the partial, parent or argument that it is in")
    func place() throws {
        let set = try TemplateSet(
            sources([
                "a": "{{<layout}}{{$x}}\n{{>part}}{{/x}}{{/layout}}", "b": "{{<layout}}{{$x}}\n{{no}}{{/x}}{{/layout}}",
                "layout": "{{$x}}{{/x}} {{nope}}", "part": "\n\n {{never}}",
            ]))
        let inPartial = #expect(throws: Diagnostic.self) { try set.render("a", with: [:]) }
        #expect(inPartial?.rendered.hasPrefix("part.mustache:3:2: error:") == true)
        let inArgument = #expect(throws: Diagnostic.self) { try set.render("b", with: [:]) }
        #expect(inArgument?.rendered.hasPrefix("b.mustache:2:1: error:") == true)
        let inParent = #expect(throws: Diagnostic.self) { try set.render("a", with: ["never": ""]) }
        #expect(inParent?.rendered.hasPrefix("layout.mustache:1:14: error:") == true)
    }

    @Test(
        "With .empty, what is unknown prints nothing and what is known prints as it can",
        arguments: [
            ("[{{titel}}]", "[]"), ("[{{#titel}}x{{/titel}}]", "[]"), ("[{{^titel}}x{{/titel}}]", "[x]"),
            ("[{{person.nmae}}]", "[]"), ("[{{title.x}}]", "[]"), ("[{{{title}}}]", "[A & B]"),
            ("[{{&link}}]", "[/a?b&c]"), ("[{{body}}]", "[&lt;p&gt;]"), ("[{{{body}}}]", "[<p>]"),
            ("[{{yes}}]", "[true]"), ("[{{{no}}}]", "[false]"), ("[{{tags}}]", "[]"), ("[{{person}}]", "[]"),
            ("[{{>*part}}{{>*prt}}{{>*tags}}]", "[]"),
        ])
    func empty(template: String, expected: String) throws {
        let set = try TemplateSet(sources(["main": template]), missing: .empty)
        #expect(text(try set.render("main", with: person)) == expected)
    }

    @Test(
        "Values are written as their kind asks",
        arguments: [
            ("{{title}} {{link}} {{{body}}}", "A &amp; B /a?b&amp;c <p>"),
            ("{{#tags}}{{.}},{{/tags}}", "x,y,"),
            ("{{#empty}}full{{/empty}}{{^empty}}empty{{/empty}}", "empty"),
            ("{{#hint}}full{{/hint}}{{^hint}}empty{{/hint}}", "empty"),
            ("{{#no}}full{{/no}}{{^no}}empty{{/no}}", "empty"),
            ("{{#none}}full{{/none}}{{^none}}empty{{/none}}", "full"),
            ("{{#person}}{{name}} {{title}}{{/person}}", "Ada A &amp; B"),
            ("{{person.name}}", "Ada"),
        ])
    func values(template: String, expected: String) throws {
        let set = try TemplateSet(sources(["main": template]))
        #expect(text(try set.render("main", with: person)) == expected)
    }

    @Test(
        "Lines of tags vanish with their line ends, LF or CRLF",
        arguments: [
            ("a\r\n{{#yes}}\r\nb\r\n{{/yes}}\r\nc", "a\r\nb\r\nc"),
            ("a\r\n  {{! x }}  \r\nb", "a\r\nb"),
            ("a\r\n\t{{>part}}\r\nb", "a\r\n\t1\r\n\t2\r\nb"),
            ("a\n  {{>part}}\nb", "a\n  1\r\n  2\r\nb"),
            ("{{<page}}\r\n{{$x}}\r\n  1\r\n  2\r\n{{/x}}\r\n{{/page}}\r\nb", "[\r\n    1\r\n    2\r\n]\r\nb"),
            ("{{=<% %>=}}\r\n<%title%>\r\n", "A &amp; B\r\n"),
            ("{{#yes}}\rb{{/yes}}", "\rb"),
            ("a {{#yes}}\r\nb{{/yes}}", "a \r\nb"),
            ("{{#yes}}{{/yes}}\r\n", "\r\n"),
            ("{{#yes}} {{^no}}\r\nb{{/no}} {{/yes}}\r\n", " \r\nb \r\n"),
            ("  {{title}}\r\n", "  A &amp; B\r\n"),
        ])
    func standaloneLines(template: String, expected: String) throws {
        let set = try TemplateSet(
            sources(["main": template, "part": "1\r\n2\r\n", "page": "[\r\n  {{$x}}\r\n    0\r\n  {{/x}}\r\n]\r\n"]))
        #expect(text(try set.render("main", with: person)) == expected)
    }

    @Test(
        "Blocks take arguments, and the outermost holds",
        arguments: [
            ("{{<page}}{{$t}}1{{/t}}{{/page}}", "[1]"), ("{{<page}}{{/page}}", "[0]"), ("{{>page}}", "[0]"),
            ("{{<middle}}{{/middle}}", "[m]"), ("{{<middle}}{{$t}}1{{/t}}{{/middle}}", "[1]"),
            ("a{{<page}}\n{{$t}}1{{/t}}\n{{/page}}\nb", "a[1]b"),
            ("{{<page}}{{$t}}1{{/t}}{{/page}} b", "[1] b"), ("  {{<page}}{{/page}} b", "  [0] b"),
            ("{{<*layout}}{{$t}}{{title}}{{/t}}{{/ * layout}}", "[A &amp; B]"),
            ("{{<page}}{{$t}}{{<page}}{{$u}}{{/u}}{{/page}}{{/t}}{{/page}}", "block “t” contains itself"),
        ])
    func blocks(template: String, expected: String) throws {
        let set = try TemplateSet(
            sources([
                "main": template, "page": "[{{$t}}0{{/t}}]{{$u}}{{/u}}",
                "middle": "{{<page}}{{$t}}m{{/t}}{{/page}}",
            ]))
        do throws(Diagnostic) {
            #expect(text(try set.render("main", with: ["title": "A & B", "layout": "page"])) == expected)
        } catch {
            #expect(error.message.contains(expected))
        }
    }
}

private let person: Value = .object([
    "title": "A & B", "body": .html(HTML(trusted: "<p>")), "link": SafeURL("/a?b&c").map(Value.url) ?? "",
    "yes": true, "no": false, "tags": ["x", "y"], "empty": [], "hint": "", "none": [:], "part": "otherr",
    "person": ["name": "Ada"],
])
