import Forms
package import Templates

extension CompiledSite {
    /// An article as lists and neighbours show it.
    package struct ArticleEntry: Sendable, Hashable {
        /// Its heading.
        package let title: String
        /// Its page below the start page of the edition, such as `care/articles/refund/`.
        package let path: String
        /// One line about it; nil for none.
        package let description: String?
        /// Whether only a preview shows it.
        package let isDraft: Bool

        /// An entry with all its parts.
        package init(title: String, path: String, description: String?, isDraft: Bool) {
            self.title = title
            self.path = path
            self.description = description
            self.isDraft = isDraft
        }
    }

    /// A category as the team's page shows it.
    package struct CategoryEntry: Sendable {
        let title: String
        let path: String
        let description: HTML?
        let articles: [ArticleEntry]
        let isDraft: Bool
        /// How many of its articles the team's page names; the category's own page has all.
        private static let shownArticles = 5

        /// A category with all its parts.
        package init(title: String, path: String, description: HTML?, articles: [ArticleEntry], isDraft: Bool) {
            self.title = title
            self.path = path
            self.description = description
            self.articles = articles
            self.isDraft = isDraft
        }

        fileprivate func value(_ site: CompiledSite) -> Value {
            [
                "title": .text(title), "address": site.url(site.address(path)), "is_draft": .bool(isDraft),
                "description": description.map(Value.html) ?? false,
                "list": site.list(Array(articles.prefix(Self.shownArticles))),
                "count": .text(site.messages.text(.articleCount, count: articles.count)),
            ]
        }
    }

    /// What of a team's articles stands on its page.
    package struct HelpCenterPage: Sendable {
        var categories: [CategoryEntry]
        var articles: [ArticleEntry]

        /// - Parameters:
        ///   - categories: those that have articles.
        ///   - articles: those in no category.
        package init(categories: [CategoryEntry], articles: [ArticleEntry]) {
            self.categories = categories
            self.articles = articles
        }

        /// Whether there is nothing to read, nor a feed of it.
        var isEmpty: Bool { categories.isEmpty && articles.isEmpty }

        func values(_ site: CompiledSite) -> [String: Value] {
            [
                "has_articles": .bool(!isEmpty),
                "has_categories": .bool(!categories.isEmpty),
                "categories": .list(categories.map { $0.value(site) }),
                "list": site.list(articles), "is_empty": .bool(isEmpty),
            ]
        }
    }

    /// The place of a page among the others: what stands around its content.
    package struct PageContext: Sendable {
        /// The team's name in addresses.
        package var team: String
        /// The text of the button that leads to the form; nil for the interface's own.
        package var contact: String?
        /// The languages in which there is the same page; nil for all.
        package var languages: [String]?
        /// Whether only a preview shows the page.
        package var isDraft = false
        /// The language with its region, as Open Graph writes it.
        package var locale: String

        /// A context with its parts.
        package init(
            team: String, contact: String?, languages: [String]? = nil, isDraft: Bool = false, locale: String
        ) {
            self.team = team
            self.contact = contact
            self.languages = languages
            self.isDraft = isDraft
            self.locale = locale
        }
    }

    /// The page of a category.
    /// - Parameter path: below the start page of the edition.
    package func categoryPage(_ category: CategoryEntry, _ context: PageContext) -> Page {
        let frame = articleFrame(
            title: category.title, path: category.path, trail: [teamStep(context.team)], context,
            type: "website", description: category.description.map { $0.source.plainText }, data: nil)
        return Page(
            template: .category,
            values: .object(
                frame.merging([
                    "description": category.description.map(Value.html) ?? false, "list": list(category.articles),
                    "contact": contactButton(context),
                ]) { $1 }))
    }

    /// What an article's page shows.
    package struct ArticleContent: Sendable {
        /// The article as lists show it.
        package var entry: ArticleEntry
        /// The category's name and page; nil for none.
        package var category: ArticleEntry?
        /// The text.
        package var html: HTML
        /// Whether the text has a block of code.
        package var hasCode: Bool
        /// The headings, in order.
        package var headings: [(level: Int, id: String, text: String)]
        /// Questions with their answers, where the article has nothing else.
        package var questions: [(question: String, answer: String)]
        /// In days since 1970.
        package var updated: Int
        /// The article before; nil for the first.
        package var previous: ArticleEntry?
        /// The article after; nil for the last.
        package var next: ArticleEntry?
        /// Those that it links to, that link to it or that are in its category.
        package var related: [ArticleEntry]

        /// An article with all its parts.
        package init(
            entry: ArticleEntry, category: ArticleEntry?, html: HTML, hasCode: Bool,
            headings: [(level: Int, id: String, text: String)],
            questions: [(question: String, answer: String)] = [], updated: Int, previous: ArticleEntry?,
            next: ArticleEntry?, related: [ArticleEntry]
        ) {
            self.entry = entry
            self.category = category
            self.html = html
            self.hasCode = hasCode
            self.headings = headings
            self.questions = questions
            self.updated = updated
            self.previous = previous
            self.next = next
            self.related = related
        }
    }

