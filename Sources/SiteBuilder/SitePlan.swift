import CompiledSite
import Crypto
import Diagnostics
import Forms
import Glibc
import SearchIndex
import SiteSource
import Synchronization
import Templates
import Tickets

/// All pages and files of a build, each given away as soon as it is made, and the bundle.
struct SitePlan {
    /// Below the bundle's folder.
    private(set) var bundle: [OutputFile] = []
    /// Pages that people can open, without 404.html.
    private(set) var pages = 0
    private(set) var forms = 0
    /// What a search finds.
    private(set) var articles: [IndexedArticle] = []
    /// The old addresses of articles, for web servers.
    private(set) var redirects: [MovedAddress] = []
    /// What is worth a word and stops no build.
    private(set) var warnings = Diagnostics()
    /// The site in its default language.
    private var compiled: CompiledSite
    private let templates: TemplateSet
    private let editions: [Edition]
    private let stage: @Sendable (OutputFile) throws(BuildError) -> Void
    /// The forms' style sheets that were given away.
    private var stylesheets: Set<String> = []
    private var centers: [HelpCenter] = []
    /// When it is built, in milliseconds since 1970.
    private let now: Int64

    /// - Parameters:
    ///   - withGallery: whether every component is shown with its examples, beside the site.
    ///   - stage: takes each file of the pages, from several threads.
    /// - Throws: what a template cannot render, what is wrong with articles, or a `BuildError`.
    init(
        _ site: Site, _ folder: TemplateFolder, withGallery: Bool = false, now: Int = time(nil),
        stage: @escaping @Sendable (OutputFile) throws(BuildError) -> Void
    ) throws {
        self.now = Int64(now) * 1_000
        self.stage = stage
        let theme = try ThemeAssets(site.theme, folder, root: site.url.path)
        templates = folder.templates
        editions = site.editions.filter(\.published)
        let published = site.teams.filter(\.published)
        compiled = CompiledSite(
            name: site.name, origin: site.url.origin, path: site.url.path, gateway: site.gateway,
            theme: theme.compiled, bodyLimit: site.limits.body,
            parameterLimit: site.limits.parameters, filesLimit: site.limits.files,
            attachmentsLimit: site.limits.attachments, trustedProxies: site.trustedProxies, scripts: theme.scripts,
            languages: CompiledLanguage.all(editions.map(\.messages.language)),
            zone: .iana(site.timeZone, now: now), messages: site.messages,
            teams: Dictionary(
                uniqueKeysWithValues: published.map {
                    ($0.name, CompiledTeam(title: $0.title, hasForm: $0.form.published))
                }))
        for team in editions.flatMap(\.teams) where !team.visible.articles.isEmpty {
            compiled.teams[team.name]?.hasArticles = true
        }
        for file in theme.files { try stage(file) }
        for edition in editions { try add(edition) }
        try add(compiled.notFoundPage, at: "404.html")
        try addArticles(site)
        try addSitemap(published)
        bundle += HelpCenter.files(of: published, centers)
        try addBundle()
        pages -= 1
        forms = published.count(where: \.form.published)
        if withGallery { for file in try Gallery(compiled, folder).files { try stage(file) } }
    }

    /// The pages of a language and what the bundle has of it.
    private mutating func add(_ edition: Edition) throws {
        let published = edition.teams.filter(\.published)
        let titles = Dictionary(uniqueKeysWithValues: published.map { ($0.name, $0.title) })
        let compiledEdition = CompiledEdition(name: edition.name, messages: edition.messages, titles: titles)
        let site = compiled.edition(compiledEdition)
        let prefix = site.prefix()
        if !prefix.isEmpty {
            let path = BundleFile.edition(edition.messages.language)
            bundle.append(OutputFile(path, BundleFile.encode(compiledEdition)))
        }
        let home = site.homePage(
            published.map { ($0.name, $0.title, $0.description.map(Markdown.html)) }, locale: site.locale)
        try add(edition.isDraft ? home.asDraft : home, at: "\(prefix)index.html")
        for team in published { try add(team, to: site) }
    }

