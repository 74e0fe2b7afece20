import SeededGenerator
import Diagnostics
import Testing

@testable import Templates

@Suite("Hostile values")
struct HostileValueTests {
    @Test(
        "Whatever text is printed where a variable may stand, the document's tags and attributes stay", arguments: 0..<8
    )
    func structureStays(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let set = try TemplateSet(
                sources(["main": random.template(), "part": "<b>{{x}}</b>{{#list}}{{.}}{{/list}}"]))
            let expected = structure(try set.render("main", with: values(text: { "a" }, address: "/a")))
            let output = try set.render(
                "main", with: values(text: { random.text() }, address: random.address()))
            #expect(structure(output) == expected, "\(text(output))")
        }
    }

    @Test("Whatever template is accepted, hostile text does not change its structure", arguments: 0..<8)
    func acceptedTemplates(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var accepted = 0
        for _ in 0..<2000 {
            let template = random.anyTemplate()
            guard let set = try? TemplateSet(sources(["main": template, "part": "<b>{{x}}</b>"])) else { continue }
            accepted += 1
            let flags = (Bool.random(using: &random), Bool.random(using: &random))
            let expected = structure(
                try set.render("main", with: values(text: { "a" }, address: "/a", yes: flags.0, no: flags.1)))
            let output = try set.render(
                "main", with: values(text: { random.text() }, address: random.address(), yes: flags.0, no: flags.1))
            #expect(structure(output) == expected, "\(template)")
        }
        #expect(accepted > 100)
    }

    private func values(text: () -> String, address: String, yes: Bool = true, no: Bool = false) -> Value {
        .object([
            "x": .text(text()), "y": .text(text()), "z": SafeURL(address).map(Value.url) ?? "",
            "list": [.text(text()), .text(text())], "yes": .bool(yes), "no": .bool(no),
            "html": .html(HTML(trusted: "<i>1</i>")),
        ])
    }
}

/// Every state that a document passes through, with the tag and attribute that it belongs to.
private func structure(_ document: [UInt8]) -> [String] {
    var places: [String] = []
    trace(document) { _, next in
        // Names grow letter by letter; which is the last of a name says the next state.
        let place = "\(next.state) \(next.elementName) \(next.attributeName)"
        if places.last != place { places.append(place) }
    }
    return places
}

extension SeededGenerator {
    /// A template with variables in every place that is allowed.
    fileprivate mutating func template() -> String {
        let pieces = [
            "{{x}}", "<p>{{y}}</p>", "{{{html}}}", "<title>{{x}} – {{#yes}}{{y}}{{/yes}}</title>", "a < {{x}}",
            "<textarea>\n{{x}}{{y}}</textarea>", "<p title=\"{{x}}\" lang='{{y}}'>",
            "<p class=\"a{{#yes}} {{x}}{{/yes}}\"c>",
            "<input{{#x}} a='{{x}}'{{/x}}{{^no}} b=\"{{y}}\"{{/no}} c>", "<a href=\"{{z}}\">",
            "<img src='{{z}}' alt='{{x}}'>",
            "{{>part}}", "{{#list}}<li>{{.}}{{/list}}", "<!-- a -->", "<script>a</script>", "<p data-a=\"&{{x}};\">",
            "<meta content=\"{{x}}\" a=b>", "<p id=\"{{x}}-{{y}}\">&#{{x}};", "\n",
        ]
        return (0..<Int.random(in: 1...8, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }

    /// Any order of what tags and documents are made of; most are refused.
    fileprivate mutating func anyTemplate() -> String {
        let pieces = [
            "{{x}}", "{{y}}", "{{z}}", "<p", "<input ", "<title>", "</title>", "<textarea", "</textarea>", ">", ">",
            "\"", "\"",
            "'", "=", "=\"", "=\"{{x}}\"", "='{{y}}'", " a=\"", " b", " c='", " href=\"{{z}}\"", " ", "/", "/>", "<",
            "</p>", "<!--",
            "-->", "a", "<p a={{x}}>", "<p {{x}} b>", "<{{y}}>", "<p a=b{{x}}>", "<p {{#list}}a='{{x}}' b=c{{/list}}>",
            "<p{{#list}} a='{{x}}' b{{/list}}", "{{>part}}", "{{{html}}}", "<script>",
            "</script>",
        ]
        let sections = [
            ("{{#yes}}", "{{/yes}}"), ("{{^no}}", "{{/no}}"), ("{{#list}}", "{{/list}}"), ("{{$t}}", "{{/t}}"),
        ]
        var template = ""
        var open: [String] = []
        for _ in 0..<Int.random(in: 1...9, using: &self) {
            if Int.random(in: 0..<4, using: &self) == 0, let section = sections.randomElement(using: &self) {
                template += section.0
                open.append(section.1)
            } else if Int.random(in: 0..<3, using: &self) == 0, let last = open.popLast() {
                template += last
            } else {
                template += pieces.randomElement(using: &self) ?? ""
            }
        }
        return template + open.reversed().joined()
    }

    /// Text that is never empty, because sections ask for that.
    fileprivate mutating func text() -> String {
        let pieces = [
            "<", ">", "\"", "'", "&", "/", "=", "`", " ", "\n", "\t", "\0", "-->", "--!>", "]]>", "</title>",
            "</textarea>",
            "</script>", "<script>", "<!--", "<p", " onclick=", "javascript:", "&quot;", "&#34;", "quot;", "a", "ä",
            "\u{2028}",
            "{{x}}", "}}", "\u{FEFF}", "😀", "'>", "\">", "/>",
        ]
        return (0..<Int.random(in: 1...6, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }

    /// What is refused as an address is printed as a harmless one.
    fileprivate mutating func address() -> String {
        let address = "/" + text()
        return SafeURL(address) == nil ? "/a" : address
    }
}
