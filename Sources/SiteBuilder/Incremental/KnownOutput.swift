import CompiledSite

/// What is in the folder of pages, but for the pages of teams.
struct KnownOutput: Sendable {
    /// The folder: device and inode.
    var folder: [Int] = []
    /// Of the manifest, which tells whether another program or another home has written there since.
    var manifest = Digest.none
    /// When the first of the assets goes that no page names any more, in seconds since 1970; 0 where there is none.
    var retiredUntil = 0
    /// By the paths of the files with their twins.
    var files: [String: BuiltFile] = [:]
}

extension KnownOutput: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        folder = try reader.words(2)
        manifest = try Digest(from: &reader)
        retiredUntil = try reader.number()
        files = try reader.dictionary()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(words: folder)
        manifest.write(to: &writer)
        writer.write(retiredUntil)
        writer.write(unordered: files)
    }
}
