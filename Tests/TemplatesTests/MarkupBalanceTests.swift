import Templates
import Testing

/// Where tags end, and what stands where.
struct MarkupBalanceTests {
    @Test(
        "A section, a block and a file end where they begin",
        arguments: [
            ("{{#x}}<p{{/x}}>", "1:1 This section opens a tag that it does not close."),
            ("{{^x}}<p a{{/x}}>", "1:1 This section opens a tag that it does not close."),
            ("{{#x}}<{{/x}}p>", "1:1 This section opens a tag that it does not close."),
            ("{{#x}}<p a=\"{{/x}}\">", "1:1 This section opens a quote that it does not close."),
            ("<p{{#x}} a=\"{{/x}}\">", "1:3 This section opens a quote that it does not close."),
            ("{{#x}}<!-- {{/x}}-->", "1:1 This section opens a comment that it does not close."),
            ("{{#x}}<!DOCTYPE {{/x}}>", "1:1 This section opens a doctype that it does not close."),
            ("{{#x}}<title>{{/x}}</title>", "1:1 This section opens a <title> that it does not close."),
            ("<title>{{#x}}</title>{{/x}}", "1:8 This section closes a <title> that it does not open."),
            ("<title>{{#x}}</title><title>{{/x}}</title>", "1:8 This section closes a <title> that it does not open."),
            ("<p{{#x}}>{{/x}}", "1:3 This section closes a tag that it does not open."),
            ("<p{{#x}}><p{{/x}}>", "1:3 This section closes a tag that it does not open."),
            ("<p a=\"{{#x}}\"{{/x}}>", "1:7 This section closes a quote that it does not open."),
            ("<p a=\"{{#x}}\" b=\"{{/x}}\">", "1:7 This section closes a quote that it does not open."),
            ("{{$x}}<p{{/x}}>", "1:1 This block opens a tag that it does not close."),
            ("{{<page}}{{$a}}<p a='{{/a}}{{/page}}", "1:10 This block opens a quote that it does not close."),
            ("a <", "1:3 The tag that begins here does not end in this file."),
            ("<p>\n <a", "2:2 The tag that begins here does not end in this file."),
            ("<p a='\">\n</p>", "1:6 The quote that begins here does not end in this file."),
            ("<p><!-- a ->", "1:4 The comment that begins here does not end in this file."),
            ("<!doctype html", "1:1 The doctype that begins here does not end in this file."),
            (
                "<title>a</titles>",
                "1:9 \(lessThan("title"))\n1:1 The <title> that begins here does not end in this file."
            ),
            ("<plaintext></plaintext>", "1:1 The <plaintext> that begins here does not end in this file."),
            // Between attributes
            ("<p{{#x}}a{{/x}}>", "1:9 \(missingSpace)"), ("<p{{#x}} a{{/x}}b>", "1:17 \(missingSpace)"),
            ("<p a=\"b\"{{#x}}c{{/x}}>", "1:15 \(missingSpace)"), ("<p {{#x}}a{{/x}}b>", "1:17 \(missingSpace)"),
            ("<p {{#x}}a{{/x}}{{#y}}b{{/y}}>", "1:23 \(missingSpace)"),
            ("<p a=b{{#x}}c{{/x}}>", "1:13 \(missingSpace)"),
            ("<p {{#x}}click=\"{{y}}\" on{{/x}}>", "1:4 \(space)"), ("<p {{#x}}c='{{y}}' a=b{{/x}}>", "1:4 \(space)"),
            ("<p\n{{#x}}\nclick='{{y}}' on{{/x}}>", "2:1 \(space)"),
            ("<p {{#x}}a='{{y}}' {{#y}}on{{/y}}{{/x}}>", "1:4 \(space)"),
            ("<p a{{#x}}=\"b\"{{/x}}>", "1:11 \(valueApart)"), ("<p{{#x}} a{{/x}}=\"b\">", "1:17 \(valueApart)"),
            ("<p {{#x}}a {{/x}}=b>", "1:18 \(valueApart)"), ("<p =b>", "1:4 \(valueApart)"),
            ("<p{{#x}} a={{/x}}\"b\">", "1:3 \(valueApart)"), ("<p a {{#x}}=b{{/x}}>", "1:12 \(valueApart)"),
        ])
    func balance(template: String, expected: String) {
        #expect(markupProblems(template).sorted() == expected.split(separator: "\n").map(String.init).sorted())
    }

    @Test(
        "Partials, parents and blocks stand only between tags",
        arguments: [
            ("<p {{>page}}>", "1:4 {{>page}} cannot stand in a tag: \(onlyBetween)"),
            ("<p a=\"{{>page}}\">", "1:7 {{>page}} cannot stand in “a”: \(onlyBetween)"),
            ("<title>{{>page}}</title>", "1:8 {{>page}} cannot stand in <title>: \(onlyBetween)"),
            ("<textarea>{{>*x}}</textarea>", "1:11 {{>*x}} cannot stand in <textarea>: \(onlyBetween)"),
            ("<!-- {{>page}} -->", "1:6 {{>page}} cannot stand in a comment: \(onlyBetween)"),
            ("<!doctype {{>page}}>", "1:11 {{>page}} cannot stand in a doctype: \(onlyBetween)"),
            ("<p a='{{<page}}{{$a}}<br>{{/a}}{{/page}}'>", "1:7 {{<page}} cannot stand in “a”: \(onlyBetween)"),
            ("<title>{{$a}}b{{/a}}</title>", "1:8 {{$a}} cannot stand in <title>: \(onlyBetween)"),
            ("<p{{$a}}>{{/a}}", "1:3 {{$a}} cannot stand in a tag: \(onlyBetween)"),
        ])
    func templates(template: String, expected: String) {
        #expect(markupProblems(template) == [expected])
    }

