package import SQLite

/// Writes an index of articles, which nobody reads before all of it is there and which is never changed afterwards.
package enum SearchIndexWriter {
    /// Counted up whenever an index of before could not be read, or would find something else.
    package static let format: Int64 = 1

    /// Writes a new file.
    ///
    /// Nothing makes it safe against a crash but that it is put in its place when it is whole, so SQLite need neither wait
    /// for the disk nor keep a journal, and FTS5 keeps all words in memory and writes them once, without merging:
    /// docs/decisions/0046.
    /// - Parameters:
    ///   - articles: in any order.
    ///   - path: where there is no file yet.
    package static func write(_ articles: [IndexedArticle], to path: String) throws(SQLiteError) {
        // What lessens a long article's score; of many articles it takes longer to look up than all the rest of a search.
        // Without it bm25 takes every article for one of minus four words, which is right enough among long ones alone.
        let bytes = articles.reduce(0) { $0 + $1.text.utf8.count }
        let knowsLengths = articles.count < 1_000 || bytes < 200 * articles.count
        let database = try Database(path: path, busyTimeout: 0)
        try database.execute(
            """
            PRAGMA page_size = 8192;
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -262144;
            PRAGMA temp_store = MEMORY;
            PRAGMA user_version = \(format);
            """)
        try database.transaction { () throws(SQLiteError) in
            try database.execute(
                """
                CREATE TABLE scopes (language TEXT, team TEXT, first INTEGER, last INTEGER) STRICT;
                CREATE TABLE articles (
                  id INTEGER PRIMARY KEY, title TEXT, address TEXT, description TEXT, text TEXT) STRICT;
                CREATE VIRTUAL TABLE words USING fts5(
                  title, headings, description, text, content = '', columnsize = \(knowsLengths ? 1 : 0), tokenize = 'ascii');
                CREATE VIRTUAL TABLE counts USING fts5vocab(words, row);
                INSERT INTO words (words, rank) VALUES ('hashsize', 1073741824), ('automerge', 0), ('crisismerge', 1999);
                """)
            var indexed = IndexedText()
            var id: Int64 = 0
            // Numbers without gaps in the order of language and team: a search in either is one in a range of numbers,
            // which FTS5 is quick to cut down to.
            for scope in scopes(of: articles) {
                let first = id + 1
                for article in scope.articles {
                    id += 1
                    try database.run(
                        "INSERT INTO articles VALUES (?1, ?2, ?3, ?4, ?5)",
                        [
                            .integer(id), .text(article.title), .text(article.address), .text(article.description),
                            .text(article.text),
                        ])
                    try database.run(
                        "INSERT INTO words (rowid, title, headings, description, text) VALUES (?1, ?2, ?3, ?4, ?5)",
                        [
                            .integer(id), .text(indexed.words(of: [article.title])),
                            .text(indexed.words(of: article.headings)),
                            .text(indexed.words(of: [article.description])), .text(indexed.words(of: [article.text])),
                        ])
                }
                try database.run(
                    "INSERT INTO scopes VALUES (?1, ?2, ?3, ?4)",
                    [.text(scope.language), .text(scope.team), .integer(first), .integer(id)])
            }
        }
    }

    private static func scopes(
        of articles: [IndexedArticle]
    ) -> [(language: String, team: String, articles: [IndexedArticle])] {
        Dictionary(grouping: articles) { [$0.language, $0.team] }
            .map { (language: $0.key[0], team: $0.key[1], articles: $0.value) }
            .sorted { ($0.language, $0.team) < ($1.language, $1.team) }
    }
}
