import SeededGenerator
import Diagnostics
import Templates
import Testing

@Suite("Random templates")
struct RandomTemplateTests {
    @Test("Whatever stands in a template, it is parsed and rendered, or its mistakes are reported", arguments: 0..<8)
    func neverCrashes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var rendered = 0
        for _ in 0..<500 {
            let set = try? TemplateSet(
                sources(["a": random.template(), "b": random.template(), "c": random.template()]), missing: .empty)
            guard let set else { continue }
            let value: Value = ["a": ["b": "<", "c": []], "b": ["x", ["c": "a"], true], "c": "b"]
            if (try? set.render("a", with: value)) != nil { rendered += 1 }
        }
        #expect(rendered > 0)
    }
}

extension SeededGenerator {
    fileprivate mutating func template() -> String {
        let pieces = [
            "{{", "}}", "{{{", "}}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{$c}}", "{{/c}}", "{{<b}}", "{{<*c}}",
            "{{/*c}}", "{{>c}}", "{{>*c}}", "{{a.b}}", "{{&b}}", "{{.}}", "{{!", "{{=| |=}}", "|a|", "|={{ }}=|", "{{=",
            "=}}", "\n", "\r\n", "\n  ", " ", "\t", "ä", "x", "{", "}", "{{#.}}", "{{/.}}",
        ]
        let whole = [
            "{{#b}}\n  {{>c}}\n{{/b}}\n", "{{<b}}\n{{$c}}\n    x\n  y\n{{/c}}\n{{/b}}\n", "  {{$c}}\n   z\n  {{/c}}\n",
            "{{a.b}}", " \n",
        ]
        let isWhole = Bool.random(using: &self)
        return (0..<Int.random(in: 0...12, using: &self)).map { _ in
            (isWhole ? whole : pieces).randomElement(using: &self) ?? ""
        }.joined()
    }
}
