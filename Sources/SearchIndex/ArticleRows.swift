import SQLite

/// Puts articles into the tables of an index and takes them out.
struct ArticleRows {
    private let database: Database
    private var indexed = IndexedText()

    init(_ database: Database) { self.database = database }

    /// - Parameter id: one that is not taken.
    mutating func insert(_ article: IndexedArticle, _ id: Int64) throws(SQLiteError) {
        let headings = article.headings.joined(separator: "\n")
        try database.run(
            "INSERT INTO articles VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            [
                .integer(id), .text(article.title), .text(article.address), .text(article.category),
                .text(article.description), .text(headings), .text(article.text),
            ])
        try database.run(
            "INSERT INTO words (rowid, title, headings, description, text) VALUES (?1, ?2, ?3, ?4, ?5)",
            words(id, article.title, headings, article.description, article.text))
    }

    /// A table without content forgets an article only when it is told all of its words once more (FTS5 §6.2).
    mutating func remove(_ id: Int64) throws(SQLiteError) {
        let texts = try database.query(
            "SELECT title, headings, description, text FROM articles WHERE id = ?1", [.integer(id)]
        ) { row in (0...3).map { row.text($0) ?? "" } }
        guard let texts = texts.first else { return }
        try database.run(
            "INSERT INTO words (words, rowid, title, headings, description, text) VALUES ('delete', ?1, ?2, ?3, ?4, ?5)",
            words(id, texts[0], texts[1], texts[2], texts[3]))
        try database.run("DELETE FROM articles WHERE id = ?1", [.integer(id)])
    }

    private mutating func words(
        _ id: Int64, _ title: String, _ headings: String, _ description: String, _ text: String
    ) -> [SQLiteValue] {
        [
            .integer(id), .text(indexed.words(of: [title])), .text(indexed.words(of: [headings])),
            .text(indexed.words(of: [description])), .text(indexed.words(of: [text])),
        ]
    }
}
