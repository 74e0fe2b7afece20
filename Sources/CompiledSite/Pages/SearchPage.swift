import Forms
import Templates

extension CompiledSite {
    /// What a page of results shows.
    package struct SearchState: Sendable {
        /// What was typed; empty for nothing.
        package var query: String
        /// Whose articles alone are searched; nil for all.
        package var team: String?
        /// Whether there is any article to look through.
        package var hasArticles = true
        /// How many were found in all.
        package var total = 0
        /// Whether none of them has all that was typed.
        package var isPartial = false
        /// Which page of the results it is, counted from 1, and how many there are.
        package var page = 1
        /// At least 1.
        package var pages = 1
        /// Those of this page.
        package var results: [SearchResult] = []

        /// A search that has found nothing yet.
        package init(query: String, team: String?) {
            self.query = query
            self.team = team
        }
    }

    /// An article that was found.
    package struct SearchResult: Sendable {
        let title: String
        let address: String
        let team: String
        let category: String
        let snippet: [(text: String, isMatch: Bool)]

        /// - Parameters:
        ///   - address: the path of its page.
        ///   - team: the name of its team.
        ///   - category: the title of its category; empty for none.
        ///   - snippet: plain text, in pieces.
        package init(
            title: String, address: String, team: String, category: String, snippet: [(text: String, isMatch: Bool)]
        ) {
            self.title = title
            self.address = address
            self.team = team
            self.category = category
            self.snippet = snippet
        }
    }

    /// The page with the field for what to look for and what was found.
    package func searchPage(_ state: SearchState) -> Page {
        let team = state.team.flatMap { teams[$0] }
        let title = team.map { messages.text(.searchTeam, ["team": $0.title]) } ?? messages.text(.searchTitle)
        let isEmpty = state.query.allSatisfy(\.isWhitespace)
        let hasFound = state.hasArticles && state.total > 0
        let page = page(
            .search, title: title, canonical: nil,
            trail: [(messages.text(.home), "")]
                + (team.flatMap { team in state.team.map { [(team.title, "\($0)/")] } } ?? []),
            translation: { searchAddress(state.query, team: state.team, language: $0) },
            content: [
                "scripts": scriptValues(["search"]),
                "search": state.hasArticles ? searchField(team: state.team, query: state.query) : false,
                "nothing": state.hasArticles ? false : .object(notice("info", messages.text(.searchNothing))),
                "hint": state.hasArticles && isEmpty ? .text(messages.text(.searchHint)) : false,
                "summary": hasFound ? .text(summary(state.total)) : false,
                "partial": hasFound && state.isPartial ? .text(messages.text(.searchPartial)) : false,
                "has_results": .bool(!state.results.isEmpty), "results": .list(state.results.map(value)),
                "none": state.hasArticles && !isEmpty && state.total == 0 ? none(state) : false,
                "everywhere": state.team != nil && state.hasArticles && teams.count > 1
                    ? [
                        "label": .text(messages.text(.searchEverywhere)),
                        "address": url(searchAddress(state.query, team: nil, language: nil)), "is_secondary": true,
                    ] : false,
                "pagination": state.pages > 1 ? pagination(state) : false,
            ])
        return isEmpty ? page : page.titled("\(state.query) – ")
    }

    /// How many articles were found, in words.
    package func summary(_ total: Int) -> String { messages.text(.searchCount, count: total) }

    /// What the component `search` is given.
    /// - Parameter query: what was typed; nil where nobody has searched yet, and the page is about more.
    func searchField(team: String?, query: String? = nil) -> Value {
        [
            "action": url(route("/search")), "query": .text(query ?? ""),
            "label": .text(
                (query == nil ? team : nil).flatMap { teams[$0] }.map { messages.text(.searchTeam, ["team": $0.title]) }
                    ?? messages.text(.searchLabel)),
            "team": team.map { .text($0) } ?? false,
            "in_language": languages.count > 1 ? .text(messages.language) : false,
        ]
    }

    /// The address of a search within the gateway's own.
    /// - Parameter language: nil for that of this edition.
    package func searchAddress(_ query: String, team: String?, language: String? = nil, page: Int = 1) -> String {
        var parameters = query.isEmpty ? [] : ["q=\(Self.encoded(query))"]
        if let team { parameters.append("team=\(Self.encoded(team))") }
        if languages.count > 1 { parameters.append("_language=\(language ?? messages.language)") }
        if page > 1 { parameters.append("page=\(page)") }
        return route("/search") + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
    }

    /// A value of a query (URL Standard §5.2), with every sign encoded that is not a letter, a digit or harmless.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x2D, 0x2E, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            default: "%" + String(UInt16(byte) + 0x100, radix: 16, uppercase: true).dropFirst()
            }
        }.joined()
    }

    private func value(_ result: SearchResult) -> Value {
        [
            "title": .text(result.title), "address": url(result.address),
            "team": .text(teams[result.team]?.title ?? result.team),
            "category": result.category.isEmpty ? false : .text(result.category),
            "snippet": .list(
                result.snippet.map {
                    ["words": .text($0.text), "is_match": .bool($0.isMatch)]
                }),
        ]
    }

    /// What to do where nothing was found: whom to ask.
    private func none(_ state: SearchState) -> Value {
        let asked = teams.filter { $0.value.hasForm && (state.team == nil || $0.key == state.team) }
        return [
            "title": .text(messages.text(.searchNoneTitle, ["query": state.query])),
            "explanation": .text(messages.text(.searchNoneText)),
            "contacts": .list(
                asked.sorted { $0.key < $1.key }.map {
                    ["label": .text($0.value.title), "address": url(address("\($0.key)/contact/"))]
                }),
        ]
    }

    /// The first page, the last, and those around this one.
    private func pagination(_ state: SearchState) -> Value {
        func address(_ page: Int) -> Value { url(searchAddress(state.query, team: state.team, page: page)) }
        func step(_ page: Int, _ key: Messages.Key) -> Value {
            (1...state.pages).contains(page)
                ? ["label": .text(messages.text(key)), "address": address(page)] : false
        }
        var entries: [Value] = []
        var last = 0
        for page in 1...state.pages where page == 1 || page == state.pages || abs(page - state.page) <= 1 {
            if page > last + 1 { entries.append(["label": "…", "address": false, "current": false]) }
            entries.append([
                "label": .text(String(page)), "address": address(page), "current": .bool(page == state.page),
            ])
            last = page
        }
        return [
            "label": .text(messages.text(.pages)), "previous": step(state.page - 1, .previousPage),
            "next": step(state.page + 1, .nextPage), "pages": .list(entries),
        ]
    }
}
