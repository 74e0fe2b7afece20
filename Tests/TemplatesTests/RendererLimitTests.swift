import Diagnostics
import Templates
import Testing

@Suite("Limits of rendering")
struct RendererLimitTests {
    @Test("A partial that calls itself without end is stopped", arguments: [MissingName.error, .empty])
    func endlessPartial(missing: MissingName) throws {
        let set = try TemplateSet(sources(["a": "{{#x}}{{>b}}{{/x}}", "b": "\n{{>a}}"]), missing: missing)
        let problem = #expect(throws: Diagnostic.self) { try set.render("a", with: ["x": true]) }
        #expect(problem?.message == "Templates are nested more than 100 deep here: “a” contains itself.")
        #expect(problem?.file == "b.mustache")
        #expect(problem?.position == SourcePosition(line: 2, column: 1))
    }

    @Test("An argument that contains its own block is stopped")
    func endlessArgument() throws {
        let set = try TemplateSet(
            sources(["main": "{{<page}}{{$a}}{{$a}}{{/a}}{{/a}}{{/page}}", "page": "{{$a}}{{/a}}"]))
        let problem = #expect(throws: Diagnostic.self) { try set.render("main", with: [:]) }
        #expect(problem?.message == "Templates are nested more than 100 deep here: block “a” contains itself.")
    }

    @Test("Templates may be nested 100 deep, and not 101", arguments: [(100, true), (101, false)])
    func depth(count: Int, isAllowed: Bool) throws {
        var templates = ["t\(count)": "end"]
        for number in 1..<count { templates["t\(number)"] = "{{>t\(number + 1)}}" }
        let set = try TemplateSet(sources(templates))
        if isAllowed {
            #expect(text(try set.render("t1", with: [:])) == "end")
        } else {
            let problem = #expect(throws: Diagnostic.self) { try set.render("t1", with: [:]) }
            #expect(problem?.message == "Templates are nested more than 100 deep here.")
        }
    }

    @Test("Deep sections in deep templates are stopped")
    func sectionsAndTemplates() throws {
        let sections = String(repeating: "{{#x}}", count: 99) + "{{>a}}" + String(repeating: "{{/x}}", count: 99)
        let set = try TemplateSet(sources(["a": sections]))
        let problem = #expect(throws: Diagnostic.self) { try set.render("a", with: ["x": true]) }
        #expect(problem?.message == "Sections and templates are nested more than 500 deep here.")
    }

    @Test("Data as deep as a long thread is rendered")
    func recursiveData() throws {
        let set = try TemplateSet(sources(["node": "[{{#nodes}}{{>node}}{{/nodes}}]"]))
        var thread: Value = ["nodes": []]
        for _ in 1..<100 { thread = ["nodes": [thread]] }
        #expect(try set.render("node", with: thread).count == 200)
        let problem = #expect(throws: Diagnostic.self) { try set.render("node", with: ["nodes": [thread]]) }
        #expect(problem?.message == "Templates are nested more than 100 deep here: “node” contains itself.")
    }

    @Test("Huge and deep values are rendered")
    func hugeValues() throws {
        let set = try TemplateSet(sources(["main": "{{#x}}{{#.}}{{name}}{{/.}}{{/x}}"]), missing: .empty)
        let text = String(repeating: "<", count: 1_000_000)
        #expect(try set.render("main", with: ["x": ["y"], "name": .text(text)]).count == 4_000_000)
        let items = Value.list(Array(repeating: "y", count: 100_000))
        #expect(try set.render("main", with: ["x": items, "name": "z"]).count == 100_000)
        var deep: Value = "z"
        for _ in 0..<5000 { deep = [deep] }
        #expect(try set.render("main", with: ["x": deep, "name": "n"]) == Array("n".utf8))
    }
}
