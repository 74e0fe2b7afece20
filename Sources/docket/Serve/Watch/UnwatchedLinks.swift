import Foundation

/// Links to files and folders, behind which something changes without a word to who watches.
enum UnwatchedLinks {
    /// Whether there is one in the folder of a site, but for those of its teams, which are looked for where a team is read,
    /// or in the folder of the templates.
    /// - Parameters:
    ///   - written: the folders that a build writes, which may lie within. Like the others they are absolute, without
    ///     symbolic links.
    static func exist(in site: String, _ templates: String, written: [String]) -> Bool {
        [site, templates].contains { folder in
            let files = FileManager.default.enumerator(
                at: URL(fileURLWithPath: folder), includingPropertiesForKeys: [.isSymbolicLinkKey],
                options: .skipsHiddenFiles)
            while let file = files?.nextObject() as? URL {
                if written.contains(file.path) || isTeam(file, of: site) {
                    files?.skipDescendants()
                } else if (try? file.resourceValues(forKeys: [.isSymbolicLinkKey]))?.isSymbolicLink == true {
                    return true
                }
            }
            return false
        }
    }

    private static func isTeam(_ file: URL, of site: String) -> Bool {
        file.deletingLastPathComponent().path == "\(site)/teams"
    }
}
