import CompiledSite
import Diagnostics
import SiteSource
import Templates

/// Pages that show every component and page with its examples, for whoever designs templates.
struct Gallery {
    /// Where the gallery stands; no team may be called so.
    static let path = "_gallery/"

    private(set) var files: [OutputFile] = []
    private let site: CompiledSite
    private let folder: TemplateFolder
    private let frame: [String: Value]

    /// One way to look at a page.
    private struct Mode {
        let colorScheme: String
        let direction: String

        var name: String {
            "\(colorScheme == "light" ? "Light" : "Dark"), \(direction == "ltr" ? "left to right" : "right to left")"
        }
        var path: String { "\(colorScheme)-\(direction)/" }

        static let all = ["light", "dark"].flatMap { scheme in
            ["ltr", "rtl"].map { Mode(colorScheme: scheme, direction: $0) }
        }
    }

    /// - Throws: what a template cannot render, or a `BuildError`.
    init(_ site: CompiledSite, _ folder: TemplateFolder) throws {
        self.site = site
        self.folder = folder
        let stylesheet = "\(Self.path)gallery.css"
        let entries = folder.declarations.filter { !$0.value.examples.isEmpty }.sorted { $0.key < $1.key }
        frame = site.frame(title: "Gallery").merging([
            "gallery": site.url(site.address(Self.path)), "gallery_stylesheet": site.url(site.address(stylesheet)),
        ]) { $1 }
        files.append(OutputFile(stylesheet, folder.galleryStylesheet))
        for (name, declaration) in entries { try add(name, declaration) }
        let components = entries.filter { !Self.isPage($0.key) }
        let pages = entries.filter { Self.isPage($0.key) }
        try add(
            "", "gallery/index",
            ["groups": [group("Components", components), group("Pages", pages)]])
    }

    private static func isPage(_ name: String) -> Bool { name.hasPrefix("pages/") }

    private static func path(of name: String) -> String { name.replacing("/", with: "-") + "/" }

    private func group(_ heading: String, _ entries: [(key: String, value: Declaration)]) -> Value {
        [
            "heading": .text(heading),
            "entries": .list(
                entries.map { name, declaration in
                    [
                        "name": .text(name), "description": .text(declaration.description),
                        "address": site.url(site.address(Self.path + Self.path(of: name))),
                    ]
                }),
        ]
    }

    private mutating func add(_ name: String, _ declaration: Declaration) throws {
        let path = Self.path(of: name)
        var views: [(heading: String, path: String)] = []
        for (index, example) in declaration.examples.enumerated() {
            // Each by itself: examples would share ids, and a page has one of some parts.
            let view = "\(path)\(index + 1)/"
            views.append((example.name, view))
            for mode in Mode.all {
                if Self.isPage(name) {
                    try add(view + mode.path, name, example.values, mode)
                } else {
                    let html = HTML(trusted: String(decoding: try render(name, example.values, mode), as: UTF8.self))
                    try add(view + mode.path, "gallery/example", ["title": .text(name), "html": .html(html)], mode)
                }
            }
        }
        try add(
            path, "gallery/entry",
            [
                "title": .text(name), "description": .text(declaration.description),
                "has_pages": .bool(Self.isPage(name)), "has_parameters": .bool(!declaration.parameters.isEmpty),
                "views": .list(
                    views.map { view in
                        [
                            "heading": .text(view.heading),
                            "modes": .list(
                                Mode.all.map { mode in
                                    [
                                        "name": .text(mode.name),
                                        "address": site.url(site.address(Self.path + view.path + mode.path)),
                                    ]
                                }),
                        ]
                    }),
                "parameters": .list(
                    declaration.parameters.map { parameter in
                        [
                            "name": .text(parameter.name), "type": .text(Self.shown(parameter.kind)),
                            "required": .bool(parameter.isRequired), "description": .text(parameter.description),
                        ]
                    }),
            ])
    }

    /// The kind with what is in it: `a list of label and address`.
    private static func shown(_ kind: Parameter.Kind) -> String {
        switch kind {
        case .list(let members), .object(let members):
            "\(kind.shown) of \(members.map(\.name).joined(separator: ", "))"
        case .text, .html, .url, .bool: kind.shown
        }
    }

    private mutating func add(
        _ path: String, _ template: String, _ values: [String: Value], _ mode: Mode? = nil
    ) throws {
        files.append(OutputFile("\(Self.path)\(path)index.html", try render(template, values, mode)))
    }

    private func render(_ template: String, _ values: [String: Value], _ mode: Mode?) throws -> [UInt8] {
        var all = frame
        if let mode {
            all["color_scheme"] = .text(mode.colorScheme)
            all["direction"] = .text(mode.direction)
        }
        if case .text(let title)? = values["title"] { all["document_title"] = .text("\(title) – \(site.name)") }
        // Examples leave out what need not be given.
        return try folder.templates.checked.render(template, with: .object(all.merging(values) { $1 }))
    }
}
