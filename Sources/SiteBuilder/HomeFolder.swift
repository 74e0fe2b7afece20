import Foundation
import Glibc

/// A home's bundles. Everything in a home is for one group: an admin builds, and the web server's user reads.
struct HomeFolder {
    /// The permissions of folders: the group may write, and what is made inside belongs to the same group.
    static let folderMode: mode_t = 0o2770
    static let fileMode: mode_t = 0o660
    /// How long a replaced bundle stays for the requests that began with it, in seconds.
    static let graceTime = 600

    let path: String

    /// Makes the home where it is missing.
    init(_ path: String) throws(BuildError) {
        self.path = path
        try FileSystem.makeFolder(path, mode: Self.folderMode)
        try FileSystem.makeFolder("\(path)/bundles", mode: Self.folderMode)
    }

    /// Writes a bundle, whole and on disk, under its name; nothing reads it yet.
    func add(_ files: [OutputFile], name: String) throws(BuildError) {
        let folder = "\(path)/bundles/\(name)"
        // The same name is the same content; a damaged one is made anew.
        var isIntact = true
        for file in files where try FileSystem.read("\(folder)/\(file.path)") != file.bytes { isIntact = false }
        if isIntact { return }
        let temporary = "\(path)/bundles/.new"
        try FileSystem.makeNewFolder(temporary, mode: Self.folderMode)
        for subfolder in Set(
            ["forms"] + files.compactMap { $0.path.split(separator: "/").dropLast().first.map(String.init) })
        {
            try FileSystem.makeFolder("\(temporary)/\(subfolder)", mode: Self.folderMode)
        }
        for file in files {
            try FileSystem.write(file.bytes, to: "\(temporary)/\(file.path)", mode: Self.fileMode, synced: true)
        }
        if FileSystem.isFolder(folder) {
            let damaged = "\(path)/bundles/.damaged"
            FileSystem.removeTree(damaged)
            try FileSystem.rename(folder, to: damaged)
        }
        try FileSystem.rename(temporary, to: folder)
    }

    /// Makes a bundle the current one by one rename of the link.
    /// - Returns: whether it is another than before.
    func switchBundle(to name: String) throws(BuildError) -> Bool {
        try switchLink("bundle", from: currentBundle, to: "bundles/\(name)")
    }

    /// Makes a link of the home lead to another folder or file of it.
    /// - Returns: whether that is another than before.
    @discardableResult
    func switchLink(_ link: String, from current: String?, to target: String) throws(BuildError) -> Bool {
        if current == target { return false }
        // The grace time of what is replaced begins now.
        if let current { utimes("\(path)/\(current)", nil) }
        let temporary = "\(path)/.\(link)-new"
        try FileSystem.remove(temporary)
        guard symlink(target, temporary) == 0 else { throw FileSystem.failure("made", temporary) }
        try FileSystem.rename(temporary, to: "\(path)/\(link)")
        Self.sync(path)
        return true
    }

    /// Removes bundles and indexes that were replaced long enough ago.
    /// - Parameter now: in seconds since 1970.
    func removeStale(now: Int) {
        removeStaleIndexes(now: now)
        for name in FileSystem.names(in: "\(path)/bundles") where "bundles/\(name)" != currentBundle {
            var status = stat()
            let folder = "\(path)/bundles/\(name)"
            guard stat(folder, &status) == 0, status.st_mtim.tv_sec < now - Self.graceTime else { continue }
            FileSystem.removeTree(folder)
        }
    }

    /// A file of the current bundle; nil where there is none.
    func bundleFile(_ file: String) -> [UInt8]? { try? FileSystem.read("\(path)/bundle/\(file)") }

    private var currentBundle: String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/bundle")
    }

    static func sync(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
