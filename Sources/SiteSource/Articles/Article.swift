/// One article of a team's help centre, in one language.
package struct Article: Sendable {
    /// The file's name without its ends: `[a-z0-9-]+`.
    package var name: String
    /// The folder's name; nil for an article that is in no category.
    package var category: String?
    /// What people read above the text.
    package var title: String
    /// One line for lists and search engines; nil where the front matter has none.
    package var description: String?
    /// Where it stands among its neighbours, from low to high; those without follow by title.
    package var order: Int?
    /// Whether any page may mention it; false where the front matter does not say.
    package var published: Bool
    /// Whether it is shown although it is not published.
    package var isDraft = false
    /// Old addresses that lead here now.
    package var redirects: [Redirect]
    /// The language it is written in, one of the site's.
    package var language: String
    /// When it was changed last, in days since 1970: what the front matter says, else the file's own time in UTC.
    package var updated: Int
    /// The file.
    package var source: ArticleSource
    /// What tells whether the file has changed; nil where that cannot be told, and where there is a word to say of it.
    package var stamp: FileStamp?

    /// The path below the team's own, such as `articles/billing/refund/`.
    package var path: String { "articles/\(category.map { "\($0)/" } ?? "")\(name)/" }
}

extension Article {
    /// An article that was read before, whose file is as it was.
    /// - Parameters:
    ///   - path: of the file, as messages show it.
    ///   - root: the site's folder, which the file must be within.
    package init(
        known path: String, within root: String, stamp: FileStamp, name: String, category: String?, title: String,
        description: String?, order: Int?, published: Bool, redirects: [Redirect], language: String, updated: Int
    ) {
        self.init(
            name: name, category: category, title: title, description: description, order: order, published: published,
            redirects: redirects, language: language, updated: updated, source: ArticleSource(path, within: root),
            stamp: stamp)
    }
}

/// A folder of articles with a page of its own.
package struct Category: Sendable {
    /// The folder's name: `[a-z0-9-]+`.
    package var name: String
    /// What people read.
    package var title: String
    /// A line of Markdown; nil where there is none.
    package var description: String?
    /// Where it stands among the categories, from low to high; those without follow by title.
    package var order: Int?
    /// Whether its page and its articles may be mentioned; true where category.yaml does not say.
    package var published: Bool
    /// Whether it is shown although it is not published.
    package var isDraft = false

    /// The path below the team's own, such as `articles/billing/`.
    package var path: String { "articles/\(name)/" }
}
