package import CompiledSite
package import SiteSource

/// A file of the output as a build left it.
struct BuiltFile: Sendable {
    /// What it was made from.
    let key: Digest
    /// Of the file, and of its `.gz` twin where it has one.
    let stamps: [FileStamp]

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
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            size: try reader.number(), inode: try reader.number(), modified: try reader.number(),
            changed: try reader.number())
    }

    package func write(to writer: inout RecordWriter) {
        writer.write(size)
        writer.write(inode)
        writer.write(modified)
        writer.write(changed)
    }
}
