import CompiledSite
import SearchIndex

/// An article as the search index knows it.
struct IndexEntry: Sendable {
    let known: IndexedDigest
    /// Its words, which are not at hand where nothing has changed.
    let article: @Sendable () throws -> IndexedArticle
}

/// What tells whether the index has an article as it is.
struct IndexedDigest: Sendable, Hashable {
    let team: String
    let language: String
    /// The path of its page.
    let address: String
    /// Of all that a search could find.
    let digest: Digest
}

extension IndexedDigest: Record {
    init(from reader: inout RecordReader) throws(RecordDamage) {
        team = try reader.text()
        language = try reader.text()
        address = try reader.text()
        digest = try Digest(from: &reader)
    }

    func write(to writer: inout RecordWriter) {
        writer.write(team)
        writer.write(language)
        writer.write(address)
        digest.write(to: &writer)
    }
}

/// What the search index has of a team in one language.
struct IndexedTeam: Sendable {
    /// The path of the team's page, which tells it from others.
    let name: String
    /// Of all entries.
    let digest: Digest
    let count: Int
    /// By the addresses.
    let entries: @Sendable () throws -> [IndexEntry]
}

extension Digest {
    /// The digest of what the search index has of a team; `none` for nothing.
    init(of entries: [IndexedDigest]) {
        guard !entries.isEmpty else {
            self = .none
            return
        }
        self.init { parts in
            for entry in entries { parts.add(entry.digest) }
        }
    }
}
