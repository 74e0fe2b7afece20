import CompiledSite
import Crypto
import Diagnostics
import Forms
import Glibc
import SiteSource
import Tickets
import Templates

/// Everything that a build is about to write, made in memory before the first file is touched.
struct SitePlan {
    /// Below the output folder.
    private(set) var output: [OutputFile] = []
    /// Below the bundle's folder.
    private(set) var bundle: [OutputFile] = []
    /// Pages that people can open, without 404.html.
    private(set) var pages = 0
    private(set) var forms = 0
    /// The site in its default language.
    private let compiled: CompiledSite
    private let templates: TemplateSet
    /// When it is built, in milliseconds since 1970.
    private let now: Int64

    /// - Parameter withGallery: whether every component is shown with its examples, beside the site.
    /// - Throws: what a template cannot render, or a `BuildError`.
    init(_ site: Site, _ folder: TemplateFolder, withGallery: Bool = false, now: Int = time(nil)) throws {
        self.now = Int64(now) * 1_000
        let theme = try ThemeAssets(site.theme, folder, root: site.url.path)
        templates = folder.templates
        let published = site.teams.filter(\.published)
        compiled = CompiledSite(
            name: site.name, origin: site.url.origin, path: site.url.path, gateway: site.gateway,
            theme: theme.compiled, bodyLimit: site.limits.body,
            parameterLimit: site.limits.parameters, filesLimit: site.limits.files,
            attachmentsLimit: site.limits.attachments, trustedProxies: site.trustedProxies, scripts: theme.scripts,
            languages: CompiledLanguage.all(site.editions.map(\.messages.language)),
            zone: .iana(site.timeZone, now: now), messages: site.messages,
            teams: Dictionary(
                uniqueKeysWithValues: published.map {
                    ($0.name, CompiledTeam(title: $0.title, hasForm: $0.form.published))
                }))
        output += theme.files
        for edition in site.editions { try add(edition) }
        try add(compiled.notFoundPage, at: "404.html")
        try addSitemap(published)
        try addBundle()
        pages -= 1
        forms = published.count(where: \.form.published)
        if withGallery { output += try Gallery(compiled, folder).files }
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
        try add(
            site.homePage(published.map { ($0.name, $0.title, $0.description.map(Markdown.html)) }),
            at: "\(prefix)index.html")
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
        let form = team.form.published ? try compiledForm(of: team, site) : nil
        try add(
            site.teamPage(
                team: team.name, title: team.title, description: team.description.map(Markdown.html),
                contact: team.helpCenter.contact, form: form, at: now),
            at: "\(prefix)\(team.name)/index.html")
        guard let form else { return }
        var state = CompiledSite.FormState()
        state.closed = site.closing(of: form, at: now, isStatic: true)
        let contact = "\(prefix)\(team.name)/contact"
        try add(site.formPage(team: team.name, form, state), at: "\(contact)/index.html")
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
            message: team.form.message.map { Markdown.html($0).source }, closedText: team.form.closedText,
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
        if !output.contains(where: { $0.path == file.path }) { output += try file.withTwin() }
        return compiled.address(file.path)
    }

    private mutating func add(_ page: Page, at path: String) throws {
        let html = try templates.render(page.template.rawValue, with: page.values)
        output += try OutputFile(path, html).withTwin()
        pages += 1
    }

    /// The sitemap (sitemaps.org 0.9), with the translations of each page as search engines take them, and robots.txt
    /// (RFC 9309).
    private mutating func addSitemap(_ published: [Team]) throws {
        let paths =
            [""]
            + published.flatMap { team in
                ["\(team.name)/"] + (team.form.published ? ["\(team.name)/contact/"] : [])
            }
        func escaped(_ text: String) -> String { HTML.escaping(text).source }
        let entries = paths.flatMap { path in
            let alternates = compiled.alternates(of: path)
            let links = alternates.map {
                "<xhtml:link rel=\"alternate\" hreflang=\"\($0.tag)\" href=\"\(escaped($0.address))\"/>"
            }.joined()
            let addresses =
                alternates.isEmpty
                ? [compiled.origin + compiled.address(path)] : alternates.dropLast().map(\.address)
            return addresses.map { "<url><loc>\(escaped($0))</loc>\(links)</url>\n" }
        }
        let xhtml = compiled.languages.count > 1 ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" : ""
        let sitemap =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"\(xhtml)>\n"
            + entries.joined() + "</urlset>\n"
        output += try OutputFile("sitemap.xml", Array(sitemap.utf8)).withTwin()
        let robots = "User-agent: *\nAllow: /\nSitemap: \(compiled.origin)\(compiled.address("sitemap.xml"))\n"
        output.append(OutputFile("robots.txt", Array(robots.utf8)))
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
