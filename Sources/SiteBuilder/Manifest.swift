import Foundation

/// What Docket itself wrote into an output folder: the only files that it ever changes or removes there.
struct Manifest: Codable {
    /// In the output folder. Its name begins with a dot, so that servers keep it to themselves.
    static let name = ".docket-manifest.json"

    /// Pages and other files with fixed names.
    var files: Set<String> = []
    /// Assets that the pages name.
    var assets: Set<String> = []
    /// When the pages stopped naming an asset, in seconds since 1970, by the asset's path.
    var retiredAssets: [String: Int] = [:]

    /// Everything that Docket wrote.
    var all: Set<String> { files.union(assets).union(retiredAssets.keys) }

    /// The manifest of a folder; an empty one where Docket has never written.
    static func read(in folder: String) throws(BuildError) -> Manifest {
        let path = "\(folder)/\(name)"
        guard let bytes = try FileSystem.read(path) else { return Manifest() }
        guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
            manifest.all.allSatisfy(isInside)
        else {
            throw BuildError(
                "\(path) is damaged, so that Docket cannot tell its own files from yours. Empty the folder, or choose another “--output”."
            )
        }
        return manifest
    }

    /// Whether a path stays in the folder, whoever wrote it into the manifest.
    private static func isInside(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
    }

    /// Replaces the manifest of a folder by one rename.
    func write(in folder: String) throws(BuildError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](
            (try? encoder.encode(Sorted(files: files.sorted(), assets: assets.sorted(), retiredAssets: retiredAssets)))
                ?? Data())
        let temporary = "\(folder)/\(OutputFolder.staging)/manifest"
        try FileSystem.write(bytes, to: temporary)
        try FileSystem.rename(temporary, to: "\(folder)/\(Manifest.name)")
    }

    private struct Sorted: Encodable {
        let files: [String]
        let assets: [String]
        let retiredAssets: [String: Int]
    }
}
