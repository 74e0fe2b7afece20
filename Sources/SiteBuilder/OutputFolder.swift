import Glibc

/// The folder of pages, changed in such an order that a build which is cut off anywhere leaves a site that works.
struct OutputFolder {
    /// Where files wait until all of them are written.
    static let staging = ".docket-staging"
    /// How long an asset stays that no page names any more, in seconds: seven days, for pages in caches.
    static let assetLifetime = 7 * 24 * 60 * 60

    let path: String
    private let old: Manifest
    private let files: [OutputFile]
    private let now: Int
    private var staged: [(temporary: String, file: OutputFile)] = []

    /// Writes what is new or changed into the staging folder; the site stays as it is.
    /// - Parameter now: in seconds since 1970.
    init(_ path: String, _ files: [OutputFile], now: Int) throws(BuildError) {
        self.path = path
        self.files = files
        self.now = now
        old = try Manifest.read(in: path)
        let staging = "\(path)/\(Self.staging)"
        FileSystem.removeTree(staging)
        try FileSystem.makeFolder(staging)
        for file in files {
            let target = "\(path)/\(file.path)"
            try Self.refuseLinks(in: path, file.path)
            if FileSystem.isFolder(target) {
                throw BuildError(
                    "\(target) is a folder, and a page must stand there. Move it, or choose another “--output”.")
            }
            let current = try FileSystem.read(target)
            if current == file.bytes { continue }
            if current != nil, !old.all.contains(file.path) {
                throw BuildError(
                    "\(target) was not written by Docket, and a page must stand there. Move it, or choose another “--output”."
                )
            }
            let temporary = "\(staging)/\(staged.count)"
            try FileSystem.write(file.bytes, to: temporary)
            staged.append((temporary, file))
        }
    }

    /// A link of somebody else's would take the pages to another place, or be lost.
    private static func refuseLinks(in folder: String, _ path: String) throws(BuildError) {
        var part = path[...]
        while true {
            let target = "\(folder)/\(part)"
            if FileSystem.isLink(target) {
                throw BuildError(
                    "\(target) is a symbolic link, and a page must stand there. Move it, or choose another “--output”.")
            }
            guard let slash = part.lastIndex(of: "/") else { return }
            part = part[..<slash]
        }
    }

    /// Puts assets and then pages in their places, each by a rename.
    func publish() throws(BuildError) {
        // First of all what may be about to appear, so that a build after a cut knows it for Docket's own.
        var union = old
        union.assets.formUnion(files.filter(\.isAsset).map(\.path))
        union.files.formUnion(files.filter { !$0.isAsset }.map(\.path))
        try union.write(in: path)
        for isAsset in [true, false] {
            for (temporary, file) in staged where file.isAsset == isAsset {
                if let slash = file.path.lastIndex(of: "/") {
                    try FileSystem.makeFolder("\(path)/\(file.path[..<slash])")
                }
                try FileSystem.rename(temporary, to: "\(path)/\(file.path)")
            }
        }
    }

    /// Removes what Docket wrote before and the site no longer has.
    func removeStale() throws(BuildError) {
        var new = Manifest()
        new.files = Set(files.filter { !$0.isAsset }.map(\.path))
        new.assets = Set(files.filter(\.isAsset).map(\.path))
        new.retiredAssets = old.retiredAssets.filter { $0.value > now - Self.assetLifetime }
        for asset in old.assets { new.retiredAssets[asset] = now }
        for asset in new.assets { new.retiredAssets[asset] = nil }
        for stale in old.all.subtracting(new.all).sorted() {
            try FileSystem.remove("\(path)/\(stale)")
            var folder = stale[...]
            while let slash = folder.lastIndex(of: "/") {
                folder = folder[..<slash]
                // A folder that holds somebody else's files stays.
                guard rmdir("\(path)/\(folder)") == 0 else { break }
            }
        }
        try new.write(in: path)
        FileSystem.removeTree("\(path)/\(Self.staging)")
    }
}
