package import Diagnostics
package import Forms
import Foundation
import Yams

extension Messages.Key: MapKeys {}

extension Messages {
    /// Reads the interface's texts of a language.
    /// - Parameter file: the path of `<language>.yaml`.
    /// - Throws: every key that is missing, unknown or empty.
    package static func read(_ file: String) throws(Diagnostics) -> Messages {
        var reader: YAMLReader
        let root: Node?
        do throws(Diagnostic) {
            let source = try YAMLFile.read(file, name: file)
            reader = YAMLReader(source)
            root = try YAMLFile.parse(source)
        } catch {
            throw Diagnostics([error])
        }
        var texts: [String: String] = [:]
        if let root, let map = reader.map(root, Key.self, of: "The texts") {
            for key in Key.allCases {
                guard let node = reader.needed(key, in: map, of: "The texts") else { continue }
                texts[key.rawValue] = reader.text(node, key.rawValue)
            }
        }
        guard !reader.diagnostics.hasErrors else { throw reader.diagnostics }
        let language = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        return Messages(language: language, texts: texts)
    }
}
