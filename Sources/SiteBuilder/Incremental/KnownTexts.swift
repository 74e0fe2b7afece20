import CompiledSite
import SiteSource

/// What an earlier build knew of the texts of articles.
struct KnownTexts: Sendable {
    /// By the articles' files.
    let texts: [String: KnownText]
    /// Whether every link leads where it led, but for files.
    let hasSameLinks: Bool

    /// Those of an article, where its file is as it was and its links lead where they led.
    func facts(of article: Article, _ links: ArticleLinks) -> ArticleFacts? {
        guard let stamp = article.stamp, let known = texts[article.source.name], known.stamp == stamp else {
            return nil
        }
        let facts = known.facts
        if hasSameLinks, !facts.hasFiles { return facts }
        return links.outcomes(of: facts.links, from: article) == facts.outcomes ? facts : nil
    }
}

/// What is known of an article's text.
struct KnownText: Sendable {
    /// The path of the file that was read.
    let file: String
    let stamp: FileStamp
    let facts: ArticleFacts
}

extension KnownText: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        file = try reader.text()
        stamp = try FileStamp(from: &reader)
        facts = try ArticleFacts(from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(file)
        stamp.write(to: &writer)
        facts.write(to: &writer)
    }
}
