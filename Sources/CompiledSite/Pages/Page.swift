import Forms
package import Templates

/// A page that is ready to be rendered: a template's name and what it is filled with.
package struct Page: Sendable {
    /// Every template that is a page of its own.
    package enum Template: String, CaseIterable, Sendable {
        /// The start page: the teams that people can turn to.
        case home = "pages/home"
        /// A team's own page, with the way to its form.
        case team = "pages/team"
        /// The articles of a category.
        case category = "pages/category"
        /// One article.
        case article = "pages/article"
        /// An old address of an article.
        case moved = "pages/moved"
        /// A team's form, empty or given back with its answers.
        case form = "pages/form"
        /// The page that a customer keeps, under the ticket's secret address.
        case ticket = "pages/ticket"
        /// The field for what to look for, and what was found.
        case search = "pages/search"
        /// The answer to who has said whether an article was helpful.
        case feedback = "pages/feedback"
        /// A heading, a text and a way on.
        case message = "pages/message"

        /// Whether the gateway renders it, so that the bundle must hold it.
        package var isForGateway: Bool {
            switch self {
            case .form, .ticket, .search, .message, .feedback: true
            case .home, .team, .category, .article, .moved: false
            }
        }
    }

    /// How much of a page it is.
    package enum Extent: Sendable {
        /// A whole document, with header and footer.
        case document
        /// A document for a frame within another page.
        case embedded
        /// A part that another page includes.
        case fragment
    }

    /// Which of the pages it is.
    package let template: Template
    /// The names that the template and its layout use, with their values.
    package let values: Value

    /// The same page as another part of a page.
    package func shown(as extent: Extent) -> Page {
        with(["is_embedded": .bool(extent == .embedded), "is_fragment": .bool(extent == .fragment)])
    }

    /// The same page with the note that only a preview shows it.
    package var asDraft: Page { with(["is_draft": true]) }

    /// The same page with some other values.
    func with(_ others: [String: Value]) -> Page {
        guard case .object(let values) = values else { return self }
        return Page(template: template, values: .object(values.merging(others) { $1 }))
    }
}

extension CompiledSite {
    /// The path of a page of this edition, below the start page.
    /// - Parameter relative: without a slash at its beginning, such as `care/contact/`.
    package func address(_ relative: String) -> String { path + prefix() + relative }

    /// A page with what all pages have: language, title, style sheet, header and footer.
    /// - Parameters:
    ///   - title: the heading's text; the document's title adds the site's name.
    ///   - canonical: the page's own path below the start page; nil for a page that search engines shall not list.
    ///   - trail: the way from the start page to this page's parent.
    ///   - translation: where the same page is in another language, for one without a canonical address.
    ///   - content: what the template itself needs.
    func page(
        _ template: Page.Template, title: String, canonical: String?, trail: [(label: String, path: String)],
        translation: ((_ language: String) -> String)? = nil, content: [String: Value]
    ) -> Page {
        var frame = frame(title: title, canonical: canonical, trail: trail, translation: translation)
        if template == .form || template == .ticket { frame["stylesheet"] = url(theme.formStylesheet) }
        return Page(template: template, values: .object(frame.merging(content) { $1 }))
    }

    /// What all pages are given, as templates/shared.yaml declares it. The parameters are those of `page`.
    /// - Parameter languages: those that the page is in; nil for all.
    package func frame(
        title: String, canonical: String? = nil, trail: [(label: String, path: String)] = [],
        translation: ((_ language: String) -> String)? = nil, languages: [String]? = nil
    ) -> [String: Value] {
        var values: [String: Value] = [:]
        values["language"] = .text(messages.language)
        values["direction"] = .text(messages.direction)
        values["document_title"] = .text(title == name ? name : "\(title) – \(name)")
        values["title"] = .text(title)
        values["site_name"] = .text(name)
        values["home"] = url(address(""))
        values["stylesheet"] = url(theme.stylesheet)
        values["is_embedded"] = false
        values["is_fragment"] = false
        values["page_stylesheet"] = false
        values["favicon"] = url(theme.favicon)
        values["logo"] = theme.logo.map { ["address": url($0), "dark": theme.darkLogo.map(url) ?? false] } ?? false
        values["color_scheme"] = .text(theme.colorScheme)
        values["scripts"] = .list([])
        values["is_draft"] = false
        values["feed"] = false
        values["open_graph"] = false
        values["canonical"] = canonical.map { url(origin + address($0)) } ?? false
        values.merge(translations(canonical: canonical, translation, in: languages)) { $1 }
        values["has_breadcrumbs"] = .bool(!trail.isEmpty)
        values["breadcrumbs"] = .list(trail.map { ["label": .text($0.label), "address": url(address($0.path))] })
        values["text"] = .object(messages.texts.mapValues { .text($0) })
        return values
    }

    /// What happened, for the component `notice`.
    /// - Parameters:
    ///   - kind: `info`, `success`, `warning` or `danger`.
    ///   - takesFocus: whether the page is about nothing else at first.
    func notice(
        _ kind: String, _ title: String, _ explanation: String? = nil, takesFocus: Bool = false,
        reference: String? = nil
    ) -> [String: Value] {
        [
            "kind": .text(kind), "title": .text(title), "explanation": explanation.map { .text($0) } ?? false,
            "takes_focus": .bool(takesFocus), "reference": reference.map { .text($0) } ?? false,
        ]
    }

    /// An address that the site itself makes. Its parts are checked when the site is read, so that it is always safe.
    package func url(_ address: String) -> Value { SafeURL(address).map(Value.url) ?? false }

    /// The scripts of a page, for its frame; one that the site has not is left out.
    /// - Parameter blocking: those before which nothing is shown.
    func scriptValues(_ names: [String], blocking: [String] = []) -> Value {
        func values(_ names: [String], isBlocking: Bool) -> [Value] {
            names.compactMap { scripts[$0] }.map { ["address": url($0), "is_blocking": .bool(isBlocking)] }
        }
        return .list(values(blocking, isBlocking: true) + values(names, isBlocking: false))
    }

    /// A page of an answer as a part of a page. What fits a page and the frame around it to each other is a script, which
    /// the page of a form names by itself.
    package func shown(_ page: Page, as extent: Page.Extent) -> Page {
        let page = page.shown(as: extent)
        guard extent == .embedded, page.template == .ticket || page.template == .message else { return page }
        return page.with(["scripts": scriptValues(["frame"])])
    }

    /// The path of one of the gateway's routes.
    /// - Parameter path: such as `/forms/care`.
    package func route(_ path: String) -> String { gateway + path }
}
