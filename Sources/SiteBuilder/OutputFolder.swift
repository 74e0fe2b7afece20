import Foundation
import Glibc
import SiteSource
import Synchronization

/// The folder of pages, changed in such an order that a build which is cut off anywhere leaves a site that works.
final class OutputFolder: PageOutput {
    /// How long a style sheet, a script or a font stays that no page names any more, in seconds: seven days, for pages in caches.
    static let assetLifetime = 7 * 24 * 60 * 60

    let path: String
    private let folder: OpenFolder
    private let now: Int
    /// What the build before left in the folder; empty where somebody else has written there since.
    private let before: KnownOutput
    private let teamsBefore: [String: KnownTeam]
    /// Whether the pages of teams need not be looked at, since this process wrote them.
    private let isTrusted: Bool
    private let manifest: OldManifest
    private let staging: StagingFolder
    private let state = Mutex(State())

    private struct State {
        /// The paths of all files of the new site, but for those of teams that were kept.
        var files: Set<String> = []
        var assets: Set<String> = []
        /// Folders that are known to be no links.
        var checked: Set<Substring> = []
        /// What the build before left, but for teams that were kept.
        var before: [String: BuiltFile] = [:]
        /// Those of them that stay.
        var kept: [String: BuiltFile] = [:]
        var keptTeams: Set<String> = []
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
    ///   - before: what the build before knew.
    ///   - isTrusted: whether the pages of teams need not be looked at.
    init(
        _ path: String, now: Int, before: BuildCache = BuildCache(), isTrusted: Bool = false
    ) throws(BuildError) {
        self.isTrusted = isTrusted
        self.path = path
        guard let folder = OpenFolder(path) else { throw FileSystem.failure("read", path) }
        self.folder = folder
        self.now = now
        manifest = try OldManifest(in: path)
        let isKnown =
            before.output.folder == Self.identity(of: path) && manifest.digest == before.output.manifest
        if !isKnown { _ = try manifest.read() }
        self.before = isKnown ? before.output : KnownOutput()
        teamsBefore = isKnown ? before.teams : [:]
        staging = try StagingFolder(in: path)
    }

    private static func identity(of path: String) -> [Int] { FileSystem.identity(path).map { Int(bitPattern: $0) } }

    /// Removes what a build that failed has left.
    func removeStaging() { staging.remove() }

    func keep(_ path: String, madeFrom key: Digest, isAsset: Bool) throws(BuildError) -> Bool {
        guard let built = state.withLock({ $0.before[path] }), built.key == key, built.isUntouched(path, in: folder)
        else {
            return false
        }
        try makeRoom(for: path)
        state.withLock { state in
            state.insert(path, hasTwin: built.hasTwin, isAsset: isAsset)
            state.kept[path] = built
        }
        return true
    }

    func keepTeam(_ name: String, _ files: Packed<KnownFile>, stylesheet: String?) -> Bool {
        guard teamsBefore[name] != nil,
            isTrusted || files.list?.allSatisfy({ $0.built.isUntouched($0.path, in: folder) }) == true
        else {
            return false
        }
        var asset: BuiltFile?
        if let stylesheet {
            asset = before.files[stylesheet]
            guard let asset, asset.isUntouched(stylesheet, in: folder) else { return false }
        }
        state.withLock { state in
            state.keptTeams.insert(name)
            guard let stylesheet, let asset else { return }
            state.insert(stylesheet, hasTwin: asset.hasTwin, isAsset: true)
            state.kept[stylesheet] = asset
        }
        return true
    }

