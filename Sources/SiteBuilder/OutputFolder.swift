import Glibc
import Synchronization

/// The folder of pages, changed in such an order that a build which is cut off anywhere leaves a site that works.
final class OutputFolder: Sendable {
    /// Where files wait until all of them are written.
    static let staging = ".docket-staging"
    /// How long an asset stays that no page names any more, in seconds: seven days, for pages in caches.
    static let assetLifetime = 7 * 24 * 60 * 60

    let path: String
    private let old: Manifest
    /// What Docket wrote here before.
    private let known: Set<String>
    private let now: Int
    private let state = Mutex(State())

    private struct State {
        /// The paths of all files of the new site.
        var files: Set<String> = []
        var assets: Set<String> = []
        /// What is new or changed, by the number of its file in the staging folder.
        var staged: [(path: String, isAsset: Bool)] = []
        /// Folders that are known to be no links.
        var checked: Set<Substring> = []
    }

    /// Makes the staging folder; the site stays as it is.
    /// - Parameter now: in seconds since 1970.
    init(_ path: String, now: Int) throws(BuildError) {
        self.path = path
        self.now = now
        old = try Manifest.read(in: path)
        known = old.all
        removeStaging()
        try FileSystem.makeFolder("\(path)/\(Self.staging)")
    }

    /// Removes what a build that failed has left.
    func removeStaging() { FileSystem.removeTree("\(path)/\(Self.staging)") }

    /// Writes a file into the staging folder, unless it is there already as it is. Several threads may call it.
    func stage(_ file: OutputFile) throws(BuildError) {
        let target = "\(path)/\(file.path)"
        try refuseLinks(file.path)
        let isNew = state.withLock { state in
            file.isAsset
                ? state.assets.insert(file.path).inserted : state.files.insert(file.path).inserted
        }
        // Two pages may show one picture.
        if !isNew, file.isAsset { return }
        if known.contains(file.path) || FileSystem.exists(target) {
            if FileSystem.isFolder(target) {
                throw BuildError(
                    "\(target) is a folder, and a page must stand there. Move it, or choose another “--output”.")
            }
            let current = try FileSystem.read(target)
            if current == file.bytes { return }
            if current != nil, !known.contains(file.path) {
                throw BuildError(
                    "\(target) was not written by Docket, and a page must stand there. Move it, or choose another “--output”."
                )
            }
        }
        let number = state.withLock { state in
            state.staged.append((file.path, file.isAsset))
            return state.staged.count - 1
        }
        try FileSystem.write(file.bytes, to: "\(path)/\(Self.staging)/\(number)")
    }

    /// A link of somebody else's would take the pages to another place, or be lost.
    private func refuseLinks(_ file: String) throws(BuildError) {
        var part = file[...]
        while true {
            let isFolder = part.utf8.count < file.utf8.count
            if isFolder, state.withLock({ !$0.checked.insert(part).inserted }) { return }
            let target = "\(path)/\(part)"
            if FileSystem.isLink(target) {
                throw BuildError(
                    "\(target) is a symbolic link, and a page must stand there. Move it, or choose another “--output”.")
            }
            guard let slash = part.lastIndex(of: "/") else { return }
            part = part[..<slash]
        }
    }

    /// Puts assets and then pages in their places, each by a rename.
    /// - Returns: whether there was any that was not there already.
    func publish() throws(BuildError) -> Bool {
        // First of all what may be about to appear, so that a build after a cut knows it for Docket's own.
        var union = old
        let state = state.withLock { $0 }
        union.assets.formUnion(state.assets)
        union.files.formUnion(state.files)
        try union.write(in: path)
        var folders: Set<Substring> = []
        for isAsset in [true, false] {
            for (number, file) in state.staged.enumerated() where file.isAsset == isAsset {
                if let slash = file.path.lastIndex(of: "/"), folders.insert(file.path[..<slash]).inserted {
                    try FileSystem.makeFolder("\(path)/\(file.path[..<slash])")
                }
                try FileSystem.rename("\(path)/\(Self.staging)/\(number)", to: "\(path)/\(file.path)")
            }
        }
        return !state.staged.isEmpty
    }

    /// Removes what Docket wrote before and the site no longer has.
    /// - Returns: whether there was any.
    func removeStale() throws(BuildError) -> Bool {
        var new = Manifest()
        (new.files, new.assets) = state.withLock { ($0.files, $0.assets) }
        new.retiredAssets = old.retiredAssets.filter { $0.value > now - Self.assetLifetime }
        for asset in old.assets { new.retiredAssets[asset] = now }
        for asset in new.assets { new.retiredAssets[asset] = nil }
        let stale = old.all.subtracting(new.all)
        for stale in stale.sorted() {
            try FileSystem.remove("\(path)/\(stale)")
            var folder = stale[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                // A folder that holds somebody else's files stays.
                guard rmdir("\(path)/\(folder)") == 0 else { break }
            }
        }
        try new.write(in: path)
        removeStaging()
        return !stale.isEmpty
    }
}
