package import SQLite

/// Writes an index of articles, which nobody reads before all of it is there and which is never changed afterwards.
package enum SearchIndexWriter {
    /// Counted up whenever an index of before could not be read, or would find something else.
    package static let format: Int64 = 3
    /// The distance between the numbers of two articles, which leaves room for others to come between them: order is the
    /// same whether an index was written whole or changed.
    static let distance: Int64 = 8

    /// Writes a new file.
    ///
    /// Nothing makes it safe against a crash but that it is put in its place when it is whole, so SQLite need neither wait
    /// for the disk nor keep a journal, and FTS5 keeps all words in memory and writes them once, without merging:
    /// docs/decisions/0046.
    /// - Parameters:
    ///   - articles: in any order.
    ///   - path: where there is no file yet.
    package static func write(_ articles: [IndexedArticle], to path: String) throws(SQLiteError) {
        let bytes = articles.reduce(0) { $0 + $1.text.utf8.count }
        let knowsLengths = knowsLengths(articles: articles.count, bytes: bytes)
        let database = try open(path)
        try database.execute("PRAGMA page_size = 32768; PRAGMA user_version = \(format);")
        try database.transaction { () throws(SQLiteError) in
            try database.execute(
                """
                CREATE TABLE scopes (
                  language TEXT, team TEXT, first INTEGER, last INTEGER, count INTEGER, bytes INTEGER) STRICT;
                CREATE TABLE articles (
                  id INTEGER PRIMARY KEY, title TEXT, address TEXT, category TEXT, description TEXT, headings TEXT,
                  text TEXT) STRICT;
                CREATE VIRTUAL TABLE words USING fts5(
                  title, headings, description, text, content = '', columnsize = \(knowsLengths ? 1 : 0), tokenize = 'ascii');
                CREATE VIRTUAL TABLE counts USING fts5vocab(words, row);
                INSERT INTO words (words, rank) VALUES ('hashsize', 1073741824), ('automerge', 0), ('crisismerge', 1999);
                """)
            var rows = ArticleRows(database)
            var id: Int64 = 0
            // A search in a team or a language is one in a range of numbers, which FTS5 is quick to cut down to.
            for scope in scopes(of: articles) {
                let first = id + distance
                for article in scope.articles {
                    id += distance
                    try rows.insert(article, id)
                }
                try database.run(
                    "INSERT INTO scopes VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    [
                        .text(scope.language), .text(scope.team), .integer(first), .integer(id),
                        .integer(Int64(scope.articles.count)),
                        .integer(Int64(scope.articles.reduce(0) { $0 + $1.text.utf8.count })),
                    ])
            }
        }
    }

    /// Opens a file that nobody else knows yet.
    static func open(_ path: String) throws(SQLiteError) -> Database {
        let database = try Database(path: path, busyTimeout: 0)
        try database.execute(
            """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -262144;
            PRAGMA temp_store = MEMORY;
            """)
        return database
    }

    /// Whether FTS5 keeps what lessens a long article's score; of many articles it takes longer to look up than all the
    /// rest of a search. Without it bm25 takes every article for one of minus four words, which is right enough among long
    /// ones alone.
    /// - Parameter bytes: of all texts.
    static func knowsLengths(articles: Int, bytes: Int) -> Bool { articles < 1_000 || bytes < 200 * articles }

    /// In the order of language, team and address.
    private static func scopes(
        of articles: [IndexedArticle]
    ) -> [(language: String, team: String, articles: [IndexedArticle])] {
        Dictionary(grouping: articles) { [$0.language, $0.team] }
            .map { (language: $0.key[0], team: $0.key[1], articles: $0.value.sorted { $0.address < $1.address }) }
            .sorted { ($0.language, $0.team) < ($1.language, $1.team) }
    }
}
