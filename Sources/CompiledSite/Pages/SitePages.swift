import Forms
package import Templates

extension CompiledSite {
    /// The start page with a card for each published team.
    /// - Parameter teams: in the order of the page; the description is HTML.
    package func homePage(_ teams: [(name: String, title: String, description: HTML?)]) -> Page {
        page(
            .home, title: name, canonical: "", trail: [],
            content: [
                "has_teams": .bool(!teams.isEmpty),
                "teams": .list(
                    teams.map { team in
                        [
                            "title": .text(team.title), "address": url(address("\(team.name)/")),
                            "description": team.description.map(Value.html) ?? false,
                        ]
                    }),
            ])
    }

    /// A team's page: its articles, where the help centre is published, and its button to the form, where that is.
    /// - Parameter articles: nil while the help centre is not published.
    package func teamPage(
        title: String, description: HTML?, articles: HelpCenterPage? = nil, _ context: PageContext
    ) -> Page {
        let hasForm = teams[context.team]?.hasForm ?? false
        let page = page(
            .team, title: title, canonical: "\(context.team)/", trail: [(messages.text(.home), "")],
            content: [
                "description": description.map(Value.html) ?? false, "has_articles": false, "has_categories": false,
                "categories": .list([]), "list": false, "is_empty": false, "is_draft": .bool(context.isDraft),
                "feed": articles == nil ? false : feed(of: context.team), "contact": contactButton(context),
                "closed": hasForm || articles != nil
                    ? false : .object(notice("info", messages.text(.formClosed))),
            ])
        return articles.map { page.with($0.values(self)) } ?? page
    }

    /// The page for an address that has none.
    package var notFoundPage: Page { messagePage(messages.text(.notFoundTitle), messages.text(.notFoundText)) }

    /// A page that says one thing: what happened and what to do.
    /// - Parameter reference: what the request is called by, where one failed.
    package func messagePage(_ title: String, _ explanation: String, reference: String? = nil) -> Page {
        page(
            .message, title: title, canonical: nil, trail: [],
            content: [
                "explanation": .text(explanation), "reference": reference.map { .text($0) } ?? false,
                "back": ["label": .text(messages.text(.backHome)), "address": url(address("")), "is_secondary": true],
            ])
    }
}
