package import CompiledSite
package import SiteSource

/// A file of the output as a build left it.
struct BuiltFile: Sendable {
    /// What it was made from.
    let key: Digest
    /// Of the file, and of its `.gz` twin where it has one.
    let stamps: [FileStamp]

    var hasTwin: Bool { stamps.count > 1 }

    init(key: Digest, stamps: [FileStamp]) {
        self.key = key
        self.stamps = stamps
    }

    /// A file as it is now; nil where it or its twin is missing.
    /// - Parameter path: from the folder on.
    init?(_ path: String, in folder: OpenFolder, madeFrom key: Digest, hasTwin: Bool) {
        let stamps = Self.paths(path, hasTwin: hasTwin).compactMap { folder.stamp(of: $0) }
        guard stamps.count == (hasTwin ? 2 : 1) else { return nil }
        self.init(key: key, stamps: stamps)
    }

    /// Whether it and its twin are the same files with the same content still.
    /// - Parameter path: from the folder on.
    func isUntouched(_ path: String, in folder: OpenFolder) -> Bool {
        zip(stamps, Self.paths(path, hasTwin: hasTwin)).allSatisfy { stamp, path in
            guard let now = folder.stamp(of: path) else { return false }
            return now.size == stamp.size && now.inode == stamp.inode && now.modified == stamp.modified
        }
    }

    private static func paths(_ path: String, hasTwin: Bool) -> [String] { hasTwin ? [path, path + ".gz"] : [path] }
}

extension BuiltFile: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        key = try Digest(from: &reader)
        stamps = try reader.records(FileStamp.self)
    }

    func write(to writer: inout RecordWriter) {
        key.write(to: &writer)
        writer.write(stamps)
    }
}

extension FileStamp: Record {
    /// Takes four numbers of eight bytes.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        let words = try reader.words(4)
        self.init(size: words[0], inode: words[1], modified: words[2], changed: words[3])
    }

    /// Gives what `init(from:)` takes.
    package func write(to writer: inout RecordWriter) {
        writer.write(words: [size, inode, modified, changed])
    }
}
