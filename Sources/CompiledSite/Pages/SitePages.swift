import Forms
package import Templates

extension CompiledSite {
    /// The start page with a card for each published team.
    /// - Parameter teams: in the order of the page; the description is HTML.
    package func homePage(_ teams: [(name: String, title: String, description: HTML?)]) -> Page {
        page(
            .home, title: name, canonical: "", trail: [],
            content: [
                "scripts": scriptValues(hasArticles ? ["search"] : []),
                "search": hasArticles ? searchField(team: nil) : false,
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

    /// A team's page with its button to the form, where the form is published.
    /// - Parameter contact: the button's text.
    package func teamPage(team: String, title: String, description: HTML?, contact: String?) -> Page {
        let hasForm = teams[team]?.hasForm ?? false
        let hasArticles = teams[team]?.hasArticles ?? false
        return page(
            .team, title: title, canonical: "\(team)/", trail: [(messages.text(.home), "")],
            content: [
                "scripts": scriptValues(hasArticles ? ["search"] : []),
                "search": hasArticles ? searchField(team: team) : false,
                "description": description.map(Value.html) ?? false,
                "contact": hasForm
                    ? [
                        "label": .text(contact ?? messages.text(.contact)),
                        "address": url(address("\(team)/contact/")), "is_secondary": false,
                    ] : false,
                "closed": hasForm ? false : .object(notice("info", messages.text(.formClosed))),
            ])
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
