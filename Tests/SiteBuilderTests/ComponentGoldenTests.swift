import CompiledSite
import Diagnostics
import Forms
import Foundation
import SiteFixtures
import SiteSource
import Templates
import Testing

@testable import SiteBuilder

/// The product's components, filled with their own examples.
struct ComponentGoldenTests {
    private static let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/ComponentGoldens"
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    private static let folder = Result { try TemplateFolder(TemplateLayers(base: SiteFixture.templates)) }
    /// What has no meaning outside of another component.
    private static let withoutExamples = ["options"]

    private static var components: [String] {
        get throws { try folder.get().declarations.keys.filter { !$0.contains("/") }.sorted() }
    }

    private static func frame() throws -> [String: Value] {
        CompiledSite(
            name: "Example", origin: "https://help.example.com", path: "/", gateway: "/cgi-bin/docket-cgi",
            theme: CompiledTheme(stylesheet: "/assets/s.css", favicon: "/assets/f.svg"), bodyLimit: 1,
            parameterLimit: 1,
            messages: try Messages.read("\(SiteFixture.templates)/messages/en.yaml"), teams: [:]
        ).frame(title: "Title")
    }

    @Test("each example’s HTML is as its golden file says", arguments: try components)
    func html(of component: String) throws {
        let folder = try Self.folder.get()
        let examples = try #require(folder.declarations[component]).examples
        #expect(examples.isEmpty == Self.withoutExamples.contains(component))
        guard !examples.isEmpty else { return }
        let text = try examples.map { example in
            let html = try folder.templates.checked.render(
                component, with: .object(try Self.frame().merging(example.values) { $1 }))
            return "=== \(example.name)\n\(String(decoding: html, as: UTF8.self))"
        }.joined()
        let file = "\(Self.goldens)/\(component).golden"
        if Self.isRecording {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        } else {
            #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        }
    }

    @Test("each component has a README, and each golden file its component")
    func completeness() throws {
        let components = try Self.components
        for component in components {
            let readme = "\(SiteFixture.templates)/components/\(component)/README.md"
            #expect(FileManager.default.fileExists(atPath: readme), "\(component)")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.goldens).sorted()
        #expect(files == components.filter { !Self.withoutExamples.contains($0) }.map { "\($0).golden" }.sorted())
    }

    @Test("each page has an example")
    func pages() throws {
        let declarations = try Self.folder.get().declarations
        for page in Page.Template.allCases {
            #expect(declarations[page.rawValue]?.examples.isEmpty == false, "\(page)")
        }
    }
}
