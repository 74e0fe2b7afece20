import CompiledSite
import SiteSource

/// What a build made of a team in one language.
struct KnownTeam: Sendable {
    /// Of all that the team's pages are made from.
    let key: Digest
    /// The paths of its pages and of its feed.
    var pages: [String] = []
    /// The path of its form's style sheet; nil for none.
    var stylesheet: String?
    /// The path of its form in the bundle; nil for none.
    var form: String?
    /// Of the form's bytes.
    var formDigest = Digest.none
    /// What the search index has of it.
    var index: [IndexedDigest] = []
}

extension KnownTeam: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        key = try Digest(from: &reader)
        pages = try reader.list()
        stylesheet = try reader.optionalText()
        form = try reader.optionalText()
        formDigest = try Digest(from: &reader)
        index = try reader.records(IndexedDigest.self)
    }

    func write(to writer: inout RecordWriter) {
        key.write(to: &writer)
        writer.write(pages)
        writer.write(stylesheet)
        writer.write(form)
        formDigest.write(to: &writer)
        writer.write(index)
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
