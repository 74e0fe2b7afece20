package import SQLite

extension SearchIndexWriter {
    /// How an index becomes another one.
    package struct Change: Sendable {
        /// The name of the article's team.
        package let team: String
        /// The article's language, as BCP 47 has it.
        package let language: String
        /// The path of its page, by which it is known.
        package let address: String
        /// What it is now; nil for an article that is gone.
        package let article: IndexedArticle?

        /// A change with all its parts.
        package init(team: String, language: String, address: String, article: IndexedArticle?) {
            self.team = team
            self.language = language
            self.address = address
            self.article = article
        }
    }

    /// How often an index is changed before it is better written anew: each change leaves a segment that searches read.
    static let mostUpdates: Int64 = 64

    /// Changes a copy of an index, which nobody else knows yet, so that it answers as one of the same articles that was
    /// written whole.
    /// - Parameter path: of the copy, which is worth nothing afterwards unless the answer is true.
    /// - Returns: false where it has to be written whole: a team that comes or goes, numbers without room between them,
    ///   or too many changes before.
    package static func apply(_ changes: [Change], to path: String) throws(SQLiteError) -> Bool {
        let database = try open(path)
        let versions = try database.query(
            "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id"
        ) {
            ($0.integer(0), $0.integer(1))
        }
        guard let (version, updates) = versions.first, version == format, updates < mostUpdates else { return false }
        return try database.transaction { () throws(SQLiteError) in
            var rows = ArticleRows(database)
            for change in changes {
                guard try apply(change, database, &rows) else { return false }
            }
            try database.execute("PRAGMA application_id = \(updates + 1)")
            return try keepsLengths(database)
        }
    }

    /// Whether a file of the same articles that is written whole would be of the same kind.
    private static func keepsLengths(_ database: Database) throws(SQLiteError) -> Bool {
        let counts = try database.query("SELECT sum(count), sum(bytes) FROM scopes") {
            (Int($0.integer(0)), Int($0.integer(1)))
        }
        let hasLengths = try database.query("SELECT 1 FROM sqlite_schema WHERE name = 'words_docsize'") { _ in true }
        guard let (articles, bytes) = counts.first else { return false }
        return knowsLengths(articles: articles, bytes: bytes) == !hasLengths.isEmpty
    }

    private static func apply(
        _ change: Change, _ database: Database, _ rows: inout ArticleRows
    ) throws(SQLiteError) -> Bool {
        let scopes = try database.query(
            """
            SELECT rowid, first, last, (SELECT max(last) FROM scopes AS other WHERE other.last < scopes.first),
              (SELECT min(first) FROM scopes AS other WHERE other.first > scopes.last)
            FROM scopes WHERE language = ?1 AND team = ?2
            """,
            [.text(change.language), .text(change.team)]
        ) { row in
            let last = row.integer(2)
            // Behind the last scope there is room without end.
            return (
                rowid: row.integer(0), first: row.integer(1), last: last, before: row.integer(3),
                after: row.optionalInteger(4) ?? last + 2 * distance
            )
        }
        guard let scope = scopes.first else { return false }
        let known = try database.query(
            "SELECT id, address FROM articles WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            [.integer(scope.first), .integer(scope.last)]
        ) { (id: $0.integer(0), address: $0.text(1) ?? "") }
        let place = known.firstIndex { $0.address >= change.address } ?? known.endIndex
        let old = place < known.endIndex && known[place].address == change.address ? known[place] : nil
        var oldBytes: Int64 = 0
        if let old {
            let lengths = try database.query(
                "SELECT length(CAST(text AS BLOB)) FROM articles WHERE id = ?1", [.integer(old.id)]
            ) { $0.integer(0) }
            oldBytes = lengths.first ?? 0
            try rows.remove(old.id)
        }
        var (first, last) = (scope.first, scope.last)
        if let article = change.article {
            let before = place > 0 ? known[place - 1].id : scope.before
            let after = place < known.endIndex ? known[place].id : scope.after
            let id = old?.id ?? (before + after) / 2
            guard old != nil || (id > before && id < after) else { return false }
            try rows.insert(article, id)
            (first, last) = (min(first, id), max(last, id))
        } else {
            guard known.count > 1, let old else { return false }
            if old.id == first { first = known[1].id }
            if old.id == last { last = known[known.count - 2].id }
        }
        let count = known.count + (change.article == nil ? -1 : old == nil ? 1 : 0)
        let bytes = Int64(change.article?.text.utf8.count ?? 0) - oldBytes
        try database.run(
            "UPDATE scopes SET first = ?1, last = ?2, count = ?3, bytes = bytes + ?4 WHERE rowid = ?5",
            [.integer(first), .integer(last), .integer(Int64(count)), .integer(bytes), .integer(scope.rowid)])
        return true
    }
}
