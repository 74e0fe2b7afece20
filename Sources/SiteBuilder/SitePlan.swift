import CompiledSite
import Crypto
import Diagnostics
import Forms
import Glibc
import SiteSource
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
    private let compiled: CompiledSite
    private let templates: TemplateSet
    /// When it is built, in milliseconds since 1970.
    private let now: Int64

    /// - Parameter withGallery: whether every component is shown with its examples, beside the site.
    /// - Throws: what a template cannot render, or a `BuildError`.
    init(
        _ site: Site, _ folder: TemplateFolder, withGallery: Bool = false, now: Int64 = Int64(time(nil)) * 1_000
    ) throws {
        self.now = now
        let published = site.teams.filter(\.published)
        let theme = try ThemeAssets(site.theme, folder, root: site.url.path)
        templates = folder.templates
        compiled = CompiledSite(
            name: site.name, origin: site.url.origin, path: site.url.path, gateway: site.gateway,
            theme: theme.compiled, bodyLimit: site.limits.body,
            parameterLimit: site.limits.parameters, filesLimit: site.limits.files,
            attachmentsLimit: site.limits.attachments, trustedProxies: site.trustedProxies, scripts: theme.scripts,
            messages: site.messages,
            teams: Dictionary(
                uniqueKeysWithValues: published.map {
                    ($0.name, CompiledTeam(title: $0.title, hasForm: $0.form.published))
                }))
        output += theme.files
        try add(
            compiled.homePage(published.map { ($0.name, $0.title, $0.description.map(Markdown.html)) }),
            at: "index.html")
        for team in published { try add(team) }
        try add(compiled.notFoundPage, at: "404.html")
        try addSitemap(published)
        try addBundle()
        pages -= 1
        if withGallery { output += try Gallery(compiled, folder).files }
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

    private mutating func add(_ team: Team) throws {
        try add(
            compiled.teamPage(
                team: team.name, title: team.title, description: team.description.map(Markdown.html),
                contact: team.helpCenter.contact),
            at: "\(team.name)/index.html")
        guard team.form.published else { return }
        let messages = compiled.messages
        let stylesheet = addStylesheet(of: team.form.form)
        let form = CompiledForm(
            title: team.form.title ?? messages.text(.formTitle, ["team": team.title]),
            version: String(SHA256.hash(data: BundleFile.encode(team.form.form)).hexadecimal.prefix(32)),
            introduction: team.form.introduction.map { Markdown.html($0).source },
            submit: team.form.submit ?? messages.text(.submit), form: team.form.form.withHTML,
            descriptions: Dictionary(
                uniqueKeysWithValues: team.form.form.fields.compactMap { field in
                    field.description.map { (field.name, Markdown.html($0).source) }
                }), spam: team.form.spam, options: options(of: team.form),
            message: team.form.message.map { Markdown.html($0).source }, closedText: team.form.closedText,
            stylesheet: stylesheet)
        var state = CompiledSite.FormState()
        state.closed = compiled.closing(of: form, at: now, isStatic: true)
        try add(compiled.formPage(team: team.name, form, state), at: "\(team.name)/contact/index.html")
        for (extent, file) in [(Page.Extent.embedded, "embed/index.html"), (.fragment, "fragment.html")] {
            state.extent = extent
            try add(compiled.formPage(team: team.name, form, state), at: "\(team.name)/contact/\(file)")
            pages -= 1
        }
        bundle.append(OutputFile(BundleFile.form(team: team.name), BundleFile.encode(form)))
        forms += 1
    }

    /// The options with their times, which the site writes by its own clock.
    private func options(of form: TeamForm) -> FormOptions {
        var options = form.options
        options.opens = form.opens.map { Int64($0) }
        options.closes = form.closes.map { Int64($0) }
        return options
    }

    /// The path of the form's own style sheet; nil where it needs none.
    private mutating func addStylesheet(of form: Form) -> String? {
        let css = FormStylesheet(form).css
        guard !css.isEmpty else { return nil }
        let bytes = Array(css.utf8)
        let name = "assets/form-\(String(SHA256.hash(data: bytes).hexadecimal.prefix(16))).css"
        if !output.contains(where: { $0.path == name }),
            let files = try? OutputFile(name, bytes, isAsset: true).withTwin()
        {
            output += files
        }
        return compiled.address(name)
    }

    private mutating func add(_ page: Page, at path: String) throws {
        let html = try templates.render(page.template.rawValue, with: page.values)
        output += try OutputFile(path, html).withTwin()
        pages += 1
    }

    /// The sitemap (sitemaps.org 0.9) and robots.txt (RFC 9309).
    private mutating func addSitemap(_ published: [Team]) throws {
        let paths =
            [""]
            + published.flatMap { team in
                ["\(team.name)/"] + (team.form.published ? ["\(team.name)/contact/"] : [])
            }
        let entries = paths.map { path in
            "<url><loc>\(HTML.escaping(compiled.origin + compiled.address(path)).source)</loc></url>\n"
        }
        let sitemap =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
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
