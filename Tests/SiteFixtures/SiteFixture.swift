import CompiledSite
import Diagnostics
package import Foundation
package import SiteBuilder
import SiteSource

/// A whole site written by a test as a set of small files, with folders for its pages and its home.
package final class SiteFixture {
    /// A folder of its own that goes with the fixture.
    package let folder: URL

    /// - Parameter files: by path below the site's folder; site.yaml is written unless it is among them.
    package init(_ files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-\(UUID().uuidString)")
        try write(files["site.yaml"] ?? "name: Example\nurl: https://help.example.com/\n", to: "site.yaml")
        for (path, text) in files { try write(text, to: path) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The folder of pages.
    package var output: String { folder.appendingPathComponent("public").path }

    /// The folder of the bundle and the tickets.
    package var home: String { folder.appendingPathComponent("home").path }

    /// The project's own templates.
    package static let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../templates").standardizedFileURL.path

    /// Writes a file of the site.
    package func write(_ text: String, to path: String) throws {
        let file = folder.appendingPathComponent("site/\(path)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Removes a file or folder of the site.
    package func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent("site/\(path)"))
    }

    /// Builds the site as it is now.
    /// - Parameters:
    ///   - templates: a folder of templates; nil for the project's own.
    ///   - withDrafts: whether what is not published is shown too, as a preview shows it.
    @discardableResult
    package func build(
        output: String? = nil, home: String? = nil, templates: String? = nil, withGallery: Bool = false,
        withDrafts: Bool = false
    ) throws -> SiteBuilder.Report {
        let source = "\(folder.path)/site"
        return try SiteBuilder(
            site: source, output: output ?? self.output, home: home ?? self.home, withGallery: withGallery
        ).build { memory in
            let reading = Site.read(
                source, templates: TemplateLayers(base: Self.templates, site: source), memory: memory)
            guard let site = reading.site else { throw reading.diagnostics }
            return (
                withDrafts ? site.showingDrafts() : site,
                try TemplateFolder(
                    TemplateLayers(base: templates ?? Self.templates, site: source), languages: reading.languages)
            )
        }
    }

    /// The content of a page; nil when there is none.
    package func page(_ path: String) -> String? {
        try? String(contentsOfFile: "\(output)/\(path)", encoding: .utf8)
    }

    /// Every file below a folder, by its path there, with its content.
    package static func files(in folder: String) -> [String: Data] {
        var files: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            let file = "\(folder)/\(path)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[path] = FileManager.default.contents(atPath: file)
        }
        return files
    }

    /// A team with a form that has one field of each kind.
    package static let team = """
        name: Care
        description: We *answer*.
        published: true
        help_center: { contact: Ask us }
        form:
          published: true
          title: How can we help?
          introduction: Write **everything**.
          fields:
            - { type: customer_name, label: Full name, required: true, max_length: 40 }
            - { type: email, label: Email address, description: For our *answer*., required: true }
            - { type: custom, name: size, label: Size, input_type: number, min: 2, max: 10 }
            - { type: custom, name: topic, label: Topic, input_type: radio, options: [Order, { value: other, label: Something else }] }
            - { type: custom, name: country, label: Country, input_type: selection, options: [{ group: Europe, options: [IT, DE] }, JP] }
            - { type: custom, name: terms, label: I agree, input_type: checkbox, required: true }
            - { type: custom, name: source, input_type: hidden, default: website }
            - { type: description, label: "What happened?", rows: 6, placeholder: Tell us }
        """
}