    /// The bundle's name: a hash of all that is in it.
    var bundleName: String {
        var hash = SHA256()
        for file in bundle {
            hash.update(data: Array("\(file.path)\0\(file.bytes.count)\0".utf8))
            hash.update(data: file.bytes)
        }
        return String(hash.finalize().hexadecimal.prefix(32))
    }

    /// - Parameter site: in the language of the team's texts.
    private mutating func add(_ team: Team, to site: CompiledSite) throws {
        let prefix = site.prefix()
        let center = HelpCenter(
            site, team,
            editions: editions.compactMap { edition in
                edition.teams.first { $0.name == team.name }.map { (edition.messages.language, $0) }
            })
        if team.helpCenter.published { centers.append(center) }
        let form = team.form.published ? try compiledForm(of: team, site) : nil
        try add(
            site.teamPage(
                title: team.title, description: team.description.map(Markdown.html),
                articles: team.helpCenter.published ? center.page : nil, form: form, at: now, center.context()),
            at: "\(prefix)\(team.name)/index.html")
        guard let form else { return }
        var state = CompiledSite.FormState()
        state.closed = site.closing(of: form, at: now, isStatic: true)
        let contact = "\(prefix)\(team.name)/contact"
        let page = site.formPage(team: team.name, form, state)
        try add(team.form.isDraft ? page.asDraft : page, at: "\(contact)/index.html")
        for (extent, file) in [(Page.Extent.embedded, "embed/index.html"), (.fragment, "fragment.html")] {
            state.extent = extent
            try add(site.formPage(team: team.name, form, state), at: "\(contact)/\(file)")
            pages -= 1
        }
        let file = BundleFile.form(team: team.name, language: prefix.isEmpty ? nil : site.messages.language)
        bundle.append(OutputFile(file, BundleFile.encode(form)))
    }

    /// The form with its texts in HTML, and its style sheet among the files.
    private mutating func compiledForm(of team: Team, _ site: CompiledSite) throws -> CompiledForm {
        let messages = site.messages
        let stylesheet = try addStylesheet(of: team.form.form)
        return CompiledForm(
            title: team.form.title ?? messages.text(.formTitle, ["team": team.title]),
            version: String(SHA256.hash(data: BundleFile.encode(team.form.form)).hexadecimal.prefix(32)),
            introduction: team.form.introduction.map { Markdown.html($0).source },
            submit: team.form.submit ?? messages.text(.submit), form: team.form.form.withHTML,
            descriptions: Dictionary(
                uniqueKeysWithValues: team.form.form.fields.compactMap { field in
                    field.description.map { (field.name, Markdown.html($0).source) }
                }), spam: team.form.spam, options: options(of: team.form, site),
            message: team.form.message.map { message in
                Markdown.message(message, places: team.form.form.fields.map(\.name) + ["number"]).source
            }, closedText: team.form.closedText,
            stylesheet: stylesheet)
    }

    /// The options with their times, which the site writes by its own clock.
    private func options(of form: TeamForm, _ site: CompiledSite) -> FormOptions {
        var options = form.options
        options.opens = form.opens.map { site.zone.time(local: $0).milliseconds }
        options.closes = form.closes.map { site.zone.time(local: $0).milliseconds }
        return options
    }

    /// The path of the form's own style sheet; nil where it needs none.
    private mutating func addStylesheet(of form: Form) throws -> String? {
        let css = FormStylesheet(form).css
        guard !css.isEmpty else { return nil }
        let file = OutputFile.asset("form", "css", Array(css.utf8))
        // Editions whose conditions are the same share it.
        if stylesheets.insert(file.path).inserted { for file in try file.withTwin() { try stage(file) } }
        return compiled.address(file.path)
    }

    private mutating func add(_ page: Page, at path: String) throws {
        try Self.give(page, path, templates, stage)
        pages += 1
    }

    private static func give(
        _ page: Page, _ path: String, _ templates: TemplateSet, _ stage: (OutputFile) throws(BuildError) -> Void
    ) throws {
        let html = try templates.render(page.template.rawValue, with: page.values)
        for file in try OutputFile(path, html).withTwin() { try stage(file) }
    }

