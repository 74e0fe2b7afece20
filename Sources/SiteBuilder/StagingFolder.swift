import Glibc
import Synchronization

/// Where new files wait until all of them are written: a folder of Docket's own among the pages, on the same disk.
///
/// A folder of pages that is not there yet is made here as a whole and takes one rename, however many files it has.
final class StagingFolder: Sendable {
    static let name = ".docket-staging"

    private let output: String
    private let path: String
    private let state = Mutex(State())

    private struct State {
        /// Those that come into folders which are there, by the number of the file in the staging folder.
        var files: [(path: String, isAsset: Bool)] = []
        /// The folders of pages that were looked for, and whether they are missing.
        var isMissing: [Substring: Bool] = [:]
        /// Those that were made here.
        var made: Set<Substring> = []
        /// The topmost of them, and whether there are assets below.
        var trees: [Substring: Bool] = [:]
        /// Files and folders that go first, what is in a folder before it.
        var obstacles: [String] = []
    }

    /// Makes the folder, anew where a build that failed has left one.
    /// - Parameter output: the folder of pages, which is made where it is missing.
    init(in output: String) throws(BuildError) {
        self.output = output
        path = "\(output)/\(Self.name)"
        try FileSystem.makeNewFolder(path, mode: FileSystem.publicFolderMode)
    }

    /// Removes the folder with all that is in it.
    func remove() { FileSystem.removeTree(path) }

    /// Whether a folder on the way to a file is missing, so that nothing can be in its place.
    func isInMissingFolder(_ file: String) -> Bool { missingFolder(for: file) != nil }

    /// The topmost folder on the way to a file that is not there.
    private func missingFolder(for file: String) -> Substring? {
        var rest = file.startIndex
        while let slash = file[rest...].firstIndex(of: "/") {
            let folder = file[..<slash]
            if state.withLock({ $0.isMissing[folder] }) ?? isMissing(folder) { return folder }
            rest = file.index(after: slash)
        }
        return nil
    }

    private func isMissing(_ folder: Substring) -> Bool {
        var status = stat()
        let isMissing = lstat("\(output)/\(folder)", &status) != 0 && errno == ENOENT
        return state.withLock { state in
            // What the first thread saw counts for all files in it.
            let first = state.isMissing[folder] ?? isMissing
            state.isMissing[folder] = first
            return first
        }
    }

    /// Writes a file that is new or changed.
    /// - Parameter file: its path below the folder of pages.
    func add(_ file: String, _ bytes: [UInt8], isAsset: Bool) throws(BuildError) {
        guard let tree = missingFolder(for: file) else {
            let number = state.withLock { state in
                state.files.append((file, isAsset))
                return state.files.count - 1
            }
            return try FileSystem.write(bytes, to: "\(path)/\(number)")
        }
        let folder = Self.folder(of: file)
        if state.withLock({ !$0.made.contains(folder) }) {
            try FileSystem.makeFolder("\(path)/new/\(folder)")
            state.withLock { _ = $0.made.insert(folder) }
        }
        try FileSystem.write(bytes, to: "\(path)/new/\(file)")
        state.withLock { $0.trees[tree, default: false] = $0.trees[tree] == true || isAsset }
    }

    /// Has a file or an empty folder removed before anything is put in its place.
    /// - Parameter path: below the folder of pages.
    func clear(_ path: String) { state.withLock { $0.obstacles.append(path) } }

    /// Puts assets and then pages in their places, each file or new folder by a rename.
    /// - Parameter begin: called first, if there is any.
    /// - Returns: whether there was any.
    func publish(beginning begin: () -> Void = {}) throws(BuildError) -> Bool {
        let (files, trees, obstacles) = state.withLock {
            ($0.files, $0.trees.sorted { $0.key < $1.key }, $0.obstacles)
        }
        if files.isEmpty, trees.isEmpty, obstacles.isEmpty { return false }
        begin()
        for obstacle in obstacles { try FileSystem.remove("\(output)/\(obstacle)") }
        var folders: Set<Substring> = []
        for isAsset in [true, false] {
            for tree in trees where tree.value == isAsset {
                try put("new/\(tree.key)", String(tree.key), &folders)
            }
            for (number, file) in files.enumerated() where file.isAsset == isAsset {
                try put(String(number), file.path, &folders)
            }
        }
        return !(files.isEmpty && trees.isEmpty)
    }

    private func put(_ staged: String, _ target: String, _ folders: inout Set<Substring>) throws(BuildError) {
        let folder = Self.folder(of: target)
        if !folder.isEmpty, folders.insert(folder).inserted { try FileSystem.makeFolder("\(output)/\(folder)") }
        try FileSystem.rename("\(path)/\(staged)", to: "\(output)/\(target)")
    }

    /// Empty for what stands at the top.
    private static func folder(of file: String) -> Substring { file[..<(file.lastIndex(of: "/") ?? file.startIndex)] }
}
