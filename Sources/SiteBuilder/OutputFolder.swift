import Glibc
import SiteSource
import Synchronization

/// The folder of pages, changed in such an order that a build which is cut off anywhere leaves a site that works.
final class OutputFolder: PageOutput {
    /// Where files wait until all of them are written.
    static let staging = ".docket-staging"
    /// How long an asset stays that no page names any more, in seconds: seven days, for pages in caches.
    static let assetLifetime = 7 * 24 * 60 * 60

    let path: String
    private let old: Manifest
    /// What Docket wrote here before.
    private let known: Set<String>
    /// What the build before left.
    private let before: [String: BuiltFile]
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
        /// Those of the build before that stay.
        var kept: [String: BuiltFile] = [:]
        /// What was made anew, by the path of the first file.
        var made: [String: (key: Digest, hasTwin: Bool)] = [:]

        /// Knows a file and its twin as the new site's.
        /// - Returns: whether it was not known before.
        @discardableResult
        mutating func insert(_ path: String, hasTwin: Bool, isAsset: Bool) -> Bool {
            if isAsset {
                if hasTwin { assets.insert(path + ".gz") }
                return assets.insert(path).inserted
            }
            if hasTwin { files.insert(path + ".gz") }
            return files.insert(path).inserted
        }
    }

    /// Makes the staging folder; the site stays as it is.
    /// - Parameters:
    ///   - now: in seconds since 1970.
    ///   - before: what the build before left, by the paths of the first files.
    init(_ path: String, now: Int, before: [String: BuiltFile] = [:]) throws(BuildError) {
        self.path = path
        self.before = before
        self.now = now
        old = try Manifest.read(in: path)
        known = old.all
        removeStaging()
        try FileSystem.makeFolder("\(path)/\(Self.staging)")
    }

    /// Removes what a build that failed has left.
    func removeStaging() { FileSystem.removeTree("\(path)/\(Self.staging)") }

    func keep(_ path: String, madeFrom key: Digest, isAsset: Bool) throws(BuildError) -> Bool {
        guard let built = before[path], built.key == key else { return false }
        let hasTwin = built.stamps.count > 1
        let stamps = Self.stamps(of: "\(self.path)/\(path)", hasTwin: hasTwin)
        guard built.isUntouched(stamps) else { return false }
        try refuseLinks(path)
        state.withLock { state in
            state.insert(path, hasTwin: hasTwin, isAsset: isAsset)
            state.kept[path] = built
        }
        return true
    }

    func keep(_ paths: [String], areAssets: Bool) throws(BuildError) -> Bool {
        var built: [(path: String, file: BuiltFile)] = []
        for path in paths {
            guard let file = before[path], file.stamps.count == 2,
                file.isUntouched(Self.stamps(of: "\(self.path)/\(path)", hasTwin: true))
            else { return false }
            built.append((path, file))
        }
        for path in paths { try refuseLinks(path) }
        state.withLock { state in
            for (path, file) in built {
                state.insert(path, hasTwin: true, isAsset: areAssets)
                state.kept[path] = file
            }
        }
        return true
    }

    func add(_ file: OutputFile, madeFrom key: Digest) throws(BuildError) {
        let isNew = state.withLock { state in
            state.made[file.path] = (key, file.hasTwin)
            return state.insert(file.path, hasTwin: file.hasTwin, isAsset: file.isAsset)
        }
        // Two pages may show one picture.
        if !isNew, file.isAsset { return }
        try stage(file.path, file.bytes, isAsset: file.isAsset)
        if file.hasTwin { try stage(file.path + ".gz", try Gzip.compress(file.bytes), isAsset: file.isAsset) }
    }

    /// What this build leaves, by the paths of the first files, once it is published.
    var built: [String: BuiltFile] {
        let (kept, made) = state.withLock { ($0.kept, $0.made) }
        var built = kept
        for (path, file) in made {
            let stamps = Self.stamps(of: "\(self.path)/\(path)", hasTwin: file.hasTwin)
            if stamps.count == (file.hasTwin ? 2 : 1) { built[path] = BuiltFile(key: file.key, stamps: stamps) }
        }
        return built
    }

    private static func stamps(of path: String, hasTwin: Bool) -> [FileStamp] {
        (hasTwin ? [path, path + ".gz"] : [path]).compactMap(FileStamp.init)
    }

    /// Writes a file into the staging folder, unless it is there already as it is.
    private func stage(_ file: String, _ bytes: [UInt8], isAsset: Bool) throws(BuildError) {
        let target = "\(path)/\(file)"
        try refuseLinks(file)
        if known.contains(file) || FileSystem.exists(target) {
            if FileSystem.isFolder(target) {
                throw BuildError(
                    "\(target) is a folder, and a page must stand there. Move it, or choose another “--output”.")
            }
            let current = try FileSystem.read(target)
            if current == bytes { return }
            if current != nil, !known.contains(file) {
                throw BuildError(
                    "\(target) was not written by Docket, and a page must stand there. Move it, or choose another “--output”."
                )
            }
        }
        let number = state.withLock { state in
            state.staged.append((file, isAsset))
            return state.staged.count - 1
        }
        try FileSystem.write(bytes, to: "\(path)/\(Self.staging)/\(number)")
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
        let state = state.withLock { $0 }
        // First of all what may be about to appear, so that a build after a cut knows it for Docket's own.
        if !state.files.isSubset(of: old.files) || !state.assets.isSubset(of: old.assets) {
            var union = old
            union.assets.formUnion(state.assets)
            union.files.formUnion(state.files)
            try union.write(in: path)
        }
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
        if new != old { try new.write(in: path) }
        removeStaging()
        return !stale.isEmpty
    }
}
