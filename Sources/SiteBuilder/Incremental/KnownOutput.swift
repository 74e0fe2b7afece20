import CompiledSite

/// What is in the folder of pages, but for the pages of teams.
struct KnownOutput: Sendable {
    /// The folder: device and inode.
    var folder: [Int] = []
    /// Of the manifest, which tells whether another program or another home has written there since.
    var manifest = Digest.none
    /// Whether assets wait there that no page names any more.
    var hasRetiredAssets = false
    /// By the paths of the files with their twins.
    var files: [String: BuiltFile] = [:]
}

extension KnownOutput: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        folder = try reader.words(2)
        manifest = try Digest(from: &reader)
        hasRetiredAssets = try reader.bool()
        files = try reader.dictionary()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(words: folder)
        manifest.write(to: &writer)
        writer.write(hasRetiredAssets)
        writer.write(unordered: files)
    }
}
