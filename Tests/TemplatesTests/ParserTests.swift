import Diagnostics
import Templates
import Testing

struct ParserTests {
    @Test(
        "A mistake is reported where it is, in a sentence",
        arguments: [
            // Tags
            ("Hi {{name", "1:4 This tag has no end. Write “}}” after it."),
            ("Hi {{{name}}", "1:4 This tag has no end. Write “}}}” after it."),
            ("{{! comment", "1:1 This tag has no end. Write “}}” after it."),
            ("{{=<% %>}}", "1:1 This tag has no end. Write “=}}” after it."),
            ("{{", "1:1 This tag has no end. Write “}}” after it."),
            ("{{a\n{{b}}", "1:1 This tag has no end. Write “}}” after it."),
            ("{{a {{b}}", "1:1 This tag has no end. Write “}}” after it."),
            ("{{=<% %>=}}\n<%name", "2:1 This tag has no end. Write “%>” after it."),
            // Names
            ("{{}}", "1:1 This tag has no name. Write one, or remove the tag."),
            ("äö {{# }}", "1:4 This tag has no name. Write one, or remove the tag."),
            ("{{>*}}", "1:1 This tag has no name. Write one, or remove the tag."),
            ("{{{}}}", "1:1 This tag has no name. Write one, or remove the tag."),
            (
                "{{first name}}",
                "1:1 “first name” is not a name: it contains a space. Names have letters, digits, “_” and “-”."
            ),
            ("{{a|b}}", "1:1 “a|b” is not a name: it contains “|”. Names have letters, digits, “_” and “-”."),
            ("{{ #a}}", "1:1 “#a” is not a name: it contains “#”. Names have letters, digits, “_” and “-”."),
            (
                "{{a\u{1B}b}}",
                "1:1 “a\u{1B}b” is not a name: it contains a control character. Names have letters, digits, “_” and “-”."
            ),
            ("{{>a'b}}", "1:1 “a'b” is not a name: it contains “'”. Names have letters, digits, “_” and “-”."),
            (
                "{{" + String(repeating: "a", count: 50) + "(}}",
                "1:1 “" + String(repeating: "a", count: 40)
                    + "…” is not a name: it contains “(”. Names have letters, digits, “_” and “-”."
            ),
            ("{{a..b}}", "1:1 “a..b” is not a name: nothing stands before or after a dot."),
            ("{{.a}}", "1:1 “.a” is not a name: nothing stands before or after a dot."),
            ("{{{a.}}}", "1:1 “a.” is not a name: nothing stands before or after a dot."),
            ("{{>*..}}", "1:1 “..” is not a name: nothing stands before or after a dot."),
            // Delimiters
            ("{{=<%=}}", "1:1 \(delimiters)"), ("{{= =}}", "1:1 \(delimiters)"), ("{{=a b c=}}", "1:1 \(delimiters)"),
            ("{{=a= b=}}", "1:1 \(delimiters)"),
            // Nesting
            ("a\n {{#b}} c", "2:2 {{#b}} is not closed. Write {{/b}}."),
            ("{{^b}}", "1:1 {{^b}} is not closed. Write {{/b}}."),
            ("{{$b}}", "1:1 {{$b}} is not closed. Write {{/b}}."),
            ("{{<page}}", "1:1 {{<page}} is not closed. Write {{/page}}."),
            ("{{< * b}}", "1:1 {{<*b}} is not closed. Write {{/*b}}."),
            ("a{{/b}}", "1:2 {{/b}} closes nothing: no section, block or parent is open."),
            ("{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}", "3:1 {{/a}} cannot close here: {{#b}} of line 2 is still open."),
            ("{{#title}}{{/titel}}", "1:11 {{/titel}} cannot close here: {{#title}} of line 1 is still open."),
            ("{{$a}}{{/b}}{{/a}}", "1:7 {{/b}} cannot close here: {{$a}} of line 1 is still open."),
            ("{{<page}}{{^a}}{{/a}}{{/page}}", "1:10 {{^a}} \(inParent)"),
            ("{{<page}}{{a}}{{/page}}", "1:10 {{a}} \(inParent)"),
            ("{{<page}}{{{a}}}{{/page}}", "1:10 {{{a}}} \(inParent)"),
            ("{{<page}}\n{{>page}}{{/page}}", "2:1 {{>page}} \(inParent)"),
            ("{{<page}}{{<page}}{{/page}}{{/page}}", "1:10 {{<page}} \(inParent)"),
        ])
    func mistake(template: String, expected: String) {
        #expect(problems(template) == [expected])
    }

