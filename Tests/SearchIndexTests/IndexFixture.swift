import SearchIndex
import TemporaryFolders
import Testing

/// An index of a few articles in a folder of its own.
struct IndexFixture {
    let folder: TemporaryFolder
    let index: SearchIndex

    init(_ articles: [IndexedArticle]) throws {
        folder = try TemporaryFolder()
        // Signs that mean something in a URI.
        let path = folder.path + "/a 50%? #1.db"
        try SearchIndexWriter.write(articles, to: path)
        index = try #require(try SearchIndex(path: path))
    }

    /// Articles without anything but a title and a text, in English.
    init(_ texts: [(title: String, text: String)]) throws {
        try self.init(texts.map { Self.article($0.title, $0.text) })
    }

    static func article(
        _ title: String, _ text: String = "", team: String = "care", language: String = "en", headings: [String] = [],
        description: String = ""
    ) -> IndexedArticle {
        IndexedArticle(
            team: team, language: language, title: title, headings: headings, description: description, text: text,
            address: "/\(team)/articles/\(title)/")
    }

    func search(
        _ text: String, teams: Set<String> = ["care"], language: String = "en", isTyping: Bool = false,
        limit: Int = 10, offset: Int = 0
    ) throws -> SearchResults {
        try index.search(
            SearchQuery(text), teams: teams, language: language, isTyping: isTyping, limit: limit, offset: offset)
    }

    /// The titles of what is found, in their order.
    func titles(_ text: String, isTyping: Bool = false, language: String = "en") throws -> [String] {
        try search(text, language: language, isTyping: isTyping).hits.map(\.title)
    }
}

extension SearchHit {
    /// The snippet with brackets around what was looked for.
    var marked: String { snippet.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined() }
}
