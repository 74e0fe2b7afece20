import Foundation

/// Time and size of every file in folders, by path: what there is to compare where the kernel cannot watch them.
struct FolderSnapshot: Equatable {
    private struct FileState: Hashable {
        let modified: Date?
        let size: Int?
    }

    private var states: [String: FileState] = [:]

    /// - Parameters:
    ///   - roots: the folders.
    ///   - written: the folders that a build writes, which may lie within them.
    init(_ roots: [String], written: [String]) {
        let written = Set(written.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
        for folder in roots {
            let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey, .isDirectoryKey]
            let files = FileManager.default.enumerator(
                at: URL(fileURLWithPath: folder), includingPropertiesForKeys: keys, options: .skipsHiddenFiles)
            while let file = files?.nextObject() as? URL {
                // What a build writes may lie within the site, and is no reason to build again.
                if written.contains(file.standardizedFileURL.path) {
                    files?.skipDescendants()
                    continue
                }
                let values = try? file.resourceValues(forKeys: Set(keys))
                // A build may make a folder in another; what matters of a folder is what is in it.
                let isFolder = values?.isDirectory == true
                states[file.path] = FileState(
                    modified: isFolder ? nil : values?.contentModificationDate, size: isFolder ? nil : values?.fileSize)
            }
        }
    }
}
