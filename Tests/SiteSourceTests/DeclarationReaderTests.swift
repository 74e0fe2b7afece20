import Diagnostics
import Foundation
import SiteSource
import Templates
import Testing

/// The parameters that templates declare.
struct DeclarationReaderTests {
    /// What a folder with these files says, below the folder's name.
    private func problems(_ files: [String: String]) throws -> String {
        let folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text, to: path) }
        let reading = Declaration.readAll(in: TemplateLayers(base: folder.site))
        return reading.problems.rendered.replacing(folder.site + "/", with: "")
    }

    @Test("the product’s templates use what they declare, and declare what they use")
    func product() throws {
        let templates = URL(fileURLWithPath: "\(Repository.root)/templates")
        var sources: [String: SourceText] = [:]
        let files = FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "mustache" else { continue }
            let name = file.deletingPathExtension().lastPathComponent
            let group = file.deletingLastPathComponent().lastPathComponent
            sources[Declaration.groups.contains(group) ? "\(group)/\(name)" : name] = SourceText(
                name: name, text: try String(contentsOf: file, encoding: .utf8))
        }
        #expect(sources.count > 20)
        let reading = Declaration.readAll(in: TemplateLayers(base: templates.path))
        #expect(reading.problems.rendered == "")
        #expect(try TemplateSet(sources).check(reading.declarations, shared: reading.shared).rendered == "")
    }

    @Test("every kind is read, with its place")
    func kinds() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            description: A thing.
            parameters:
              a: { type: text, description: A. }
              b: { type: html, required: false, description: B. }
              c: { type: list, description: C., of: { d: { type: url, description: D. } } }
              e: { type: object, description: E., of: { f: { type: bool, description: F. } } }
            """, to: "components/thing/thing.yaml")
        let reading = Declaration.readAll(in: TemplateLayers(base: folder.site))
        // The folder has no shared.yaml; the interface’s texts are shared all the same.
        #expect(reading.problems.rendered.contains("shared.yaml: error: There is no such file"))
        #expect(reading.shared.map(\.name) == ["text"])
        let parameters = try #require(reading.declarations["thing"]?.parameters)
        #expect(parameters.map(\.name) == ["a", "b", "c", "e"])
        #expect(parameters.map(\.isRequired) == [true, false, true, true])
        #expect(parameters[1].position == SourcePosition(line: 4, column: 3))
        #expect(parameters[0].kind == .text)
        guard case .list(let items) = parameters[2].kind, case .object(let members) = parameters[3].kind else {
            Issue.record("not a list and an object")
            return
        }
        #expect(items.map(\.kind) == [.url])
        #expect(members.map(\.kind) == [.bool])
    }

    @Test("every mistake is told with its place")
    func mistakes() throws {
        let text = try problems([
            "shared.yaml": "description: Shared.\nparameters: {}\n",
            "pages/a.yaml": """
            descripton: A page.
            parameters:
              a: { type: txt, description: A. }
              b: { type: list, description: B. }
              c: { type: text, description: C., of: {} }
              d: { type: text }
              e: text
            """,
            "pages/b.yaml": "description: B.\nparameters: [a]\n",
        ])
        #expect(
            text == """
                pages/a.yaml:1:1: error: A template’s file has no key “descripton”. Did you mean “description”?
                    descripton: A page.
                    ^
                pages/a.yaml:1:1: error: A template’s file needs the key “description”.
                    descripton: A page.
                    ^
                pages/a.yaml:3:14: error: “type” has no value “txt”. Did you mean “text”?
                      a: { type: txt, description: A. }
                                 ^
                pages/a.yaml:4:3: error: A parameter of type “list” needs the key “of”, with what is in it.
                      b: { type: list, description: B. }
                      ^
                pages/a.yaml:5:41: error: A parameter of type “text” has nothing in it. Remove the key “of”.
                      c: { type: text, description: C., of: {} }
                                                            ^
                pages/a.yaml:6:6: error: A parameter needs the key “description”.
                      d: { type: text }
                         ^
                pages/a.yaml:7:6: error: A parameter must be a map of keys and values, and this is “text”.
                      e: text
                         ^
                pages/b.yaml:2:13: error: Parameters are a map by their names, and this is a list.
                    parameters: [a]
                                ^
                """)
    }

    @Test("“of” takes in the parameters of another component, also of one that is read later")
    func reference() throws {
        let folder = try TemporaryFolder()
        try folder.write("description: Shared.\nparameters: {}\n", to: "shared.yaml")
        try folder.write(
            "description: A.\nparameters:\n  items: { type: list, description: Items., of: zebra }\n",
            to: "components/a/a.yaml")
        try folder.write(
            "description: Z.\nparameters:\n  stripe: { type: text, description: S. }\n",
            to: "components/zebra/zebra.yaml")
        let reading = Declaration.readAll(in: TemplateLayers(base: folder.site))
        #expect(reading.problems.rendered == "")
        #expect(
            reading.declarations["a"]?.parameters.first?.kind
                == .list(of: reading.declarations["zebra"]?.parameters ?? []))
    }

    @Test("a reference to nothing, or round in a circle, is told")
    func wrongReferences() throws {
        let text = try problems([
            "shared.yaml": "description: Shared.\nparameters: {}\n",
            "components/a/a.yaml":
                "description: A.\nparameters:\n  b: { type: object, description: B., of: b }\n  c: { type: list, description: C., of: aa }\n",
            "components/b/b.yaml": "description: B.\nparameters:\n  a: { type: object, description: A., of: a }\n",
        ])
        #expect(
            text == """
                components/a/a.yaml:4:41: error: “of” is a map of parameters or the name of a component that has them, and no component is called “aa”.
                      c: { type: list, description: C., of: aa }
                                                            ^
                components/b/b.yaml:3:43: error: The parameters of “a” would be among themselves without end.
                      a: { type: object, description: A., of: a }
                                                              ^
                """)
    }

    @Test("examples are read as their parameters say")
    func examples() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "description: Shared.\nparameters:\n  home: { type: url, description: H. }\n", to: "shared.yaml")
        try folder.write(
            """
            description: A.
            parameters:
              t: { type: text, description: T. }
              h: { type: html, required: false, description: H. }
              b: { type: bool, description: B. }
              words: { type: list, description: L., of: { .: { type: text, description: W. } } }
              things: { type: list, description: L., of: { u: { type: url, description: U. }, o: { type: text, required: false, description: O. } } }
            examples:
              - name: All
                values: { t: "<1>", h: "<b>x</b>", b: true, words: [a, b], things: [{ u: /x, o: "No" }, { u: "#y" }], home: / }
              - name: Without
                values: { t: "", b: false, words: [], things: [] }
            """, to: "components/a/a.yaml")
        let reading = Declaration.readAll(in: TemplateLayers(base: folder.site))
        #expect(reading.problems.rendered == "")
        let x = try #require(SafeURL("/x"))
        let y = try #require(SafeURL("#y"))
        let home = try #require(SafeURL("/"))
        #expect(
            reading.declarations["a"]?.examples == [
                Example(
                    name: "All",
                    values: [
                        "t": "<1>", "h": .html(HTML(trusted: "<b>x</b>")), "b": true, "words": ["a", "b"],
                        "things": [["u": .url(x), "o": "No"], ["u": .url(y), "o": false]], "home": .url(home),
                    ]),
                Example(name: "Without", values: ["t": "", "h": false, "b": false, "words": [], "things": []]),
            ])
    }

    @Test("every mistake of an example is told")
    func wrongExamples() throws {
        let text = try problems([
            "shared.yaml": "description: Shared.\nparameters: {}\n",
            "components/a/a.yaml": """
            description: A.
            parameters:
              title: { type: text, description: T. }
              link: { type: url, description: L. }
              on: { type: bool, description: O. }
              of: { type: list, description: L., of: { word: { type: text, description: W. } } }
            examples:
              - name: One
                values: { titel: x, link: "javascript:x", on: yes, of: [{ word: [] }, 1] }
              - name: One
                values: [a]
              - values: { title: x, link: /, on: true, of: x }
            """,
            "components/b/b.yaml": "description: B.\nparameters: {}\nexamples: []\n",
        ])
        #expect(
            text == """
                components/a/a.yaml:9:13: error: The example lacks “title”.
                        values: { titel: x, link: "javascript:x", on: yes, of: [{ word: [] }, 1] }
                                ^
                components/a/a.yaml:9:15: error: The example gives “titel”, and no parameter is called so. Did you mean “title”?
                        values: { titel: x, link: "javascript:x", on: yes, of: [{ word: [] }, 1] }
                                  ^
                components/a/a.yaml:9:31: error: “link” must be an address, and this is “javascript:x”.
                        values: { titel: x, link: "javascript:x", on: yes, of: [{ word: [] }, 1] }
                                                  ^
                components/a/a.yaml:9:51: error: “on” must be true or false, and this is “yes”.
                        values: { titel: x, link: "javascript:x", on: yes, of: [{ word: [] }, 1] }
                                                                      ^
                components/a/a.yaml:9:69: error: “word” must be text, and this is a list.
                        values: { titel: x, link: "javascript:x", on: yes, of: [{ word: [] }, 1] }
                                                                                        ^
                components/a/a.yaml:9:75: error: An item of “of” must be a map of values by their names, and this is “1”.
                        values: { titel: x, link: "javascript:x", on: yes, of: [{ word: [] }, 1] }
                                                                                              ^
                components/a/a.yaml:10:5: error: Another example is called “One” too. Give this one another name.
                      - name: One
                        ^
                components/a/a.yaml:11:13: error: The example must be a map of values by their names, and this is a list.
                        values: [a]
                                ^
                components/a/a.yaml:12:5: error: An example needs the key “name”.
                      - values: { title: x, link: /, on: true, of: x }
                        ^
                components/a/a.yaml:12:48: error: “of” must be a list, and this is “x”.
                      - values: { title: x, link: /, on: true, of: x }
                                                                   ^
                components/b/b.yaml:3:11: error: “examples” is empty. Write one, or remove the key.
                    examples: []
                              ^
                """)
    }
}