    func openTeams() {
        let kept = state.withLock(\.keptTeams)
        var files = before.files
        for (name, team) in teamsBefore where !kept.contains(name) {
            for file in team.files.list ?? [] { files[file.path] = file.built }
        }
        state.withLock { [files] in $0.before = files }
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

    /// Writes a file into the staging folder, unless it is there already as it is.
    private func stage(_ file: String, _ bytes: [UInt8], isAsset: Bool) throws(BuildError) {
        let target = "\(path)/\(file)"
        try makeRoom(for: file)
        if !staging.isInMissingFolder(file), FileSystem.exists(target) {
            if FileSystem.isFolder(target) {
                try clear(target, file)
            } else {
                let current = try FileSystem.read(target)
                if current == bytes { return }
                if current != nil, try !isOwn(file) {
                    throw BuildError(
                        "\(target) was not written by Docket, and a page must stand there. Move it, or choose another “--output”."
                    )
                }
            }
        }
        try staging.add(file, bytes, isAsset: isAsset)
    }

    /// Whether Docket wrote a file.
    private func isOwn(_ file: String) throws(BuildError) -> Bool {
        let first = file.hasSuffix(".gz") ? String(file.dropLast(3)) : file
        if let built = state.withLock({ $0.before[file] ?? $0.before[first] }) {
            return built.hasTwin || file == first
        }
        return try manifest.read().contains(file)
    }

    /// Looks at the folders on the way to a file: a link of somebody else's would take the pages to another place, or be
    /// lost, and a file has to go, where it is Docket's own.
    private func makeRoom(for file: String) throws(BuildError) {
        var part = file[...]
        while true {
            let isFolder = part.utf8.count < file.utf8.count
            if isFolder, state.withLock({ !$0.checked.insert(part).inserted }) { return }
            let target = "\(path)/\(part)"
            switch FileSystem.kind(target) {
            case S_IFLNK:
                throw BuildError(
                    "\(target) is a symbolic link, and a page must stand there. Move it, or choose another “--output”.")
            case S_IFREG where isFolder:
                guard try isOwn(String(part)) else {
                    throw BuildError(
                        "\(target) is in the way: a folder must stand there. Move it, or choose another folder.")
                }
                staging.clear(String(part))
            default: break
            }
            guard let slash = part.lastIndex(of: "/") else { return }
            part = part[..<slash]
        }
    }

    /// Has a folder removed that stands where a page must, if all that is in it is Docket's own.
    private func clear(_ target: String, _ folder: String) throws(BuildError) {
        var entries = [folder]
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: target)) ?? [] {
            let entry = "\(folder)/\(name)"
            entries.append(entry)
            if FileSystem.kind("\(path)/\(entry)") == S_IFDIR { continue }
            guard try isOwn(entry) else {
                throw BuildError(
                    "\(target) is a folder, and a page must stand there. Move it, or choose another “--output”.")
            }
        }
        // What is in a folder comes before it.
        for entry in entries.sorted().reversed() { staging.clear(entry) }
    }

    /// Puts what is new or changed in its place.
    /// - Parameter begin: called before the first of it is, if there is any.
    /// - Returns: whether there was any that was not there already.
    func publish(beginning begin: () -> Void = {}) throws(BuildError) -> Bool {
        // First of all what may be about to appear, so that a build after a cut knows it for Docket's own.
        if !hasSameFiles {
            completeFiles()
            let (files, assets) = state.withLock { ($0.files, $0.assets) }
            let old = try manifest.read()
            if !files.isSubset(of: old.files) || !assets.isSubset(of: old.assets) {
                var union = old
                union.assets.formUnion(assets)
                union.files.formUnion(files)
                _ = try union.write(in: path)
            }
        }
        return try staging.publish(beginning: begin)
    }

    /// Whether the site has the files of before and no others, so that nothing is stale and the manifest stays.
    private var hasSameFiles: Bool {
        guard before.manifest != .none, before.retiredUntil == 0 || now < before.retiredUntil else { return false }
        return state.withLock { state in
            let names = state.before.flatMap { $1.hasTwin ? [$0, $0 + ".gz"] : [$0] }
            return names.count == state.files.count + state.assets.count
                && names.allSatisfy { state.files.contains($0) || state.assets.contains($0) }
        }
    }

    /// Knows the files of teams that were kept one by one, once something else comes or goes.
    private func completeFiles() {
        let kept = state.withLock(\.keptTeams)
        let files = kept.flatMap { teamsBefore[$0]?.files.list ?? [] }
        state.withLock { state in
            for file in files { state.insert(file.path, hasTwin: file.built.hasTwin, isAsset: false) }
        }
    }

