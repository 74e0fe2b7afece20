package import Diagnostics
package import Forms
import Foundation

/// The folders in which templates are looked for: a site's own before the product's, file by file.
package struct TemplateLayers: Sendable {
    /// In bytes, of each file.
    static let fileSizeLimit = 1_000_000

    /// The product's folder, as messages call it.
    package let base: String
    /// The site's folder, whose `templates` may replace single files; nil for none.
    private let site: String?

    /// - Parameters:
    ///   - base: the product's folder.
    ///   - site: the site's folder.
    package init(base: String, site: String? = nil) {
        self.base = base
        self.site = site
    }

    /// The first that has a file gives it.
    private var folders: [String] { [siteFolder, base].compactMap { $0 } }

    private var siteFolder: String? { site.map { $0.withSlashAtEnd + "templates" } }

    /// Where a file is; nil where no folder has it.
    /// - Parameter path: below the folder, such as `components/button/button.css`.
    package func file(_ path: String) -> String? {
        folders.map { "\($0)/\(path)" }.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The bytes of a file, of a site's only what lies within its folder.
    package func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
        try SiteFile.bytes(
            of: file(path) ?? "\(base)/\(path)", within: folder(of: path), atMost: Self.fileSizeLimit)
    }

    /// The folder that must hold a file: the site's for one of its own; nil for the product's.
    func folder(of path: String) -> String? {
        guard let siteFolder, let file = file(path), file.hasPrefix("\(siteFolder)/") else { return nil }
        return site
    }

    /// The text of a file, as `bytes`.
    package func text(_ path: String) throws(Diagnostic) -> SourceText {
        let file = file(path) ?? "\(base)/\(path)"
        guard let text = String(validating: try bytes(path), as: UTF8.self) else {
            throw Diagnostic("The file is not UTF-8. Save it as UTF-8.", file: file)
        }
        return SourceText(name: file, text: text)
    }

    /// What is wrong with the folder of a component that has no template; nil when it has one.
    /// - Parameter components: the names of all folders.
    package func problem(ofComponent name: String, among components: [String]) -> Diagnostic? {
        let path = "components/\(name)"
        guard file("\(path)/\(name).mustache") == nil, let folder = file(path) else { return nil }
        if name.hasSuffix(".mustache") {
            let component = name.dropLast(9)
            return Diagnostic(
                "A component is a folder. Move this file to components/\(component)/\(component).mustache.",
                file: folder)
        }
        let hint = didYouMean(name, among: components.filter { $0 != name })
        return Diagnostic(
            "There is no \(name).mustache in this folder.\(hint.isEmpty ? " Write one, or remove the folder." : hint)",
            file: folder)
    }

    /// The names in a folder of any layer, each once, sorted, without hidden ones.
    package func names(in folder: String) -> [String] {
        let names = folders.flatMap {
            (try? FileManager.default.contentsOfDirectory(atPath: "\($0)/\(folder)")) ?? []
        }
        return Set(names.filter { !$0.hasPrefix(".") }).sorted()
    }

    /// The interface's texts in a language, from its own file or that of a less exact tag: `pt-BR`, then `pt`.
    /// - Throws: what is wrong with the file.
    /// - Returns: nil where there is no such file.
    package func messages(_ language: String) throws(Diagnostics) -> Messages? {
        for tag in LanguageTag.fallbacks(language) {
            let path = "messages/\(tag).yaml"
            guard let file = file(path) else { continue }
            return try Messages.read(file, within: folder(of: path), language: language)
        }
        return nil
    }

    /// The files of the site's own layer that nothing reads, which a misspelt folder or name makes of them.
    /// - Parameters:
    ///   - templates: the names of all templates.
    ///   - languages: the site's.
    package func unread(_ templates: [String], languages: [String]) -> Diagnostics {
        guard let siteFolder, let files = FileManager.default.enumerator(atPath: siteFolder) else {
            return Diagnostics()
        }
        let components = templates.filter { !$0.contains("/") }
        var known = ["assets/base.css", "assets/site.css", "assets/favicon.svg", "shared.yaml"]
        known += languages.flatMap(LanguageTag.fallbacks).map { "messages/\($0).yaml" }
        known += templates.filter { $0.contains("/") }.flatMap { ["\($0).mustache", "\($0).yaml"] }
        known += components.flatMap { name in
            ["\(name).mustache", "\(name).yaml", "\(name).css", "README.md"].map { "components/\(name)/\($0)" }
        }
        var problems = Diagnostics()
        for case let path as String in files where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: "\(siteFolder)/\(path)", isDirectory: &isFolder),
                !isFolder.boolValue, !known.contains(path), path != "README.md"
            else { continue }
            problems.append(
                Diagnostic(
                    "Nothing reads this file.\(didYouMean(path, among: known))", severity: .warning,
                    file: "\(siteFolder)/\(path)"))
        }
        return problems
    }
}
