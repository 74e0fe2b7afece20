/// One article of a team's help centre, in one language.
package struct Article: Sendable {
    /// What was read, which many lists share.
    private let head: Head
    /// Whether any page may mention it; false where the front matter does not say.
    package var published: Bool
    /// Whether it is shown although it is not published.
    package var isDraft = false

    /// What nothing changes once the file is read.
    private final class Head: Sendable {
        let name: String
        let category: String?
        let title: String
        let description: String?
        let order: Int?
        let redirects: [Redirect]
        let language: String
        let updated: Int
        let source: ArticleSource
        let stamp: FileStamp?

        init(
            name: String, category: String?, title: String, description: String?, order: Int?, redirects: [Redirect],
            language: String, updated: Int, source: ArticleSource, stamp: FileStamp?
        ) {
            self.name = name
            self.category = category
            self.title = title
            self.description = description
            self.order = order
            self.redirects = redirects
            self.language = language
            self.updated = updated
            self.source = source
            self.stamp = stamp
        }
    }

    /// The file's name without its ends: `[a-z0-9-]+`.
    package var name: String { head.name }
    /// The folder's name; nil for an article that is in no category.
    package var category: String? { head.category }
    /// What people read above the text.
    package var title: String { head.title }
    /// One line for lists and search engines; nil where the front matter has none.
    package var description: String? { head.description }
    /// Where it stands among its neighbours, from low to high; those without follow by title.
    package var order: Int? { head.order }
    /// Old addresses that lead here now.
    package var redirects: [Redirect] { head.redirects }
    /// The language it is written in, one of the site's.
    package var language: String { head.language }
    /// When it was changed last, in days since 1970: what the front matter says, else the file's own time in UTC.
    package var updated: Int { head.updated }
    /// The file.
    package var source: ArticleSource { head.source }
    /// What tells whether the file has changed; nil where that cannot be told, and where there is a word to say of it.
    package var stamp: FileStamp? { head.stamp }

    /// The path below the team's own, such as `articles/billing/refund/`.
    package var path: String { "articles/\(category.map { "\($0)/" } ?? "")\(name)/" }

    /// An article as its file has it.
    init(
        name: String, category: String?, title: String, description: String?, order: Int?, published: Bool,
        redirects: [Redirect], language: String, updated: Int, source: ArticleSource, stamp: FileStamp?
    ) {
        head = Head(
            name: name, category: category, title: title, description: description, order: order, redirects: redirects,
            language: language, updated: updated, source: source, stamp: stamp)
        self.published = published
    }

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
