package import CompiledSite
import Diagnostics
package import SiteSource

extension Article: Record {
    /// Takes one that was written with its stamp.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            known: try reader.text(), within: try reader.text(), stamp: try FileStamp(from: &reader),
            name: try reader.text(), category: try reader.optionalText(), title: try reader.text(),
            description: try reader.optionalText(), order: try reader.optionalText().flatMap { Int($0) },
            published: try reader.bool(), redirects: try reader.records(Redirect.self), language: try reader.text(),
            updated: try reader.number())
    }

    /// Only one with a stamp can be read again.
    package func write(to writer: inout RecordWriter) {
        writer.write(source.name)
        writer.write(source.root)
        stamp?.write(to: &writer)
        writer.write(name)
        writer.write(category)
        writer.write(title)
        writer.write(description)
        writer.write(order.map(String.init))
        writer.write(published)
        writer.write(redirects)
        writer.write(language)
        writer.write(updated)
    }
}

extension Redirect: Record {
    /// Takes the path and the place where it was written.
    package init(from reader: inout RecordReader) throws(RecordDamage) {
        self.init(
            path: try reader.text(), position: SourcePosition(line: try reader.number(), column: try reader.number()))
    }

    /// Gives what `init(from:)` takes.
    package func write(to writer: inout RecordWriter) {
        writer.write(path)
        writer.write(position.line)
        writer.write(position.column)
    }
}
