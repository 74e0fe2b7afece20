import CompiledSite
import Crypto
import Diagnostics
import Forms
import Glibc
import SearchIndex
import SiteSource
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
    private(set) var index: [IndexedTeam] = []
    /// The old addresses of articles, for web servers.
    private(set) var redirects: [MovedAddress] = []
    /// What the next build can know of this one, but for what is in the folder of pages.
    var cache: BuildCache
    /// Of each team that was made anew, the paths of its files.
    private(set) var files: [String: [String]] = [:]
    /// What is worth a word and stops no build.
    private(set) var warnings = Diagnostics()
    /// The look of all pages.
    let theme: ThemeAssets
    /// The site in its default language.
    private var compiled: CompiledSite
    private let templates: TemplateSet
    private let editions: [Edition]
    private let output: any PageOutput
    /// Of all that every page is made from.
    private let generation: Digest
    /// The forms' style sheets that were given away.
    private var stylesheets: Set<String> = []
    private var centers: [HelpCenter] = []
    /// What the gateway knows of the articles of teams that are kept.
    private var articleFiles: [String: OutputFile] = [:]
    private let links: ArticleLinks
    private let known: BuildCache
    private let bundleBefore: @Sendable (String) -> [UInt8]?
    /// When it is built, in milliseconds since 1970.
    private let now: Int64

    /// - Parameters:
    ///   - withGallery: whether every component is shown with its examples, beside the site.
    ///   - known: what is known of the build before.
    ///   - untouched: the teams whose files are those that it had.
    ///   - theme: the look, where it cannot have changed since.
    ///   - bundleBefore: reads a file of the bundle before.
    ///   - output: takes each file of the pages, from several threads.
    ///   - progress: told how many of the articles are done, from several threads.
    /// - Throws: what a template cannot render, what is wrong with articles, or a `BuildError`.
    init(
        _ site: Site, _ folder: TemplateFolder, withGallery: Bool = false, now: Int = time(nil),
        known: BuildCache = BuildCache(), untouched: Set<String> = [], theme: ThemeAssets? = nil,
        bundleBefore: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        output: any PageOutput, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws {
        self.bundleBefore = bundleBefore
        self.now = Int64(now) * 1_000
        self.output = output
        let theme = try theme ?? ThemeAssets(site.theme, folder, root: site.url.path)
        self.theme = theme
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
        for team in site.teams where team.hasVisibleArticles { compiled.teams[team.name]?.hasArticles = true }
        generation = Self.generation(compiled, editions, folder, site)
        cache = BuildCache(generation: generation)
        self.known = known.generation == generation ? known : BuildCache()
        let files = LinkedFiles(site: site.folder, root: site.url.path, known: self.known.files, output: output)
        let pagePaths = Lazy { [compiled, editions] in Self.pages(of: editions, compiled) }
        links = ArticleLinks(
            site, files: files,
            roots: Dictionary(
                uniqueKeysWithValues: editions.map { [compiled] edition in
                    (edition.messages.language, site.url.path + compiled.prefix(of: edition.messages.language))
                }), pages: pagePaths)
        let hasSameLinks = self.known.links == links.digest
        let teams = lookAtTeams { hasSameLinks && untouched.contains($0) }
        output.openTeams()
        for file in theme.files { try output.add(file) }
        for (edition, teams) in zip(editions, teams) { try add(edition, teams) }
        try add(compiled.notFoundPage, at: "404.html")
        try addArticles(site, progress)
        try addSitemap(published)
        addArticleFiles(of: published)
        try addBundle()
        pages -= 1
        forms = published.count(where: \.form.published)
        if withGallery { for file in try Gallery(compiled, folder).files { try output.add(file) } }
    }

    /// A published team in one language, as several threads can look at it at once.
    private struct LookedAt: Sendable {
        var center: HelpCenter
        let key: Digest?
        /// Its form in the bundle, where all of it is as the build before left it.
        var form: OutputFile?
        /// What the gateway knows of its articles, likewise.
        var articles: OutputFile?
    }

    /// The published teams of each language, with what is kept of them.
    /// - Parameter isUntouched: whether a team's files and where links lead are known to be as they were.
    private func lookAtTeams(_ isUntouched: @Sendable (_ team: String) -> Bool) -> [[LookedAt]] {
        let pairs = editions.flatMap { edition in
            let site = compiled.edition(edition.compiled)
            return edition.teams.filter(\.published).map { (site: site, team: $0) }
        }
        var all = pairs.concurrentMap { pair in
            lookAt(pair.team, pair.site, isUntouched: isUntouched(pair.team.name))
        }[...]
        return editions.map { edition in
            let own = all.prefix(edition.teams.count(where: \.published))
            all = all.dropFirst(own.count)
            return Array(own)
        }
    }

    /// - Parameter site: in the language of the team's texts.
    private func lookAt(_ team: Team, _ site: CompiledSite, isUntouched: Bool) -> LookedAt {
        let center = HelpCenter(
            site, team,
            editions: editions.compactMap { edition in
                edition.team(team.name).map { (edition.messages.language, $0) }
            })
        let known = known.teams[center.name]
        let key = isUntouched ? known?.key : nil
        var team = LookedAt(center: center, key: key ?? center.key(generation, links: links.digest))
        guard let key = team.key, let known, known.key == key
        else { return team }
        if let path = known.form {
            team.form = bundleFile(path, known.formDigest)
            guard team.form != nil else { return team }
        }
        if known.articles != .none {
            team.articles = bundleFile(BundleFile.articles(team: center.team.name), known.articles)
        }
        if output.keepTeam(center.name, known.files, stylesheet: known.stylesheet) { team.center.known = known }
        return team
    }

    /// A file of the bundle before; nil where it is not as it was.
    private func bundleFile(_ path: String, _ digest: Digest) -> OutputFile? {
        guard let bytes = bundleBefore(path), Digest({ $0.add(bytes) }) == digest else { return nil }
        return OutputFile(path, bytes)
    }

    /// What the gateway knows of the articles of each team.
    private mutating func addArticleFiles(of published: [Team]) {
        let changed = Set(centers.filter { $0.known == nil }.map(\.team.name))
        let known = Dictionary(grouping: centers, by: \.team.name)
        for team in published {
            let kept = changed.contains(team.name) ? nil : articleFiles[team.name]
            let file = kept ?? HelpCenter.file(of: team, known[team.name] ?? [])
            bundle.append(file)
            cache.teams[team.name]?.articles = Digest { $0.add(file.bytes) }
        }
    }

    /// The pages of a language and what the bundle has of it.
    private mutating func add(_ edition: Edition, _ teams: [LookedAt]) throws {
        let published = edition.teams.filter(\.published)
        let compiledEdition = edition.compiled
        let site = compiled.edition(compiledEdition)
        let prefix = site.prefix()
        if !prefix.isEmpty {
            let path = BundleFile.edition(edition.messages.language)
            bundle.append(OutputFile(path, BundleFile.encode(compiledEdition)))
        }
        let home = site.homePage(
            published.map { ($0.name, $0.title, $0.description.map(Markdown.html), $0.isDraft) }, locale: site.locale)
        try add(edition.isDraft ? home.asDraft : home, at: "\(prefix)index.html")
        for team in teams { try add(team) }
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

    private mutating func add(_ lookedAt: LookedAt) throws {
        let center = lookedAt.center
        let (team, site, name) = (center.team, center.site, center.name)
        if team.helpCenter.published { centers.append(center) }
        if let known = center.known {
            cache.teams[name] = known
            if let form = lookedAt.form { bundle.append(form) }
            articleFiles[team.name] = lookedAt.articles ?? articleFiles[team.name]
            pages += known.form == nil ? 1 : 2
            return
        }
        var made = KnownTeam(key: lookedAt.key)
        files[name] = ["\(name)/index.html"]
        var form: CompiledForm?
        if team.form.published {
            made.stylesheet = try addStylesheet(of: team.form)
            form = CompiledForm(of: team, site, stylesheet: made.stylesheet.map(compiled.address))
        }
        // Who reads a language without any article need not be told that others have some.
        let hasHelpCenter = team.helpCenter.published && (!center.articles.isEmpty || center.languages.value.isEmpty)
        let page = site.teamPage(
            title: team.title, description: team.description.map(Markdown.html),
            articles: hasHelpCenter ? center.page : nil, form: form, at: now, center.context())
        try add(page, at: "\(name)/index.html")
        if let form { try add(form, of: team, site, &made) }
        cache.teams[name] = made
    }

    /// The pages of a form, and what the bundle has of it.
    private mutating func add(
        _ form: CompiledForm, of team: Team, _ site: CompiledSite, _ made: inout KnownTeam
    ) throws {
        let prefix = site.prefix()
        var state = CompiledSite.FormState()
        state.closed = site.closing(of: form, at: now, isStatic: true)
        let contact = "\(prefix)\(team.name)/contact"
        let page = site.formPage(team: team.name, form, state)
        try add(team.form.isDraft ? page.asDraft : page, at: "\(contact)/index.html")
        var paths = ["\(contact)/index.html"]
        for (extent, file) in [(Page.Extent.embedded, "embed/index.html"), (.fragment, "fragment.html")] {
            state.extent = extent
            try give(site.formPage(team: team.name, form, state), "\(contact)/\(file)")
            paths.append("\(contact)/\(file)")
        }
        files["\(prefix)\(team.name)"]? += paths
        let file = BundleFile.form(team: team.name, language: prefix.isEmpty ? nil : site.messages.language)
        let bytes = BundleFile.encode(form)
        bundle.append(OutputFile(file, bytes))
        made.form = file
        made.formDigest = Digest { $0.add(bytes) }
    }

    /// The path of the form's own style sheet below the folder of pages; nil where it needs none.
    private mutating func addStylesheet(of form: TeamForm) throws -> String? {
        let css = FormStylesheet(form.form, labelWidth: form.labelWidth).css
        guard !css.isEmpty else { return nil }
        let file = OutputFile.asset("form", "css", Array(css.utf8))
        // Editions whose conditions are the same share it.
        if stylesheets.insert(file.path).inserted { try output.add(file) }
        return file.path
    }

    private mutating func add(_ page: Page, at path: String) throws {
        try give(page, path)
        pages += 1
    }

    private func give(_ page: Page, _ path: String) throws {
        let key = Digest(of: page.values, in: page.template.rawValue, generation)
        try output.addPage(path, madeFrom: key) { try templates.render(page.template.rawValue, with: page.values) }
    }

    /// The pages of all help centres, what leads to them from old addresses, and their feeds.
    private mutating func addArticles(
        _ site: Site, _ progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) throws {
        let known = known
        let texts = KnownTexts(
            texts: centers.reduce(into: [:]) { texts, center in
                guard center.known == nil else { return }
                for text in known.teams[center.name]?.texts.list ?? [] { texts[text.file] = text }
            }, hasSameLinks: known.links == links.digest)
        let templates = templates
        let rules = ArticleHTML.Rules(allowsHTML: site.rawHTML, tableCells: site.limits.tableCells)
        let all = HelpCenters(centers, links, rules, known: texts, generation: generation)
        let result = try all.render(output, progress) { page in
            try templates.render(page.template.rawValue, with: page.values)
        }
        warnings.append(result.warnings)
        self.pages += result.pages
        for (place, center) in centers.enumerated() {
            if let known = center.known {
                index.append(all.indexed(center, known))
            } else {
                let entries = (result.index[place] ?? []).sorted { $0.known.address < $1.known.address }
                index.append(remember(center, result.texts[place], entries))
                if !center.articles.isEmpty { try output.add(Feed(center: center).file) }
            }
        }
        cache.links = links.digest
        cache.languages = site.editions.map(\.messages.language)
        cache.files = links.files.known
        let redirects = try Redirects(centers, pages: links.pages)
        for (page, path) in redirects.pages { try give(page, path) }
        self.redirects = redirects.addresses
    }

    /// Leaves to the next build what is known of a team's articles.
    private mutating func remember(
        _ center: HelpCenter, _ texts: [(facts: ArticleFacts, isPlain: Bool)], _ entries: [IndexEntry]
    ) -> IndexedTeam {
        let digests = entries.map(\.known)
        let articles = Array(zip(center.articles, texts))
        let own = Set(center.articles.map(\.source.name))
        // What is worth a word has to be said each time, and a file may change without the article.
        if !articles.allSatisfy({ $1.isPlain && !$1.facts.hasFiles }) { cache.teams[center.name]?.key = nil }
        cache.teams[center.name]?.index = Digest(of: digests)
        cache.teams[center.name]?.entries = .list(digests)
        cache.teams[center.name]?.texts = .list(
            articles.compactMap { article, text in
                guard text.isPlain, let stamp = article.stamp else { return nil }
                return KnownText(file: article.source.name, stamp: stamp, facts: text.facts)
            })
        cache.teams[center.name]?.references = articles.flatMap { article, text in
            text.facts.references.filter { $0.anchor != nil && !own.contains($0.file) }
                .map { OuterReference(source: article.source.name, reference: $0) }
        }
        if !articles.isEmpty {
            files[center.name]? +=
                center.categoryPages.map(\.1) + center.articles.map(center.path) + ["\(center.name)/feed.xml"]
        }
        return IndexedTeam(name: center.name, digest: Digest(of: digests), count: entries.count) { entries }
    }

    /// The sitemap and robots.txt (RFC 9309).
    private func addSitemap(_ published: [Team]) throws {
        let count = centers.reduce(1 + 2 * published.count) { $0 + $1.articles.count + $1.categories.count }
        if count * compiled.languages.count <= Sitemap.limit {
            // What its addresses are made from decides where links lead, too.
            let key = Digest { parts in
                parts.add(generation)
                parts.add(links.digest)
                for center in centers { for article in center.articles { parts.add(article.updated) } }
            }
            try output.addPage(Sitemap.name, madeFrom: key) { Sitemap(compiled, published, centers).files[0].bytes }
        } else {
            for file in Sitemap(compiled, published, centers).files { try output.add(file) }
        }
        let robots = "User-agent: *\nAllow: /\nSitemap: \(compiled.origin)\(compiled.address("sitemap.xml"))\n"
        try output.add(OutputFile("robots.txt", Array(robots.utf8)))
    }

    private mutating func addBundle() throws {
        let sources = templates.sources(
            reachedFrom: Page.Template.allCases.filter(\.isForGateway).map(\.rawValue))
        bundle.append(
            OutputFile(BundleFile.templates, BundleFile.encode(CompiledTemplates(sources: sources.mapValues(\.text)))))
        bundle.append(OutputFile(BundleFile.site, BundleFile.encode(compiled)))
    }
}
