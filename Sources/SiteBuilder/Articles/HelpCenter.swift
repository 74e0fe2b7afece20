import CompiledSite
import Diagnostics
import Forms
import SearchIndex
import SiteSource
import Templates

/// The published articles of one team in one language, as pages.
struct HelpCenter {
    /// What the pages have in common.
    let site: CompiledSite
    let team: Team
    /// Those that are shown, in the order of pages.
    let categories: [Category]
    let articles: [Article]
    /// The languages that an article or a category is in, by its path below the team's.
    let languages: Lazy<[String: [String]]>
    private let locale: String
    private let categoryTitles: [String: String]

    /// What the build before made of the team, where nothing of it has changed.
    var known: KnownTeam?

    /// - Parameters:
    ///   - site: in the language of the team's texts.
    ///   - editions: the team in every published language, for what there is of it in others.
    init(_ site: CompiledSite, _ team: Team, editions: [(language: String, team: Team)]) {
        self.site = site
        self.team = team
        (categories, articles) = team.visible
        languages = Lazy {
            var languages: [String: [String]] = [:]
            for (language, team) in editions where team.helpCenter.published {
                let (categories, articles) = team.visible
                for path in articles.map(\.path) + categories.map(\.path) {
                    languages[path, default: []].append(language)
                }
            }
            return languages
        }
        locale = site.locale
        categoryTitles = Dictionary(uniqueKeysWithValues: categories.map { ($0.name, $0.title) })
    }

    /// The path of the team's page, which tells it from others.
    var name: String { "\(site.prefix())\(team.name)" }

    /// Where an article's page is on the server.
    func address(_ article: Article) -> String { site.address("\(team.name)/\(article.path)") }

    /// What the team's page shows.
    var page: CompiledSite.HelpCenterPage {
        CompiledSite.HelpCenterPage(
            categories: categories.map(entry), articles: articles.filter { $0.category == nil }.map(entry))
    }

    func context(_ path: String? = nil, isDraft: Bool = false) -> CompiledSite.PageContext {
        CompiledSite.PageContext(
            team: team.name, contact: team.helpCenter.contact,
            languages: path.map { languages.value[$0] ?? [] }, isDraft: isDraft || team.isDraft, locale: locale)
    }

    func entry(_ article: Article) -> CompiledSite.ArticleEntry {
        CompiledSite.ArticleEntry(
            title: article.title, path: "\(team.name)/\(article.path)", description: article.description,
            isDraft: article.isDraft)
    }

    func entry(_ category: Category) -> CompiledSite.CategoryEntry {
        CompiledSite.CategoryEntry(
            title: category.title, path: "\(team.name)/\(category.path)",
            description: category.description.map(Markdown.html),
            articles: articles.filter { $0.category == category.name }.map(entry), isDraft: category.isDraft)
    }

    /// The pages of its categories, each with its path below the start page.
    var categoryPages: [(Page, String)] {
        categories.map { category in
            (
                site.categoryPage(entry(category), context(category.path, isDraft: category.isDraft)),
                "\(site.prefix())\(team.name)/\(category.path)index.html"
            )
        }
    }

    /// Where an article's page stands below the start page.
    func path(_ article: Article) -> String { "\(site.prefix())\(team.name)/\(article.path)index.html" }

    func context(_ article: Article) -> CompiledSite.PageContext { context(article.path, isDraft: article.isDraft) }

    /// The categories as articles name them, by their names.
    var steps: [String: CompiledSite.ArticleEntry] {
        Dictionary(
            uniqueKeysWithValues: categories.map {
                (
                    $0.name,
                    CompiledSite.ArticleEntry(
                        title: $0.title, path: "\(team.name)/\($0.path)", description: nil, isDraft: $0.isDraft)
                )
            })
    }

    /// What the page of an article shows, without its text and the questions in it.
    /// - Parameters:
    ///   - related: what `relations` made of it.
    ///   - steps: the categories by their names.
    func content(
        of place: Int, _ facts: ArticleFacts, _ related: [Int], _ steps: [String: CompiledSite.ArticleEntry]
    ) -> CompiledSite.ArticleContent {
        let article = articles[place]
        let (previous, next) = (neighbour(of: place, -1), neighbour(of: place, 1))
        return CompiledSite.ArticleContent(
            entry: entry(article), category: article.category.flatMap { steps[$0] }, html: HTML(trusted: ""),
            hasCode: facts.hasCode, headings: facts.headings.map { ($0.level, $0.id, $0.text) },
            questions: [], updated: article.updated, previous: previous, next: next,
            related: related.map { entry(articles[$0]) })
    }

    /// What a search finds and shows of an article.
    func indexed(_ article: Article, _ html: ArticleHTML) -> IndexedArticle {
        IndexedArticle(
            team: team.name, language: article.language, title: article.title,
            headings: html.facts.headings.map(\.text), description: article.description ?? "", text: html.text,
            category: categoryTitle(of: article), address: address(article))
    }

    /// What tells whether the index has an article as it is: its words, and what its category is called now.
    func indexedDigest(_ article: Article, _ facts: ArticleFacts) -> IndexedDigest {
        IndexedDigest(
            team: team.name, language: article.language, address: address(article),
            digest: Digest { parts in
                parts.add(facts.indexed)
                parts.add(categoryTitle(of: article))
            })
    }

    private func categoryTitle(of article: Article) -> String {
        article.category.flatMap { categoryTitles[$0] } ?? ""
    }

    /// The article before or after one of the same category; nil for none.
    private func neighbour(of place: Int, _ step: Int) -> CompiledSite.ArticleEntry? {
        articles.indices.contains(place + step) && areInOneRow(place, place + step)
            ? entry(articles[place + step]) : nil
    }
}

extension Team {
    /// What of its articles is shown, in the order of pages: those of categories in the order of these, then the others.
    var visible: (categories: [Category], articles: [Article]) {
        guard published, helpCenter.published else { return ([], []) }
        let shown = Dictionary(grouping: articles.filter(\.published)) { $0.category }
        let categories = categories.filter { $0.published && shown[$0.name] != nil }
        return (categories, categories.flatMap { shown[$0.name] ?? [] } + (shown[nil] ?? []))
    }

    /// Whether any of its articles is shown, in less time than it takes to tell which.
    var hasVisibleArticles: Bool {
        guard published, helpCenter.published else { return false }
        let shown = Set(categories.filter(\.published).map(\.name))
        return articles.contains { $0.published && ($0.category.map(shown.contains) ?? true) }
    }
}