    /// The pages of all help centres, what leads to them from old addresses, and their feeds.
    private mutating func addArticles(_ site: Site) throws {
        let roots = Dictionary(
            uniqueKeysWithValues: editions.map {
                ($0.messages.language, site.url.path + compiled.prefix(of: $0.messages.language))
            })
        var pages: Set<String> = [""]
        for center in centers {
            let root = center.site.prefix() + center.team.name + "/"
            for path in center.articles.map(\.path) + center.categories.map(\.path) { pages.insert(root + path) }
        }
        for edition in editions {
            for team in edition.teams where team.published {
                let root = "\(compiled.prefix(of: edition.messages.language))\(team.name)/"
                pages.insert(root)
                if team.form.published { pages.insert(root + "contact/") }
            }
        }
        let files = LinkedFiles(site: site.folder, root: site.url.path, stage: stage)
        let links = ArticleLinks(site, files: files, roots: roots, pages: pages)
        let (templates, stage) = (templates, stage)
        let count = Mutex(0)
        let found = Mutex<[IndexedArticle]>([])
        warnings.append(
            try HelpCenters(centers, links, allowsHTML: site.rawHTML).render { page, path in
                try Self.give(page, path, templates, stage)
                count.withLock { $0 += 1 }
            } found: { center, article, text in
                let indexed = IndexedArticle(
                    team: center.team.name, language: article.language, title: article.title,
                    headings: text.headings.map(\.text), description: article.description ?? "", text: text.text,
                    address: center.site.address("\(center.team.name)/\(article.path)"))
                found.withLock { $0.append(indexed) }
            })
        // The threads end in any order.
        articles = found.withLock { $0 }.sorted { ($0.address, $0.language) < ($1.address, $1.language) }
        self.pages += count.withLock { $0 }
        for center in centers where !center.articles.isEmpty {
            for file in try Feed(center: center).file.withTwin() { try stage(file) }
        }
        let redirects = try Redirects(centers, pages: pages)
        for (page, path) in redirects.pages { try Self.give(page, path, templates, stage) }
        self.redirects = redirects.addresses
    }

    /// The sitemap and robots.txt (RFC 9309).
    private func addSitemap(_ published: [Team]) throws {
        var entries = [Sitemap.Entry(path: "")]
        for team in published {
            entries.append(Sitemap.Entry(path: "\(team.name)/"))
            if team.form.published { entries.append(Sitemap.Entry(path: "\(team.name)/contact/")) }
        }
        var known: Set<String> = []
        for center in centers {
            for category in center.categories where known.insert("\(center.team.name)/\(category.path)").inserted {
                entries.append(
                    Sitemap.Entry(
                        path: "\(center.team.name)/\(category.path)", languages: center.languages[category.path]))
            }
            for article in center.articles where known.insert("\(center.team.name)/\(article.path)").inserted {
                entries.append(
                    Sitemap.Entry(
                        path: "\(center.team.name)/\(article.path)", languages: center.languages[article.path],
                        updated: article.updated))
            }
        }
        for file in Sitemap(site: compiled, entries: entries).files {
            for file in try file.withTwin() { try stage(file) }
        }
        let robots = "User-agent: *\nAllow: /\nSitemap: \(compiled.origin)\(compiled.address("sitemap.xml"))\n"
        try stage(OutputFile("robots.txt", Array(robots.utf8)))
    }

    private mutating func addBundle() throws {
        let sources = Page.Template.allCases.filter(\.isForGateway)
            .map { templates.sources(reachedFrom: $0.rawValue) }
            .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        bundle.append(
            OutputFile(BundleFile.templates, BundleFile.encode(CompiledTemplates(sources: sources.mapValues(\.text)))))
        bundle.append(OutputFile(BundleFile.site, BundleFile.encode(compiled)))
    }
}

extension Form {
    /// The same with the texts between the fields in HTML.
    fileprivate var withHTML: Form {
        func html(_ item: FormItem) -> FormItem {
            switch item {
            case .field, .heading: item
            case .text(let markdown): .text(Markdown.html(markdown).source)
            case .group(let legend, let items): .group(legend: legend, items.map(html))
            }
        }
        var form = self
        form.items = items.map(html)
        return form
    }
}
