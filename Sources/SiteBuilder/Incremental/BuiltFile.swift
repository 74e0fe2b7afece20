package import CompiledSite
package import SiteSource

/// A file of the output as a build left it.
struct BuiltFile: Sendable {
    /// What it was made from.
    let key: Digest
    /// Of the file, and of its `.gz` twin where it has one.
    let stamps: [FileStamp]

    var hasTwin: Bool { stamps.count > 1 }

    /// Whether these are the stamps of the same files with the same content.
    func isUntouched(_ stamps: [FileStamp]) -> Bool {
        stamps.elementsEqual(self.stamps) {
            $0.size == $1.size && $0.inode == $1.inode && $0.modified == $1.modified
        }
    }
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
