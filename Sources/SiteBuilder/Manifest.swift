import CompiledSite

/// What Docket itself wrote into an output folder: the only files that it ever changes or removes there.
struct Manifest: Equatable {
    /// In the output folder. Its name begins with a dot, so that servers keep it to themselves.
    static let name = ".docket-manifest"
    /// Counted up whenever a manifest of before could not be read.
    private static let format = "docket manifest 2"

    /// Pages and other files with fixed names.
    var files: Set<String> = []
    /// Assets that the pages name.
    var assets: Set<String> = []
    /// When the pages stopped naming an asset, in seconds since 1970, by the asset's path.
    var retiredAssets: [String: Int] = [:]

    /// Everything that Docket wrote.
    var all: Set<String> { files.union(assets).union(retiredAssets.keys) }

    func contains(_ path: String) -> Bool {
        files.contains(path) || assets.contains(path) || retiredAssets[path] != nil
    }

    /// The manifest of a folder; an empty one where Docket has never written.
    static func read(in folder: String) throws(BuildError) -> Manifest {
        let path = "\(folder)/\(name)"
        guard let bytes = try FileSystem.read(path) else { return Manifest() }
        guard let manifest = try? BundleFile.decode(Manifest.self, bytes), manifest.isInside else {
            throw BuildError(
                "\(path) is damaged, so that Docket cannot tell its own files from yours. Empty the folder, or choose another “--output”."
            )
        }
        return manifest
    }

    /// The digest of a folder's manifest; `none` where Docket has never written.
    static func digest(in folder: String) throws(BuildError) -> Digest {
        guard let bytes = try FileSystem.read("\(folder)/\(name)") else { return .none }
        return Digest { $0.add(bytes) }
    }

    /// Whether all paths stay in the folder, whoever wrote them into the manifest.
    private var isInside: Bool {
        [files, assets, Set(retiredAssets.keys)].allSatisfy { paths in
            paths.allSatisfy { path in
                path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
                    !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
                }
            }
        }
    }

    /// Replaces the manifest of a folder by one rename.
    /// - Returns: its digest.
    func write(in folder: String) throws(BuildError) -> Digest {
        let bytes = BundleFile.encode(self)
        let digest = Digest { $0.add(bytes) }
        if try digest != Self.digest(in: folder) {
            try FileSystem.replace(
                "\(folder)/\(Manifest.name)", with: bytes, by: "\(folder)/\(StagingFolder.name)/manifest")
        }
        return digest
    }
}

extension Manifest: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        guard try reader.text() == Self.format else { throw RecordDamage() }
        files = Set(try reader.list())
        assets = Set(try reader.list())
        for path in try reader.list() { retiredAssets[path] = try reader.number() }
    }

    func write(to writer: inout RecordWriter) {
        writer.write(Self.format)
        writer.write(files.sorted())
        writer.write(assets.sorted())
        let retired = retiredAssets.sorted { $0.key < $1.key }
        writer.write(retired.map(\.key))
        for asset in retired { writer.write(asset.value) }
    }
}