    /// The page of an article.
    package func articlePage(_ article: ArticleContent, _ context: PageContext) -> Page {
        let category = article.category.map { [(label: $0.title, path: $0.path)] } ?? []
        let frame = articleFrame(
            title: article.entry.title, path: article.entry.path, trail: [teamStep(context.team)] + category, context,
            type: "article", description: article.entry.description, data: structuredData(article))
        let day = Day(article.updated)
        let contents = article.headings.filter { $0.level == 2 || $0.level == 3 }
        return Page(
            template: .article,
            values: .object(
                frame.merging([
                    "description": article.entry.description.map { .text($0) } ?? false,
                    // Two headings are seen at a glance.
                    "contents": contents.count < 3 ? false : ["entries": .list(contents.map(Self.entry))],
                    "html": .html(article.html),
                    "updated": .text(
                        messages.text(
                            .updatedOn,
                            ["date": messages.dates.date(year: day.year, month: day.month, day: day.day)])),
                    "copy": .text(messages.text(.copyCode)), "copied": .text(messages.text(.codeCopied)),
                    "scripts": scriptValues((article.hasCode ? ["article"] : []) + ["feedback"]),
                    "feedback": feedbackValue(team: context.team, path: article.entry.path),
                    "neighbours": neighbours(article),
                    "related": article.related.isEmpty ? false : list(article.related),
                    "contact": contactButton(context),
                ]) { $1 }))
    }

    /// The page at an old address of an article.
    package func movedPage(to article: ArticleEntry) -> Page {
        let frame = frame(title: article.title, canonical: article.path)
        let target = address(article.path)
        let refresh = "<meta http-equiv=\"refresh\" content=\"0; url=\(HTML.escaping(target).source)\">"
        return Page(
            template: .moved,
            values: .object(
                frame.merging(["target": url(target), "refresh": .html(HTML(trusted: refresh))]) { $1 }))
    }

    private func articleFrame(
        title: String, path: String, trail: [(label: String, path: String)], _ context: PageContext, type: String,
        description: String?, data: String?
    ) -> [String: Value] {
        var frame = frame(
            title: title, canonical: path, trail: [(messages.text(.home), "")] + trail, languages: context.languages)
        frame["is_draft"] = .bool(context.isDraft)
        frame["feed"] = feed(of: context.team)
        frame["open_graph"] = openGraph(type: type, description: description, locale: context.locale, data: data)
        return frame
    }

    /// What other sites show when somebody links to a page.
    /// - Parameters:
    ///   - type: `website` or `article`.
    ///   - data: a script element in the words of schema.org; nil for none.
    func openGraph(type: String, description: String?, locale: String, data: String? = nil) -> Value {
        [
            "type": .text(type), "description": description.map { .text($0) } ?? false, "locale": .text(locale),
            "data": data.map { .html(HTML(trusted: $0)) } ?? false,
        ]
    }

    /// The feed of a team's articles, for the head of its pages.
    func feed(of team: String) -> Value {
        [
            "title": .text(messages.text(.feedTitle, ["team": teams[team]?.title ?? team])),
            "address": url(address("\(team)/feed.xml")),
        ]
    }

    private func teamStep(_ team: String) -> (label: String, path: String) {
        (teams[team]?.title ?? team, "\(team)/")
    }

    func contactButton(_ context: PageContext) -> Value {
        guard teams[context.team]?.hasForm == true else { return false }
        return [
            "label": .text(context.contact ?? messages.text(.contact)),
            "address": url(address("\(context.team)/contact/")), "is_secondary": false,
        ]
    }

    private static func entry(_ heading: (level: Int, id: String, text: String)) -> Value {
        [
            "label": .text(heading.text), "address": SafeURL("#\(heading.id)").map(Value.url) ?? false,
            "is_deeper": .bool(heading.level == 3),
        ]
    }

    private func neighbours(_ article: ArticleContent) -> Value {
        func link(_ entry: ArticleEntry?) -> Value {
            entry.map {
                ["label": .text($0.title), "address": url(address($0.path)), "is_draft": .bool($0.isDraft)]
            } ?? false
        }
        guard article.previous != nil || article.next != nil else { return false }
        return ["previous": link(article.previous), "next": link(article.next)]
    }

    /// For the component `article-list`; false for no article.
    func list(_ articles: [ArticleEntry]) -> Value {
        guard !articles.isEmpty else { return false }
        return [
            "articles": .list(
                articles.map {
                    [
                        "title": .text($0.title), "address": url(address($0.path)),
                        "description": $0.description.map { .text($0) } ?? false, "is_draft": .bool($0.isDraft),
                    ]
                })
        ]
    }

    /// The article in the words of schema.org, in a script element that no text of it can end: an Article, or a FAQPage
    /// where it is made of questions and their answers.
    private func structuredData(_ article: ArticleContent) -> String {
        let address = JSONText.text(origin + self.address(article.entry.path))
        let isArticle = article.questions.isEmpty
        var members: [(String, JSONText)] = [
            ("@context", .text("https://schema.org")), ("@type", .text(isArticle ? "Article" : "FAQPage")),
            (isArticle ? "headline" : "name", .text(article.entry.title)),
            ("inLanguage", .text(messages.language)), ("dateModified", .text(Day(article.updated).iso)),
            (isArticle ? "mainEntityOfPage" : "url", address),
            ("publisher", .object([("@type", .text("Organization")), ("name", .text(name))])),
        ]
        if let description = article.entry.description { members.append(("description", .text(description))) }
        if !isArticle {
            members.append(("mainEntity", .list(article.questions.map(Self.question))))
        }
        return "<script type=\"application/ld+json\">\(JSONText.object(members).description)</script>"
    }

    private static func question(_ question: String, answer: String) -> JSONText {
        .object([
            ("@type", .text("Question")), ("name", .text(question)),
            ("acceptedAnswer", .object([("@type", .text("Answer")), ("text", .text(answer))])),
        ])
    }
}

extension String {
    /// The words of a line of HTML.
    var plainText: String {
        var text = ""
        var isTag = false
        for character in self {
            switch character {
            case "<": isTag = true
            case ">": isTag = false
            case "\n": break
            default: if !isTag { text.append(character) }
            }
        }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
