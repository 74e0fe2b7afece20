import Diagnostics
import Templates
import Testing

/// Where tags may stand in a document.
struct MarkupCheckTests {
    @Test(
        "A variable where no escaping makes it harmless is reported where it is, with what to write instead",
        arguments: [
            // Tags
            ("a <{{x}}>", "1:4 {{x}} \(inName)"), ("<h{{x}}>", "1:3 {{x}} \(inName)"),
            ("</{{x}}>", "1:3 {{x}} \(inName)"), ("<p></h{{x}}>", "1:7 {{x}} \(inName)"),
            ("<{{{x}}}>", "1:2 {{{x}}} \(inName)"), ("<{{#x}}p>{{/x}}", "1:2 {{#x}} \(inName)"),
            ("<p {{x}}>", "1:4 {{x}} \(asAttribute)"), ("<p {{{x}}}>", "1:4 {{{x}}} \(asAttribute)"),
            ("<p a{{x}}>", "1:5 {{x}} \(asAttribute)"), ("<p a {{x}}>", "1:6 {{x}} \(asAttribute)"),
            ("<p\na=\"b\" {{x}}>", "2:7 {{x}} \(asAttribute)"), ("<p a=\"b\"{{x}}>", "1:9 {{x}} \(asAttribute)"),
            ("<br/{{x}}>", "1:5 {{x}} \(asAttribute)"), ("<p{{#y}} {{x}}{{/y}}>", "1:10 {{x}} \(asAttribute)"),
            ("<p {{x}}=\"y\">", "1:4 {{x}} \(asAttribute)"), ("<p {{x}} {{y}}>", "1:4 {{x}} \(asAttribute)"),
            // Values
            ("<p title={{x}}>", "1:10 {{x}} \(unquoted)"), ("<p title=a{{x}}>", "1:11 {{x}} \(unquoted)"),
            ("<p TITLE = {{{x}}}>", "1:12 {{{x}}} \(unquoted)"),
            ("<p title={{#x}}\"a\"{{/x}}>", "1:10 {{#x}} \(unquoted)"),
            ("<p title=\"{{{x}}}\">", "1:11 {{{x}}} cannot stand in an attribute. Write {{x}}."),
            ("<p title=\"{{&x}}\">", "1:11 {{{x}}} cannot stand in an attribute. Write {{x}}."),
            (
                "<p onclick='{{x}}'>",
                "1:13 {{x}} cannot stand in “onclick”, which is a script."
                    + " Put it in an attribute such as data-value=\"{{x}}\" for a script to read."
            ),
            (
                "<p ONX=\"{{#x}}a{{/x}}\">",
                "1:9 {{#x}} cannot stand in “onx”, which is a script."
                    + " Put it in an attribute such as data-value=\"{{…}}\" for a script to read."
            ),
            ("<p style=\"color: {{x}}\">", "1:18 {{x}} cannot stand in “style”. \(choose)"),
            (
                "<iframe srcdoc=\"{{x}}\"></iframe>",
                "1:17 {{x}} cannot stand in “srcdoc”, which is a whole page."
                    + " Give the frame the address of a page in “src”."
            ),
            (
                "<img srcset=\"{{x}} 2x\">",
                "1:14 {{x}} cannot stand in “srcset”, which is a list of addresses. Write one address in “src”."
            ),
            (
                "<meta http-equiv=\"{{x}}\">",
                "1:19 {{x}} cannot stand in “http-equiv”, which instructs the browser. Write the value itself."
            ),
            (
                "<meta http-equiv=\"refresh\" content=\"0; url={{x}}\">",
                "1:44 {{x}} cannot stand in “content”, which instructs the browser. Write the value itself."
            ),
            (
                "<meta content='{{x}}' HTTP-Equiv=refresh>",
                "1:16 {{x}} cannot stand in “content”, which instructs the browser. Write the value itself."
            ),
            (
                "<set attributeName=\"href\" to=\"{{x}}\"/>",
                "1:31 {{x}} cannot stand in “to”, which can set an address. Write the value itself."
            ),
            // Comments and elements that are no HTML inside
            ("<!-- {{x}} {{y}} -->", "1:6 {{x}} \(inComment)"), ("<!{{x}}>", "1:3 {{x}} \(inComment)"),
            ("<!-- {{#x}}a{{/x}} -->", "1:6 {{#x}} \(inComment)"), ("<?php {{x}}>", "1:7 {{x}} \(inComment)"),
            ("<!-- > {{x}} -->", "1:8 {{x}} \(inComment)"), ("<!--a--!{{x}}>", "1:9 {{x}} \(inComment)"),
            ("<!DOCTYPE {{x}}>", "1:11 {{x}} cannot stand in a doctype. Write <!DOCTYPE html>."),
            (
                "<script>let a = {{x}}</script>",
                "1:17 {{x}} cannot stand in <script>."
                    + " Put it in an attribute such as data-value=\"{{x}}\", which the script reads."
            ),
            ("<STYLE>a { {{{x}}} }</STYLE>", "1:12 {{{x}}} cannot stand in <style>. \(choose)"),
            ("<style>a</styles>{{x}}</style>", "1:18 {{x}} cannot stand in <style>. \(choose)"),
            (
                "<iframe>{{x}}</iframe>",
                "1:9 {{x}} cannot stand in <iframe>, whose content browsers do not read as HTML. Take it out of there."
            ),
            ("<title>{{{x}}}</title>", "1:8 {{{x}}} cannot stand in <title>. Write {{x}}."),
            ("<script><!-- </script>", "1:9 “<!” can change where a script ends. Put the script in a file of its own."),
            (
                "<![CDATA[ a ]]>",
                "1:1 HTML has no CDATA sections. Write the text itself, with “&lt;” for “<” and “&amp;” for “&”."
            ),
            ("<title>a <b></title>", "1:10 \(lessThan("title"))"),
            ("<textarea>\n<{{x}}</textarea>", "2:1 \(lessThan("textarea"))"),
            ("<title></titl{{#x}}e{{/x}}</title>", "1:8 \(lessThan("title"))"),
        ])
    func refusedPlace(template: String, expected: String) {
        #expect(markupProblems(template) == [expected])
    }

