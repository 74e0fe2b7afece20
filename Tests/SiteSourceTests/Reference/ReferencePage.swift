import Forms

@testable import SiteSource

/// A page of the manual with tables of keys, made from the descriptions that the JSON Schema is made from.
enum ReferencePage: String, CaseIterable, CustomStringConvertible {
    case site = "site-yaml"
    case team = "team-yaml"
    case fields
    case conditions
    case articles

    var description: String { rawValue }

    /// Where it lies in the repository.
    var path: String { "site/teams/docket/articles/reference/\(rawValue).md" }

    /// The whole article. It has a fixed day, so that a build is the same everywhere.
    var text: String {
        """
        ---
        title: \(title)
        description: \(summary)
        order: \(order)
        published: true
        updated: 2026-11-22
        ---

        \(body)

        """
    }

    private var order: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    private var title: String {
        switch self {
        case .site: "Every key of site.yaml"
        case .team: "Every key of team.yaml"
        case .fields: "Every key of a field"
        case .conditions: "Every comparator of a condition"
        case .articles: "Every key of an article and of category.yaml"
        }
    }

    private var summary: String {
        switch self {
        case .site:
            Self.quoted(
                "The site’s name, address, languages, look and limits: what each key is for and what it may hold.")
        case .team: Self.quoted("The team, its help centre and its form: what each key is for and what it may hold.")
        case .fields: Self.quoted("What each key of a field is for, what it may hold, and which input type takes it.")
        case .conditions: Self.quoted("Which comparisons each kind of answer has, and when they hold.")
        case .articles: Self.quoted("The front matter of an article, and what a category says of itself.")
        }
    }

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }

    private static let texts =
        "A “text by language” is one text, or a map with one for each language of the site, such as"
        + " `{ en: Subject, it: Oggetto }`: see [Several languages](../languages/several-languages.md)."

    private var body: String {
        switch self {
        case .site:
            """
            `site.yaml` lies in the site’s folder and says what all teams have in common. `name` and `url` must be there; everything else has a value of its own.

            \(Self.texts)

            \(KeyTables(SiteKey.map).markdown)

            \(KeyTables(SpamKey.map, under: "spam").markdown)

            A form may have a `spam` of its own: [Spam](../operation/spam.md).
            """
        case .team:
            """
            `team.yaml` lies in the team’s folder, `teams/NAME/`. The folder’s name is the team’s name in addresses and tickets: lower-case letters a to z, digits and hyphens.

            \(Self.texts)

            \(KeyTables(TeamKey.map).markdown)
            """
        case .fields: FieldReference.body(texts: Self.texts)
        case .conditions: ConditionReference.body
        case .articles:
            """
            An article begins with its front matter: keys and values between two lines `---`. [Write an article](../publishing/write-an-article.md) shows a whole one.

            ## The front matter of an article

            \(KeyTables(ArticleKey.map).markdown)

            ## category.yaml

            The file lies in the category’s folder, and need not be there.

            \(KeyTables(CategoryKey.map).markdown)

            \(Self.texts)
            """
        }
    }
}