    /// Removes what Docket wrote before and the site no longer has.
    /// - Returns: whether there was any, and what the next build has to know of the manifest.
    func removeStale() throws(BuildError) -> (hasRemoved: Bool, manifest: Digest, retiredUntil: Int) {
        if hasSameFiles { return (false, before.manifest, before.retiredUntil) }
        let old = try manifest.read()
        var new = Manifest()
        (new.files, new.assets) = state.withLock { ($0.files, $0.assets) }
        new.retiredAssets = old.retiredAssets.filter { $0.value > now - Self.assetLifetime }
        // What was withdrawn must not be found any more; without a style sheet nothing else can be read.
        for asset in old.assets where Self.pageNeeds(asset) { new.retiredAssets[asset] = now }
        for asset in new.assets { new.retiredAssets[asset] = nil }
        let stale = old.all.subtracting(new.all)
        var links: [Substring: Bool] = [:]
        for stale in stale.sorted() {
            // Behind a link are somebody else's files.
            if isBehindLink(stale[...], &links) { continue }
            // A folder has taken its place.
            if FileSystem.kind("\(path)/\(stale)") == S_IFDIR { continue }
            try FileSystem.remove("\(path)/\(stale)")
            var folder = stale[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                // A folder that holds somebody else's files stays.
                guard rmdir("\(path)/\(folder)") == 0 else { break }
            }
        }
        let digest = try new.write(in: path)
        return (!stale.isEmpty, digest, new.retiredAssets.values.min().map { $0 + Self.assetLifetime } ?? 0)
    }

    /// Whether one of the folders on the way to a file is a link.
    /// - Parameter known: what is known of folders.
    private func isBehindLink(_ file: Substring, _ known: inout [Substring: Bool]) -> Bool {
        guard let slash = file.lastIndex(of: "/") else { return false }
        let folder = file[..<slash]
        if let isLink = known[folder] { return isLink }
        let isLink = FileSystem.kind("\(path)/\(folder)") == S_IFLNK || isBehindLink(folder, &known)
        known[folder] = isLink
        return isLink
    }

    /// Whether a page that a cache has kept is hardly one without the asset: no picture and no download is like that.
    private static func pageNeeds(_ asset: String) -> Bool {
        let name = asset.hasSuffix(".gz") ? asset.dropLast(3) : asset[...]
        return [".css", ".js", ".woff2", ".woff", ".ttf", ".otf"].contains { name.hasSuffix($0) }
    }

    /// What the next build can know of this one, once it is published, but for the manifest.
    /// - Parameters:
    ///   - cache: takes it.
    ///   - pages: of each team that was made anew, the paths of its files.
    func remember(in cache: inout BuildCache, pages: [String: [String]]) {
        let (kept, made) = state.withLock { ($0.kept, $0.made) }
        let built = Array(made).concurrentMap { path, file in
            (path, BuiltFile(path, in: folder, madeFrom: file.key, hasTwin: file.hasTwin))
        }
        var files = kept
        for (path, file) in built { files[path] = file }
        for (name, paths) in pages {
            let own = paths.compactMap { path in files[path].map { KnownFile(path: path, built: $0) } }
            if own.count < paths.count { cache.teams[name]?.key = nil }
            for path in paths { files[path] = nil }
            cache.teams[name]?.files = .list(own)
        }
        cache.output = KnownOutput(folder: Self.identity(of: path), files: files)
    }
}

/// The manifest that a build finds, taken apart only where it has to be.
private final class OldManifest: Sendable {
    let digest: Digest
    private let folder: String
    private let known = Mutex<Manifest?>(nil)

    init(in folder: String) throws(BuildError) {
        self.folder = folder
        digest = try Manifest.digest(in: folder)
    }

    func read() throws(BuildError) -> Manifest {
        if let manifest = known.withLock({ $0 }) { return manifest }
        let manifest = try Manifest.read(in: folder)
        known.withLock { $0 = manifest }
        return manifest
    }
}
