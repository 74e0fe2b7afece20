import Diagnostics
import Testing

@testable import SiteSource

/// One word of a file is changed, and everything else of it stays.
struct YAMLSwitchTests {
    /// The bytes of a file after its switch was set.
    private func set(_ text: String, _ path: [YAMLStep] = [.key("published")], to value: Bool = true) throws -> String {
        let source = YAMLSource(name: "team.yaml", bytes: Array(text.utf8))
        return String(decoding: try YAMLSwitch(source, path).bytes(setting: value), as: UTF8.self)
    }

    private static let form: [YAMLStep] = [.key("form"), .key("published")]

    @Test(
        "the word is changed in whatever style it is written",
        arguments: [
            ("name: A\npublished: false\n", "name: A\npublished: true\n"),
            ("published: false# no comment\n", nil),
            (
                "published:   false   # not \"true\" yet\tor so\nname: A",
                "published:   true   # not \"true\" yet\tor so\nname: A"
            ),
            ("\"published\": 'false'\r\nname: A\r\n", "\"published\": 'true'\r\nname: A\r\n"),
            ("{ name: A, published: \"false\" }", "{ name: A, published: \"true\" }"),
            ("{name: A,published: false}", "{name: A,published: true}"),
            ("? published\n: false\n", "? published\n: true\n"),
            ("published: !!bool false\n", "published: !!bool true\n"),
            ("published: &p false\nname: A\n", "published: &p true\nname: A\n"),
            ("published:\n  false\n", "published:\n  true\n"),
            ("published: |-\n  false\nname: A\n", "published: |-\n  true\nname: A\n"),
            ("größe: ß\npublished: false\n", "größe: ß\npublished: true\n"),
            ("# 🐟\nname: 🐟 \npublished: false", "# 🐟\nname: 🐟 \npublished: true"),
        ])
    func word(before: String, after: String?) throws {
        guard let after else {
            #expect(throws: Diagnostic.self) { try set(before) }
            return
        }
        #expect(try set(before) == after)
        #expect(try set(after, to: false) == before)
    }

    @Test(
        "a missing key comes after the last value of its map",
        arguments: [
            ("name: A\n", "name: A\npublished: true\n"),
            ("name: A", "name: A\npublished: true"),
            ("name: A\r\n", "name: A\r\npublished: true\r\n"),
            ("name: A # a\n\n# the end\n", "name: A # a\npublished: true\n\n# the end\n"),
            ("name: A\nform:\n  fields:\n    - a\n", "name: A\nform:\n  fields:\n    - a\npublished: true\n"),
            ("text: |\n  a\n\n\n# c\n", "text: |\n  a\n\n\npublished: true\n# c\n"),
            ("text: |\n  a", "text: |\n  a\npublished: true"),
            ("{ name: A }", "{ name: A, published: true }"),
            ("{ name: A, }", "{ name: A, published: true, }"),
            ("{\n  name: A # a\n}\n", "{\n  name: A, published: true # a\n}\n"),
            ("  name: A\n  description: B\n", "  name: A\n  description: B\n  published: true\n"),
            (
                "a: &a { published: false }\n<<: *a\nname: A\n",
                "a: &a { published: false }\n<<: *a\nname: A\npublished: true\n"
            ),
        ])
    func added(before: String, after: String) throws {
        #expect(try set(before) == after)
    }

    @Test(
        "a missing map comes with its key",
        arguments: [
            ("name: A\n", "name: A\nform:\n  published: true\n"),
            (
                "name: A\nhelp_center:\n    contact: B\n",
                "name: A\nhelp_center:\n    contact: B\nform:\n    published: true\n"
            ),
            ("{ name: A }", "{ name: A, form: { published: true } }"),
            ("name: A\nform: {}\n", "name: A\nform: { published: true }\n"),
            ("name: A\nform: { } # a\n", "name: A\nform: { published: true } # a\n"),
            ("name: A\nform: {title: B}\n", "name: A\nform: {title: B, published: true}\n"),
            ("form:\n   title: B\nname: A\n", "form:\n   title: B\n   published: true\nname: A\n"),
            ("form: &f\n  title: B # c\nname: A\n", "form: &f\n  title: B # c\n  published: true\nname: A\n"),
        ])
    func addedMap(before: String, after: String) throws {
        #expect(try set(before, Self.form) == after)
    }

    @Test(
        "a language that is a word becomes a map",
        arguments: [
            ("languages: [en, it]\n", "languages: [en, { language: it, published: false }]\n"),
            (
                "languages:\n  - en\n  - 'it' # a\n",
                "languages:\n  - en\n  - { language: 'it', published: false } # a\n"
            ),
            (
                "languages:\n- en\n- language: it\nname: A",
                "languages:\n- en\n- language: it\n  published: false\nname: A"
            ),
            ("languages: [en, {language: it}]", "languages: [en, {language: it, published: false}]"),
        ])
    func language(before: String, after: String) throws {
        #expect(try set(before, [.key("languages"), .item(1), .key("published")], to: false) == after)
    }

    @Test(
        "what would change more than the value is refused",
        arguments: [
            (
                "name: A\nform: *f\n", "3:7",
                "This is an alias, and what it repeats stands elsewhere too. Write it out here, and try again."
            ),
            (
                "form: &f2 { published: false }\nx: *f2\n", "2:24",
                "Docket cannot change “published” here without changing more than that. Change it by hand."
            ),
            (
                "<<: { form: { title: A } }\n", "1:1",
                "“form” may come from “<<” here, and Docket would hide it. Write “form” yourself, with “published”"
                    + " below it."
            ),
            (
                "form: { published: \"fal\\x73e\" }\n", "2:20",
                "Docket cannot change “published” here without changing more than that. Change it by hand."
            ),
        ])
    func refused(text: String, place: String, message: String) throws {
        let error = #expect(throws: Diagnostic.self) { try set("a: &f { title: A }\n" + text, Self.form) }
        #expect(error?.headline == "team.yaml:\(place): error: \(message)")
    }
}
