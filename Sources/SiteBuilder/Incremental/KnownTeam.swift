import CompiledSite
import SiteSource

/// What a build made of a team in one language.
struct KnownTeam: Sendable {
    /// Of all that the team's pages are made from; nil where they have to be looked at one by one each time.
    var key: Digest?
    /// The path of its form's style sheet; nil for none.
    var stylesheet: String?
    /// The path of its form in the bundle; nil for none.
    var form: String?
    /// Of the form's bytes.
    var formDigest = Digest.none
    /// Of what the gateway knows of its articles in all languages; `none` where another language tells.
    var articles = Digest.none
    /// Of all that the search index has of it; `none` for a team without articles.
    var index = Digest.none
    /// What the search index has of it, by the addresses.
    var entries = Packed<IndexedDigest>.list([])
    /// What is known of the texts of its articles.
    var texts = Packed<KnownText>.list([])
    /// Links of its articles to headings in those of other teams.
    var references: [OuterReference] = []
    /// Its pages and its feed.
    var files = Packed<KnownFile>.list([])
}

extension KnownTeam {
    mutating func pack() {
        entries.pack()
        texts.pack()
        files.pack()
    }
}

/// A file of the folder of pages with its twin.
struct KnownFile: Sendable {
    let path: String
    let built: BuiltFile
}

/// A link to a heading in an article of another team.
struct OuterReference: Sendable {
    /// The file of the article that has it.
    let source: String
    let reference: ArticleFacts.Reference
}

extension KnownTeam: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        key = try reader.bool() ? try Digest(from: &reader) : nil
        stylesheet = try reader.optionalText()
        form = try reader.optionalText()
        formDigest = try Digest(from: &reader)
        articles = try Digest(from: &reader)
        index = try Digest(from: &reader)
        entries = try Packed(from: &reader)
        texts = try Packed(from: &reader)
        references = try reader.records(OuterReference.self)
        files = try Packed(from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(key != nil)
        key?.write(to: &writer)
        writer.write(stylesheet)
        writer.write(form)
        formDigest.write(to: &writer)
        articles.write(to: &writer)
        index.write(to: &writer)
        entries.write(to: &writer)
        texts.write(to: &writer)
        writer.write(references)
        files.write(to: &writer)
    }
}

extension KnownFile: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        path = try reader.text()
        built = try BuiltFile(from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(path)
        built.write(to: &writer)
    }
}

extension OuterReference: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        source = try reader.text()
        reference = try ArticleFacts.Reference(from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(source)
        reference.write(to: &writer)
    }
}

extension HelpCenter {
    /// The digest of all that the team's pages are made from; nil where a file may have changed that nothing tells of, or
    /// the time changes the pages.
    /// - Parameters:
    ///   - generation: of what all pages are made from.
    ///   - links: of where links lead, but for files.
    func key(_ generation: Digest, links: Digest) -> Digest? {
        guard team.form.opens == nil, team.form.closes == nil else { return nil }
        var parts = Digest.Parts()
        parts.add(generation)
        parts.add(links)
        parts.add(site.prefix())
        parts.add(team.file)
        for flag in [
            team.published, team.isDraft, team.form.published, team.form.isDraft, team.helpCenter.published,
        ] { parts.add(flag) }
        for category in categories {
            parts.add([category.name, category.title])
            parts.add(category.description)
            parts.add(category.isDraft)
        }
        for article in articles {
            guard let stamp = article.stamp else { return nil }
            parts.add(article.source.name)
            for number in [stamp.size, stamp.inode, stamp.modified, stamp.changed] { parts.add(number) }
            parts.add(article.isDraft)
        }
        return Digest(parts)
    }
}
