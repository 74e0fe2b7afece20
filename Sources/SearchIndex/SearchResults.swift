/// What a search has found.
package struct SearchResults: Sendable, Hashable {
    /// How many articles, on this page and all others.
    package var total: Int
    /// Those of this page, the best first.
    package var hits: [SearchHit]
    /// Whether some of what was typed is in none of them: nothing had all of it.
    package var isPartial: Bool

    /// Results with all their parts.
    package init(total: Int = 0, hits: [SearchHit] = [], isPartial: Bool = false) {
        self.total = total
        self.hits = hits
        self.isPartial = isPartial
    }
}

/// An article that was found.
package struct SearchHit: Sendable, Hashable {
    /// As it was indexed.
    package var title: String
    /// As it was indexed.
    package var address: String
    /// The name of its team.
    package var team: String
    /// The title of its category, as it was indexed; empty for an article in none.
    package var category: String
    /// The part of the article that shows best why it was found.
    package var snippet: [SnippetPart]

    /// A hit with all its parts.
    package init(title: String, address: String, team: String, category: String = "", snippet: [SnippetPart]) {
        self.title = title
        self.address = address
        self.team = team
        self.category = category
        self.snippet = snippet
    }
}

/// A piece of a snippet: pieces in a row are the whole of it.
package struct SnippetPart: Sendable, Hashable {
    /// Plain text.
    package var text: String
    /// Whether it is what was looked for.
    package var isMatch: Bool

    /// A piece with its parts.
    package init(_ text: String, isMatch: Bool = false) {
        self.text = text
        self.isMatch = isMatch
    }
}
