import CompiledSite
package import Diagnostics
package import SiteSource
package import Templates

/// What `templates/` holds: the templates by name and the style sheet's parts.
package struct TemplateFolder: Sendable {
    /// Parsed and checked, by name.
    let templates: TemplateSet
    /// What the templates declare, by the same names.
    package let declarations: [String: Declaration]
    /// The colours of base.css.
    package let palette: Palette
    /// What is worth a word and stops no build.
    package let warnings: Diagnostics
    /// base.css and every component's own, in the order of their names.
    let stylesheet: [UInt8]
    /// The same with the components of forms and tickets alone.
    let formStylesheet: [UInt8]
    /// What a site adds, `assets/site.css`; empty where it has none.
    let siteStylesheet: [UInt8]
    /// The frame of the gallery.
    let galleryStylesheet: [UInt8]
    let layers: TemplateLayers

    /// Reads templates: `layouts/` and `pages/` keep their folder in the name, a component is called by its own name.
    /// - Parameter languages: the site's, whose messages its own templates may hold; asked for last of all.
    /// - Throws: every problem of every template and of what it declares.
    package init(_ layers: TemplateLayers, languages: @autoclosure () -> [String] = ["en"]) throws(Diagnostics) {
        self.layers = layers
        var sources: [String: SourceText] = [:]
        var problems = Diagnostics()
        func add(_ path: String, as name: String) {
            do throws(Diagnostic) {
                sources[name] = try layers.text(path)
            } catch {
                problems.append(error)
            }
        }
        for group in Declaration.groups {
            for file in layers.names(in: group) where file.hasSuffix(".mustache") {
                add("\(group)/\(file)", as: "\(group)/\(file.dropLast(9))")
            }
        }
        let components = layers.names(in: "components")
        for name in components {
            if let problem = layers.problem(ofComponent: name, among: components) {
                problems.append(problem)
            } else {
                add("components/\(name)/\(name).mustache", as: name)
            }
        }
        guard !sources.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    "There are no templates in this folder. Name the right one with “--templates”.", file: layers.base)
            ])
        }
        guard !problems.hasErrors else { throw problems }
        templates = try TemplateSet(sources)
        let reading = Declaration.readAll(in: layers)
        problems.append(reading.problems)
        if !problems.hasErrors { problems.append(templates.check(reading.declarations, shared: reading.shared)) }
        declarations = reading.declarations
        let base = Self.styleSheet("assets/base.css", layers, &problems)
        let sheets = components.filter { layers.file("components/\($0)/\($0).css") != nil }.map { name in
            (name: name, css: Self.styleSheet("components/\(name)/\(name).css", layers, &problems))
        }
        stylesheet = Array(Compacting.stylesheet(base + sheets.map(\.css).joined()).utf8)
        let all = templates
        let pages = [Page.Template.form, .ticket].map { all.sources(reachedFrom: $0.rawValue) }
        let needed = sheets.filter { sheet in pages.contains { $0[sheet.name] != nil } }
        formStylesheet = Array(Compacting.stylesheet(base + needed.map(\.css).joined()).utf8)
        siteStylesheet =
            layers.file("assets/site.css") == nil
            ? [] : Array(Self.styleSheet("assets/site.css", layers, &problems).utf8)
        galleryStylesheet = Array(Self.styleSheet("gallery/gallery.css", layers, &problems).utf8)
        do throws(Diagnostic) {
            palette = try Palette.read(layers)
        } catch {
            problems.append(error)
            throw problems
        }
        problems.append(layers.unread(templates.names, languages: languages()))
        guard !problems.hasErrors else { throw problems }
        warnings = problems
    }

    private static func styleSheet(
        _ path: String, _ layers: TemplateLayers, _ problems: inout Diagnostics
    ) -> String {
        do throws(Diagnostic) {
            return try layers.text(path).text
        } catch {
            problems.append(error)
            return ""
        }
    }
}
