package import Diagnostics
import Foundation
package import SiteSource
package import Templates

/// What `templates/` holds: the templates by name and the style sheet's parts.
package struct TemplateFolder: Sendable {
    /// Parsed and checked, by name.
    package let templates: TemplateSet
    /// base.css and every component's own, in the order of their names.
    let stylesheet: [UInt8]

    /// Reads templates: `layouts/` and `pages/` keep their folder in the name, a component is called by its own name. The
    /// style sheet ends with `assets/site.css`, where a site has one.
    /// - Throws: every problem of every template.
    package init(_ layers: TemplateLayers) throws(Diagnostics) {
        var sources: [String: SourceText] = [:]
        var problems = Diagnostics()
        func add(_ path: String, as name: String) {
            let file = layers.file(path) ?? "\(layers.base)/\(path)"
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                problems.append(Diagnostic("The template cannot be read, or is not UTF-8.", file: file))
                return
            }
            sources[name] = SourceText(name: file, text: text)
        }
        for group in ["layouts", "pages"] {
            for file in layers.names(in: group) where file.hasSuffix(".mustache") {
                add("\(group)/\(file)", as: "\(group)/\(file.dropLast(9))")
            }
        }
        let components = layers.names(in: "components")
        for name in components { add("components/\(name)/\(name).mustache", as: name) }
        guard !sources.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    "There are no templates in this folder. Name the right one with “--templates”.", file: layers.base)
            ])
        }
        guard !problems.hasErrors else { throw problems }
        templates = try TemplateSet(sources)
        let optional = components.map { "components/\($0)/\($0).css" } + ["assets/site.css"]
        var stylesheet: [UInt8] = []
        for sheet in ["assets/base.css"] + optional.filter({ layers.file($0) != nil }) {
            let file = layers.file(sheet) ?? "\(layers.base)/\(sheet)"
            guard let content = FileManager.default.contents(atPath: file) else {
                problems.append(Diagnostic("The style sheet cannot be read.", file: file))
                continue
            }
            stylesheet += content
        }
        guard !problems.hasErrors else { throw problems }
        self.stylesheet = stylesheet
    }
}
