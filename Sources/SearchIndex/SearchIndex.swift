package import SQLite
import Synchronization

/// A site's articles, ready to be searched by many at the same time, one after the other.
package final class SearchIndex: Sendable {
    /// How many results can be seen, however many there are.
    package static let mostResults = 1_000

    let database: Mutex<Database>
    let path: String
    let scopes: [Scope]

    /// The articles of a team in a language: a range of numbers, not all of which are taken.
    struct Scope {
        let language: String
        let team: String
        let ids: ClosedRange<Int64>
        /// How many articles it has.
        let count: Int
    }

    /// Opens an index.
    /// - Parameter path: of a file that is never changed, only replaced.
    /// - Returns: nil where it has another format than this version reads.
    package init?(path: String) throws(SQLiteError) {
        let database = try Database(immutable: path)
        let format = try database.query("PRAGMA user_version") { $0.integer(0) }
        guard format == [SearchIndexWriter.format] else { return nil }
        scopes = try database.query("SELECT language, team, first, last, count FROM scopes ORDER BY first") { row in
            let first = row.integer(2)
            return Scope(
                language: row.text(0) ?? "", team: row.text(1) ?? "", ids: first...max(first, row.integer(3)),
                count: Int(row.integer(4)))
        }
        self.path = path
        self.database = Mutex(database)
    }

    /// Finds articles.
    ///
    /// First those that have all words; where there are none, those whose words begin so; then those with any of them.
    /// Among equals a word in the title counts more than in a heading, there more than in the description, and there more
    /// than in the text.
    /// - Parameters:
    ///   - teams: whose articles may be found.
    ///   - language: in which they must be.
    ///   - isTyping: whether the last word may be unfinished.
    ///   - limit: how many hits at most.
    ///   - offset: how many hits come before them.
    /// - Throws: only where the file is damaged, whatever was typed.
    package func search(
        _ query: SearchQuery, teams: Set<String>, language: String, isTyping: Bool = false, limit: Int,
        offset: Int = 0
    ) throws(SQLiteError) -> SearchResults {
        let places = self.scopes.indices.filter {
            self.scopes[$0].language == language && teams.contains(self.scopes[$0].team)
        }
        guard !query.isEmpty, let first = places.first, let last = places.last else { return SearchResults() }
        let ids = self.scopes[first].ids.lowerBound...self.scopes[last].ids.upperBound
        let count = self.scopes[first...last].reduce(0) { $0 + $1.count }
        // What is between belongs to teams that were not asked for.
        let hasGaps = last - first >= places.count
        let scopes = places.map { self.scopes[$0] }
        let closenesses: [SearchQuery.Closeness] =
            isTyping ? [.lastPrefix, .prefixes, .any] : [.words, .prefixes, .any]
        return try database.withLock { database throws(SQLiteError) in
            for closeness in closenesses where closeness != .any || query.terms.count > 1 || query.terms[0].isRun {
                let expression = try Self.expression(query, closeness, count, database)
                var found = try Self.matches(expression, ids, database)
                if hasGaps { found.removeAll { match in !scopes.contains { $0.ids.contains(match.id) } } }
                guard !found.isEmpty else { continue }
                found.sort { ($0.score, $0.id) < ($1.score, $1.id) }
                let matcher = SnippetMatcher(query, hasPrefixes: closeness != .words)
                var hits: [SearchHit] = []
                for match in found.prefix(Self.mostResults).dropFirst(max(0, offset)).prefix(max(0, limit)) {
                    hits += try Self.hit(match.id, scopes, matcher, database)
                }
                return SearchResults(total: found.count, hits: hits, isPartial: closeness == .any)
            }
            return SearchResults()
        }
    }

    private static func expression(
        _ query: SearchQuery, _ closeness: SearchQuery.Closeness, _ articles: Int, _ database: Database
    ) throws(SQLiteError) -> String {
        try query.expression(closeness, articles: articles) { term throws(SQLiteError) in
            let word = String(decoding: term.bytes, as: UTF8.self)
            return try database.query("SELECT doc FROM counts WHERE term = ?1", [.text(word)]) { Int($0.integer(0)) }
                .first ?? 0
        }
    }

    private static func matches(
        _ expression: String, _ ids: ClosedRange<Int64>, _ database: Database
    ) throws(SQLiteError) -> [(id: Int64, score: Double)] {
        guard !expression.isEmpty else { return [] }
        return try database.query(
            "SELECT rowid, bm25(words, 100, 30, 8, 1) FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3",
            [.text(expression), .integer(ids.lowerBound), .integer(ids.upperBound)]
        ) { ($0.integer(0), $0.double(1)) }
    }

    private static func hit(
        _ id: Int64, _ scopes: [Scope], _ matcher: SnippetMatcher, _ database: Database
    ) throws(SQLiteError) -> [SearchHit] {
        let team = scopes.first { $0.ids.contains(id) }?.team ?? ""
        return try database.query(
            "SELECT title, address, category, description, text FROM articles WHERE id = ?1", [.integer(id)]
        ) {
            SearchHit(
                title: $0.text(0) ?? "", address: $0.text(1) ?? "", team: team, category: $0.text(2) ?? "",
                snippet: matcher.snippet(of: $0.text(4) ?? "", orOf: $0.text(3) ?? ""))
        }
    }
}
