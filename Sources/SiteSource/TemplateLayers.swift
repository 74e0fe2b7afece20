import Foundation

/// The folders in which templates are looked for: a site's own before the product's, file by file.
package struct TemplateLayers: Sendable {
    /// The first that has a file gives it.
    private let folders: [String]
    /// The product's folder, as messages call it.
    package let base: String

    /// - Parameters:
    ///   - base: the product's folder.
    ///   - site: the site's folder, whose `templates` may replace single files.
    package init(base: String, site: String? = nil) {
        self.base = base
        folders = (site.map { [$0.withSlashAtEnd + "templates"] } ?? []) + [base]
    }

    /// Where a file is; nil where no folder has it.
    /// - Parameter path: below the folder, such as `components/button/button.css`.
    package func file(_ path: String) -> String? {
        folders.map { "\($0)/\(path)" }.first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The names in a folder of any layer, each once, sorted, without hidden ones.
    package func names(in folder: String) -> [String] {
        let names = folders.flatMap {
            (try? FileManager.default.contentsOfDirectory(atPath: "\($0)/\(folder)")) ?? []
        }
        return Set(names.filter { !$0.hasPrefix(".") }).sorted()
    }
}