    @Test("Every mistake of a template is reported")
    func everyMistake() {
        #expect(
            problems("{{}}\n{{a b}}\n{{/c}}\n{{#d}}\n{{/e}}\n{{f") == [
                "1:1 This tag has no name. Write one, or remove the tag.",
                "2:1 “a b” is not a name: it contains a space. Names have letters, digits, “_” and “-”.",
                "3:1 {{/c}} closes nothing: no section, block or parent is open.",
                "5:1 {{/e}} cannot close here: {{#d}} of line 4 is still open.",
                "6:1 This tag has no end. Write “}}” after it.",
            ])
    }

    @Test("A tag that is not closed is reported beside other mistakes, unless the template breaks off in a tag")
    func openTags() {
        #expect(
            problems("{{#a}}\n{{^b}}\n{{}}") == [
                "1:1 {{#a}} is not closed. Write {{/a}}.", "2:1 {{^b}} is not closed. Write {{/b}}.",
                "3:1 This tag has no name. Write one, or remove the tag.",
            ])
        #expect(problems("{{#a}}\n{{/a") == ["2:1 This tag has no end. Write “}}” after it."])
    }

    @Test("Sections may be nested 100 deep, and not 101")
    func nestingLimit() {
        func nested(_ count: Int) -> String {
            String(repeating: "{{#a}}", count: count) + String(repeating: "{{/a}}", count: count)
        }
        #expect(problems(nested(100)) == [])
        #expect(problems(nested(101)) == ["1:601 Sections, blocks and parents are nested more than 100 deep here."])
        #expect(problems(nested(10_000)).count == 1)
    }

    @Test("After 100 problems the rest of a file is not read")
    func problemLimit() {
        #expect(problems(String(repeating: "{{}}", count: 100)).count == 100)
        #expect(problems(String(repeating: "{{}}", count: 101)).count == 100)
        #expect(problems(String(repeating: "{{a ", count: 10_000) + "}}").count == 100)
    }

    @Test(
        "Names may have letters, digits, _ - . / * and everything beyond ASCII",
        arguments: (UInt8(0x21)...0x7E).map { Character(UnicodeScalar($0)) })
    func alphabet(character: Character) {
        // At the start of a name many characters say what kind of tag it is.
        let isAllowed = character.isLetter || character.isNumber || "_-./*".contains(character)
        #expect(problems("{{a\(character)b}}").isEmpty == isAllowed)
    }

    @Test(
        "What looks like a mistake and is none is accepted",
        arguments: [
            "", "{", "}}", "{ {a} }", "{{!}}", "{{! {{ }}", "{{a}}}", "{{\n a\t\r\n}}", "{{größe.naïve}}", "{{.}}",
            "{{#.}}{{/.}}", "{{*a}}", "{{>c/d-e.f}}", "{{# a }}{{/a}}", "{{=| |=}}|a||={{ }}=|{{b}}",
            "{{<page}} text {{! comment }}{{$a}}{{/a}}{{/page}}",
        ])
    func accepted(template: String) {
        #expect(problems(template) == [])
    }
}

private let delimiters = "Delimiters are two words without “=”, with a space between them, as in {{=<% %>=}}."
private let inParent = "prints nothing here: of what is inside {{<page}} only blocks count."

/// Line, column and message of each problem of one template beside which there are a few others.
private func problems(_ template: String) -> [String] {
    do throws(Diagnostics) {
        _ = try TemplateSet(
            sources(["main": template, "page": "{{$a}}{{/a}}", "c/d-e.f": ""]))
        return []
    } catch {
        return error.all.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" }
    }
}