    @Test(
        "What is harmless is accepted",
        arguments: [
            // Text
            "{{x}}", "<p>{{x}}</p>", "{{{x}}}", "<p>{{{x}}}</p>", "<title>{{x}} – {{y}}</title>", "a < {{x}} <3 {{x}}",
            "<textarea name=\"a\">\n{{x}}</textarea>{{x}}", "<TITLE>{{#x}}{{y}}{{/x}}</Title >{{{x}}}",
            "<noscript>{{x}}</noscript>",
            "<title>a &lt; b</title >{{{x}}}", "<title></title\n>{{{x}}}", "<svg><title>{{x}}</title></svg>",
            // Comments and raw text without tags
            "<!-- a > b --><p>{{{x}}}", "<!-->{{{x}}}", "<!--->{{{x}}}", "<!--a--!>{{{x}}}", "<!a>{{{x}}}",
            "<?a>{{{x}}}", "</>{{{x}}}",
            "</ a>{{{x}}}", "<!DOCTYPE html>{{{x}}}", "<script src=\"{{x}}\"></script>{{{x}}}",
            "<script>a</b < c</script>{{{x}}}", "<style>@media (width < 9px) {}</style>{{{x}}}",
            "<!-- {{! nothing }} -->", "<script>{{! nothing }}</script>",
            // Attributes
            "<p title=\"{{x}}\">", "<p title='a {{x}} b {{y}}'>", "<p title = \"{{x}}\" class=\"a>{{y}}\">{{{x}}}",
            "<p class=\"a{{#x}} b{{y}}{{/x}}{{^x}} c{{/x}}\">", "<p a=b title=\"{{x}}\">{{{x}}}",
            "<p a=\"b\"c=\"{{d}}\">",
            "<p data-href=\"/{{x}}\">", "<meta property=\"og:url\" content=\"{{x}}\">",
            "<p style=\"color: red\" onclick=\"a()\">{{x}}", "<img srcset=\"a.png 2x\" src=\"{{x}}\">",
            "<a href=\"{{x}}\">", "<a href='{{x}}'>", "<a HREF =\n\"{{ x }}\">", "<a href=\"\">",
            "<a href=\"/a\">{{{x}}}",
            // Between attributes
            "<input{{#x}} required{{/x}}>", "<input {{#x}}required{{/x}}>", "<input {{#x}}required {{/x}}a>",
            "<input{{#x}} a=\"{{x}}\"{{/x}}{{#y}} b{{/y}}{{^y}} c{{/y}}/>{{{x}}}", "<input a=b{{#x}} c{{/x}}>",
            "<p {{#x}}a=\"{{y}}\"{{/x}}>", "<p {{#x}}a=\"{{y}}\" b {{/x}}>", "<p {{^x}}a=\"{{y}}\" b{{/x}}>",
            "<p{{#x}} a=\"{{y}}\" b{{/x}}>", "<p a=\"{{y}}\" {{#x}}b{{/x}}>",
            "<input{{#x}}{{#y}} a=\"{{x}}\"{{/y}}{{/x}}>", "<p{{#x}} a=b{{/x}}>{{{x}}}", "<br{{#x}} a /{{/x}}>{{{x}}}",
            "<p {{! a }}b=\"{{x}}\">", "<p\n  {{#x}}\n  a\n  {{/x}}\n  b=\"{{x}}\"\n>{{{x}}}",
            // Whole templates
            "{{#x}}<optgroup label=\"{{x}}\">{{/x}}{{>page}}{{#x}}</optgroup>{{/x}}",
            "{{<page}} < {{$a}}<p>{{x}}</p>{{/a}}{{/page}}", "<div>{{$a}}<p title=\"{{x}}\">{{/a}}</div>",
            "<title{{#x}} lang=\"{{x}}\"{{/x}}>{{y}}</title>{{{x}}}",
            "<!DOCTYPE html>\n<html lang=\"{{x}}\">\n<title>{{x}}</title>\n<body{{#x}} class=\"{{x}}\"{{/x}}>\n{{$content}}{{/content}}\n</html>\n",
        ])
    func accepted(template: String) {
        #expect(markupProblems(template) == [])
    }
}

private let missingSpace = "A space is missing here: next to a section, this could run into what is before it."
private let space = "Put the space before {{#x}} behind it: in a list, the attributes would run into each other."
private let valueApart = "An attribute’s name, “=” and value must stand together, in one section or in none."
private let onlyBetween = "partials, parents and blocks stand only between tags."
