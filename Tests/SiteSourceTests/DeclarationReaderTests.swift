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
            sources[["layouts", "pages"].contains(group) ? "\(group)/\(name)" : name] = SourceText(
                name: name, text: try String(contentsOf: file, encoding: .utf8))
        }
        #expect(sources.count > 20)
        let (declarations, shared, problems) = Declaration.readAll(in: TemplateLayers(base: templates.path))
        #expect(problems.rendered == "")
        #expect(try TemplateSet(sources).check(declarations, shared: shared).rendered == "")
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
        let (declarations, shared, problems) = Declaration.readAll(in: TemplateLayers(base: folder.site))
        // The folder has no shared.yaml; the interface’s texts are shared all the same.
        #expect(problems.rendered.contains("shared.yaml: error: The file cannot be read."))
        #expect(shared.map(\.name) == ["text"])
        let parameters = try #require(declarations["thing"]?.parameters)
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
}
