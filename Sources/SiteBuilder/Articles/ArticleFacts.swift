import CompiledSite
import Diagnostics

/// What of an article's text other pages, search and the next build need to know.
struct ArticleFacts: Sendable {
    /// A heading that can be linked to.
    struct Heading: Sendable, Hashable {
        /// 1 to 6.
        let level: Int
        let id: String
        let text: String
    }

    /// A link to a place in an article, which is checked when all articles are known.
    struct Reference: Sendable, Hashable {
        /// The file of the article.
        let file: String
        /// The anchor; nil for the article itself.
        let anchor: String?
        let position: SourcePosition
    }

    var headings: [Heading] = []
    var references: [Reference] = []
    /// Every link and every picture, as the author wrote them.
    var links: [ArticleLink] = []
    /// What became of the links.
    var outcomes = Digest.none
    /// Whether one of them leads to a file or shows a picture, which may change without the article.
    var hasFiles = false
    /// Whether the text has a block of code.
    var hasCode = false
    /// Of the text.
    var html = Digest.none
    /// Of all words that a search could find.
    var indexed = Digest.none

    init() {}
}

extension ArticleFacts: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        headings = try reader.records(Heading.self)
        references = try reader.records(Reference.self)
        links = try reader.records(ArticleLink.self)
        outcomes = try Digest(from: &reader)
        hasFiles = try reader.bool()
        hasCode = try reader.bool()
        html = try Digest(from: &reader)
        indexed = try Digest(from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(headings)
        writer.write(references)
        writer.write(links)
        outcomes.write(to: &writer)
        writer.write(hasFiles)
        writer.write(hasCode)
        html.write(to: &writer)
        indexed.write(to: &writer)
    }
}

extension ArticleFacts.Heading: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        level = try reader.number()
        id = try reader.text()
        text = try reader.text()
    }

    func write(to writer: inout RecordWriter) {
        writer.write(level)
        writer.write(id)
        writer.write(text)
    }
}

extension ArticleFacts.Reference: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        file = try reader.text()
        anchor = try reader.optionalText()
        position = SourcePosition(line: try reader.number(), column: try reader.number())
    }

    func write(to writer: inout RecordWriter) {
        writer.write(file)
        writer.write(anchor)
        writer.write(position.line)
        writer.write(position.column)
    }
}
