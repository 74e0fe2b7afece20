package import Diagnostics
import Foundation
package import Templates

/// What `templates/` holds: the templates by name and the style sheet's parts.
package struct TemplateFolder: Sendable {
    package let templates: TemplateSet
    /// base.css and every component's own, in the order of their names.
    let stylesheet: [UInt8]

    /// Reads a folder: `layouts/` and `pages/` keep their folder in the name, a component is called by its own name.
    /// - Throws: every problem of every template.
    package init(_ folder: String) throws(Diagnostics) {
        var sources: [String: SourceText] = [:]
        var problems = Diagnostics()
        func add(_ path: String, as name: String) {
            let file = "\(folder)/\(path)"
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                problems.append(Diagnostic("The template cannot be read, or is not UTF-8.", file: file))
                return
            }
            sources[name] = SourceText(name: file, text: text)
        }
        for group in ["layouts", "pages"] {
            for file in FileSystem.names(in: "\(folder)/\(group)") where file.hasSuffix(".mustache") {
                add("\(group)/\(file)", as: "\(group)/\(file.dropLast(9))")
            }
        }
        let components = FileSystem.names(in: "\(folder)/components")
        for name in components { add("components/\(name)/\(name).mustache", as: name) }
        guard !sources.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    "There are no templates in this folder. Name the right one with “--templates”.", file: folder)
            ])
        }
        guard !problems.hasErrors else { throw problems }
        templates = try TemplateSet(sources)
        var stylesheet: [UInt8] = []
        let sheets = components.map { "components/\($0)/\($0).css" }.filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)")
        }
        for sheet in ["assets/base.css"] + sheets {
            guard let content = FileManager.default.contents(atPath: "\(folder)/\(sheet)") else {
                problems.append(Diagnostic("The style sheet cannot be read.", file: "\(folder)/\(sheet)"))
                continue
            }
            stylesheet += content
        }
        guard !problems.hasErrors else { throw problems }
        self.stylesheet = stylesheet
    }
}