    @Test(
        "What browsers take for an address is either text or one variable",
        arguments: [
            ("<a href=\"#{{x}}\">", "1:11 \(address("href"))"), ("<a HREF='{{x}}/'>", "1:10 \(address("href"))"),
            ("<a href=\" {{x}}\">", "1:11 \(address("href"))"), ("<a href=\"{{x}}{{y}}\">", "1:10 \(address("href"))"),
            ("<a href=\"{{#x}}{{y}}{{/x}}\">", "1:10 \(address("href"))"),
            ("<a href=\"{{^x}}/{{/x}}\">", "1:10 \(address("href"))"),
            ("<a href=\"{{x}}{{! c }}\">", "1:10 \(address("href"))"),
            ("<use xlink:href=\"#{{x}}\"/>", "1:19 \(address("xlink:href"))"),
        ])
    func addresses(template: String, expected: String) {
        #expect(markupProblems(template) == [expected])
    }

    @Test(
        "Addresses are known by their names",
        arguments: [
            "href", "src", "action", "formaction", "poster", "cite", "data", "manifest", "ping", "background",
            "xlink:href",
        ])
    func addressNames(name: String) throws {
        #expect(markupProblems("<p \(name)=\"/{{x}}\">") == ["1:\(name.count + 7) \(address(name))"])
        let set = try TemplateSet(sources(["main": "<p \(name)=\"{{x}}\">"]))
        let problem = #expect(throws: Diagnostic.self) { try set.render("main", with: ["x": "javascript:alert(1)"]) }
        #expect(problem?.message == "“x” is text, and “\(name)” takes only an address. Declare it as url.")
        #expect(problem?.position == SourcePosition(line: 1, column: name.count + 6))
    }

    @Test("After a mistake of another kind, places are not guessed")
    func otherMistakes() {
        #expect(markupProblems("<p {{x}}>{{#y}}") == ["1:10 {{#y}} is not closed. Write {{/y}}."])
    }

    @Test("After 100 problems the rest of a file is not read")
    func limit() {
        #expect(markupProblems(String(repeating: "<p {{x}}>", count: 1000)).count == 100)
    }

    @Test("With .empty, tags may stand anywhere")
    func empty() throws {
        let set = try TemplateSet(sources(["main": "<{{x}} {{{x}}}={{x}} href=\"/{{x}}\""]), missing: .empty)
        #expect(text(try set.render("main", with: ["x": "a"])) == "<a a=a href=\"/a\"")
    }

    @Test("With .checked, places and types are held to, and what is unknown prints nothing")
    func checked() throws {
        #expect(throws: Diagnostics.self) { try TemplateSet(sources(["main": "<p {{x}}>"]), missing: .checked) }
        let set = try TemplateSet(
            sources(["main": "[{{x}}{{{x}}}{{x.y}}{{#x}}1{{/x}}{{^x}}2{{/x}}<a href=\"{{z}}\">]"]), missing: .checked)
        #expect(text(try set.render("main", with: [:])) == "[2<a href=\"\">]")
        #expect(set.missing == .checked)
        #expect(try TemplateSet(sources(["main": "[{{x}}]"])).checked.render("main", with: [:]) == Array("[]".utf8))
        let problem = #expect(throws: Diagnostic.self) { try set.render("main", with: ["z": "/"]) }
        #expect(problem?.message == "“z” is text, and “href” takes only an address. Declare it as url.")
    }
}

private let inName =
    "cannot stand in the name of a tag. Write the whole tag, and choose between tags with sections."
private let asAttribute =
    "cannot stand in place of an attribute. Write the attribute’s name, and the variable in quotes behind it."
private let unquoted = "cannot stand in a value without quotes. Put quotes around the value of “title”."
private let choose = "Choose a class with it, and write the rules in a style sheet."
private let inComment = "cannot stand in a comment. Remove it, or write the comment as {{! … }}."

/// What is said of `<` in an element that holds only text.
func lessThan(_ element: String) -> String {
    "“<” begins no tag in <\(element)>, which holds only text. Write “&lt;”."
}

private func address(_ attribute: String) -> String {
    "“\(attribute)” is an address: it holds either only text, or one variable and nothing else. Give the whole address in one parameter of type url."
}

/// Line, column and message of each problem of one template beside which there is a page with a block.
func markupProblems(_ template: String) -> [String] {
    do throws(Diagnostics) {
        _ = try TemplateSet(sources(["main": template, "page": "{{$a}}{{/a}}"]))
        return []
    } catch {
        return error.all.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" }
    }
}
