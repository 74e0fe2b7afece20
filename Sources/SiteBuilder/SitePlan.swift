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
    private(set) var index: [IndexEntry] = []
    /// The old addresses of articles, for web servers.
    private(set) var redirects: [MovedAddress] = []
    /// What the next build can know of this one, but for what is in the folder of pages.
    var cache: BuildCache
    /// What is worth a word and stops no build.
    private(set) var warnings = Diagnostics()
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
    private var links: ArticleLinks
    private let known: BuildCache
    private let bundleBefore: @Sendable (String) -> [UInt8]?
    /// When it is built, in milliseconds since 1970.
    private let now: Int64

    /// - Parameters:
    ///   - withGallery: whether every component is shown with its examples, beside the site.
    ///   - known: what is known of the build before.
    ///   - bundleBefore: reads a file of the bundle before.
    ///   - output: takes each file of the pages, from several threads.
    ///   - progress: told how many of the articles are done, from several threads.
    /// - Throws: what a template cannot render, what is wrong with articles, or a `BuildError`.
    init(
        _ site: Site, _ folder: TemplateFolder, withGallery: Bool = false, now: Int = time(nil),
        known: BuildCache = BuildCache(), bundleBefore: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        output: any PageOutput, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws {
        self.bundleBefore = bundleBefore
        self.now = Int64(now) * 1_000
        self.output = output
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
        for team in site.teams where team.hasVisibleArticles { compiled.teams[team.name]?.hasArticles = true }
        generation = Self.generation(compiled, editions, folder, site)
        cache = BuildCache(generation: generation)
        self.known = known.generation == generation ? known : BuildCache()
        let files = LinkedFiles(site: site.folder, root: site.url.path, known: self.known.files, output: output)
        links = ArticleLinks(
            site, files: files,
            roots: Dictionary(
                uniqueKeysWithValues: editions.map { [compiled] edition in
                    (edition.messages.language, site.url.path + compiled.prefix(of: edition.messages.language))
                }))
        for file in theme.files { try output.add(file) }
        for edition in editions { try add(edition) }
        try add(compiled.notFoundPage, at: "404.html")
        try addArticles(site, progress)
        try addSitemap(published)
        bundle += HelpCenter.files(of: published, centers)
        try addBundle()
        pages -= 1
        forms = published.count(where: \.form.published)
        if withGallery { for file in try Gallery(compiled, folder).files { try output.add(file) } }
    }

    /// The pages of a language and what the bundle has of it.
    private mutating func add(_ edition: Edition) throws {
        let published = edition.teams.filter(\.published)
        let compiledEdition = edition.compiled
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
        let name = "\(site.prefix())\(team.name)"
        var center = HelpCenter(
            site, team,
            editions: editions.compactMap { edition in
                edition.team(team.name).map { (edition.messages.language, $0) }
            })
        let key = center.key(generation, links: links.digest)
        if let key, let known = known.teams[name], known.key == key,
            center.articles.allSatisfy({ self.known.facts[$0.source.name] != nil }), try keep(known)
        {
            center.known = known
        }
        if team.helpCenter.published { centers.append(center) }
        if let known = center.known {
            cache.teams[name] = known
            return
        }
        var made = KnownTeam(key: key ?? .none)
        let form = team.form.published ? try compiledForm(of: team, site, &made) : nil
        // Who reads a language without any article need not be told that others have some.
        let hasHelpCenter = team.helpCenter.published && (!center.articles.isEmpty || center.languages.isEmpty)
        let page = site.teamPage(
            title: team.title, description: team.description.map(Markdown.html),
            articles: hasHelpCenter ? center.page : nil, form: form, at: now, center.context())
        try add(page, at: "\(name)/index.html")
        made.pages.append("\(name)/index.html")
        if let form { try add(form, of: team, site, &made) }
        if key != nil { cache.teams[name] = made }
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
        made.pages.append("\(contact)/index.html")
        for (extent, file) in [(Page.Extent.embedded, "embed/index.html"), (.fragment, "fragment.html")] {
            state.extent = extent
            try give(site.formPage(team: team.name, form, state), "\(contact)/\(file)")
            made.pages.append("\(contact)/\(file)")
        }
        let file = BundleFile.form(team: team.name, language: prefix.isEmpty ? nil : site.messages.language)
        let bytes = BundleFile.encode(form)
        bundle.append(OutputFile(file, bytes))
        made.form = file
        made.formDigest = Digest { $0.add(bytes) }
    }

    /// Keeps all that the build before made of a team.
    /// - Returns: false where some of it is not as it was.
    private mutating func keep(_ known: KnownTeam) throws -> Bool {
        var form: OutputFile?
        if let path = known.form {
            guard let bytes = bundleBefore(path), Digest({ $0.add(bytes) }) == known.formDigest else { return false }
            form = OutputFile(path, bytes)
        }
        guard try output.keep(known.stylesheet.map { [$0] } ?? [], areAssets: true), try output.keep(known.pages)
        else { return false }
        if let form { bundle.append(form) }
        pages += known.form == nil ? 1 : 2
        return true
    }

    /// The form with its texts in HTML, and its style sheet among the files.
    private mutating func compiledForm(
        of team: Team, _ site: CompiledSite, _ made: inout KnownTeam
    ) throws -> CompiledForm {
        let messages = site.messages
        let stylesheet = try addStylesheet(of: team.form)
        made.stylesheet = stylesheet
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
            stylesheet: stylesheet.map(compiled.address))
    }

    /// The options with their times, which the site writes by its own clock.
    private func options(of form: TeamForm, _ site: CompiledSite) -> FormOptions {
        var options = form.options
        options.opens = form.opens.map { site.zone.time(local: $0).milliseconds }
        options.closes = form.closes.map { site.zone.time(local: $0).milliseconds }
        return options
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

    /// The digest of all that every page is made from, the program itself too.
    private static func generation(
        _ compiled: CompiledSite, _ editions: [Edition], _ folder: TemplateFolder, _ site: Site
    ) -> Digest {
        Digest { parts in
            parts.add(BuildCache.program)
            parts.add(BundleFile.encode(compiled))
            parts.add(site.rawHTML)
            parts.add(BundleFile.encode(site.spam))
            for edition in editions {
                parts.add(BundleFile.encode(edition.compiled))
                parts.add(edition.isDraft)
            }
            let sources = folder.templates.sources(reachedFrom: Page.Template.allCases.map(\.rawValue))
            for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
                parts.add(name)
                parts.add(source.text)
            }
        }
    }

    /// The pages of all help centres, what leads to them from old addresses, and their feeds.
    private mutating func addArticles(
        _ site: Site, _ progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) throws {
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
        links.pages = pages
        let texts = KnownTexts(texts: known.texts, hasSameLinks: known.links == links.digest)
        let templates = templates
        let all = HelpCenters(centers, links, allowsHTML: site.rawHTML, known: texts, generation: generation)
        let result = try all.render(output, progress) { page in
            try templates.render(page.template.rawValue, with: page.values)
        }
        warnings.append(result.warnings)
        self.pages += result.pages
        for (place, center) in centers.enumerated() {
            let entries =
                center.known == nil
                ? (result.index[place] ?? []).sorted { $0.known.address < $1.known.address } : all.entries(of: center)
            index += entries
            guard center.known == nil, !center.articles.isEmpty else { continue }
            try output.add(Feed(center: center).file)
            let name = "\(center.site.prefix())\(center.team.name)"
            // What is worth a word has to be said each time, and a file may change without the article.
            let isPlain = center.articles.allSatisfy { result.facts[$0.source.name]?.hasFiles == false }
            if !isPlain { cache.teams[name] = nil }
            cache.teams[name]?.index = entries.map(\.known)
            cache.teams[name]?.pages +=
                center.categoryPages.map(\.1) + center.articles.map(center.path) + ["\(name)/feed.xml"]
        }
        cache.links = links.digest
        cache.languages = site.editions.map(\.messages.language)
        cache.index = index.map(\.known)
        cache.files = links.files.known
        cache.facts = result.facts
        let redirects = try Redirects(centers, pages: pages)
        for (page, path) in redirects.pages { try give(page, path) }
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
        for file in Sitemap(site: compiled, entries: entries).files { try output.add(file) }
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

extension TemplateSet {
    fileprivate func sources(reachedFrom names: [String]) -> [String: SourceText] {
        names.map { sources(reachedFrom: $0) }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }
}

extension Edition {
    /// The team of a name, by which the teams are sorted.
    fileprivate func team(_ name: String) -> Team? {
        var (low, high) = (0, teams.count)
        while low < high {
            let middle = (low + high) / 2
            if teams[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low < teams.count && teams[low].name == name ? teams[low] : nil
    }

    /// What the gateway knows of it.
    fileprivate var compiled: CompiledEdition {
        let titles = teams.filter(\.published).map { ($0.name, $0.title) }
        return CompiledEdition(
            name: name, messages: messages, titles: Dictionary(uniqueKeysWithValues: titles),
            teamsWithArticles: teams.filter(\.hasVisibleArticles).map(\.name))
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
