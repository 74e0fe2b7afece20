import Forms
package import Templates

extension CompiledSite {
    /// The start page with a card for each published team.
    /// - Parameters:
    ///   - teams: in the order of the page; the description is HTML.
    ///   - locale: the language with its region, as Open Graph writes it.
    package func homePage(
        _ teams: [(name: String, title: String, description: HTML?, isDraft: Bool)], locale: String
    ) -> Page {
        page(
            .home, title: name, canonical: "", trail: [],
            content: [
                "open_graph": openGraph(type: "website", description: nil, locale: locale),
                "scripts": scriptValues(hasArticles ? ["search"] : []),
                "search": hasArticles ? searchField(team: nil) : false,
                "has_teams": .bool(!teams.isEmpty),
                "teams": .list(
                    teams.map { team in
                        [
                            "title": .text(team.title), "address": url(address("\(team.name)/")),
                            "description": team.description.map(Value.html) ?? false, "is_draft": .bool(team.isDraft),
                        ]
                    }),
            ])
    }

    /// A team's page: its articles, where the help centre is published, and its button to the form, where that is.
    /// - Parameters:
    ///   - articles: nil while the help centre is not published.
    ///   - form: nil for one that is not published.
    ///   - now: when the page is made, in milliseconds since 1970. A script shows later what holds then.
    package func teamPage(
        title: String, description: HTML?, articles: HelpCenterPage? = nil, form: CompiledForm?, at now: Int64,
        _ context: PageContext
    ) -> Page {
        let periods = form.map { self.periods(of: $0, context, at: now) } ?? []
        let hasArticles = articles != nil && teams[context.team]?.hasArticles == true
        let page = page(
            .team, title: title, canonical: "\(context.team)/", trail: [(messages.text(.home), "")],
            content: [
                "open_graph": openGraph(
                    type: "website", description: description?.source.plainText, locale: context.locale),
                "description": description.map(Value.html) ?? false, "has_articles": false, "has_categories": false,
                "categories": .list([]), "list": false, "is_empty": false, "is_draft": .bool(context.isDraft),
                "feed": articles.map(\.isEmpty) == false ? feed(of: context.team) : false, "periods": .list(periods),
                "scripts": scriptValues(hasArticles ? ["search"] : [], blocking: periods.count > 1 ? ["opening"] : []),
                "search": hasArticles ? searchField(team: context.team) : false,
                "has_form": .bool(form != nil),
                "closed": form != nil || articles != nil
                    ? false : .object(notice("info", messages.text(.formClosed))),
            ])
        return articles.map { page.with($0.values(self)) } ?? page
    }

    /// What stands on a team's page before its form opens, while it is open, and after it has closed.
    private func periods(of form: CompiledForm, _ context: PageContext, at now: Int64) -> [Value] {
        let (opens, closes) = (form.options.opens, form.options.closes)
        func period(_ from: Int64?, _ until: Int64?) -> [String: Value] {
            let isNow = from.map { $0 <= now } ?? true && until.map { now < $0 } ?? true
            func shown(_ moment: Int64?) -> Value { moment.map { .text(String($0)) } ?? false }
            let closing = closing(of: form, at: from ?? until.map { $0 - 1 } ?? now)
            return [
                "from": shown(from), "until": shown(until), "is_hidden": .bool(!isNow), "contact": false,
                "closed": closing.map { .object(notice("info", messages.text(.closedTitle), $0.text)) } ?? false,
            ]
        }
        var open = period(opens, closes)
        open["contact"] = contactButton(context)
        let periods = [opens.map { period(nil, $0) }, open, closes.map { period($0, nil) }]
        return periods.compactMap { $0.map(Value.object) }
    }

    /// The page for an address that has none.
    package var notFoundPage: Page {
        messagePage(messages.text(.notFoundTitle), messages.text(.notFoundText)).with([
            "scripts": scriptValues(hasArticles ? ["search"] : []),
            "search": hasArticles ? searchField(team: nil) : false,
        ])
    }

    /// Whether any team has articles.
    private var hasArticles: Bool { teams.values.contains(where: \.hasArticles) }

    /// A page that says one thing: what happened and what to do.
    /// - Parameter reference: what the request is called by, where one failed.
    package func messagePage(_ title: String, _ explanation: String, reference: String? = nil) -> Page {
        page(
            .message, title: title, canonical: nil, trail: [],
            content: [
                "search": false, "explanation": .text(explanation), "reference": reference.map { .text($0) } ?? false,
                "back": ["label": .text(messages.text(.backHome)), "address": url(address("")), "is_secondary": true],
            ])
    }
}
