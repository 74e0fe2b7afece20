import CompiledSite
import Exchange
import FormDecoding
import Forms
import HTTPTypes
import Logging
import SQLite
import SearchIndex
import Synchronization

extension Gateway {
    /// How many results a page has.
    static let resultsPerPage = 10
    /// How many articles are suggested.
    static let suggestions = 5

    /// `GET /search`: a page of results, or in JSON what is suggested while somebody types.
    ///
    /// What was typed is nobody's business but the visitor's: it is in no log and in no cache that others share.
    func search(_ request: Request, _ reply: Reply) -> Response {
        guard let site = reply.bundle?.site else { return reply.plainUnavailable }
        let parameters = FormParameter.query(request.query)
        func value(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
        var typed = String.UnicodeScalarView()
        typed.append(contentsOf: (value("q") ?? "").unicodeScalars.prefix(SearchQuery.longestText))
        let team = value("team").flatMap { site.teams[$0] == nil ? nil : $0 }
        let pages = SearchIndex.mostResults / Self.resultsPerPage
        let page = min(max(1, value("page").flatMap { Int($0) } ?? 1), pages)
        let search = Search(
            text: String(typed), team: team, page: page, teams: team.map { [$0] } ?? Set(site.teams.keys),
            language: site.messages.language)
        let index = searchIndex(of: site, reply.log)
        var response =
            switch reply.preference {
            case .html: reply.page(.ok, site.searchPage(state(of: search, in: index, reply.log)))
            case .json: reply.json(.ok, answer(to: search, in: index, site, reply.log))
            }
        if response.head.status == .ok { response.head.headerFields[.cacheControl] = "private, max-age=60" }
        return response
    }

    /// What is looked for and where.
    private struct Search {
        let text: String
        let team: String?
        let page: Int
        let teams: Set<String>
        let language: String
    }

    private func state(of search: Search, in index: SearchIndex?, _ log: Logger) -> CompiledSite.SearchState {
        var state = CompiledSite.SearchState(query: search.text, team: search.team)
        state.hasArticles = index?.hasArticles(teams: search.teams, language: search.language) ?? false
        let results = results(
            of: search, in: index, isTyping: false, limit: Self.resultsPerPage,
            offset: (search.page - 1) * Self.resultsPerPage, log)
        state.total = results.total
        state.isPartial = results.isPartial
        let seen = min(results.total, SearchIndex.mostResults)
        state.pages = max(1, (seen + Self.resultsPerPage - 1) / Self.resultsPerPage)
        state.page = search.page
        state.results = results.hits.map { hit in
            CompiledSite.SearchResult(
                title: hit.title, address: hit.address, team: hit.team, category: hit.category,
                snippet: hit.snippet.map { ($0.text, $0.isMatch) })
        }
        return state
    }

    private func answer(
        to search: Search, in index: SearchIndex?, _ site: CompiledSite, _ log: Logger
    ) -> SearchAnswer {
        let results = results(of: search, in: index, isTyping: true, limit: Self.suggestions, offset: 0, log)
        return SearchAnswer(
            total: results.total, summary: site.summary(results.hits.count),
            results: results.hits.map { hit in
                SearchAnswer.Result(
                    title: hit.title, url: site.origin + hit.address, team: site.teams[hit.team]?.title ?? hit.team,
                    category: hit.category.isEmpty ? nil : hit.category,
                    snippet: hit.snippet.map { SearchAnswer.Part(text: $0.text, match: $0.isMatch) })
            })
    }

    /// Nothing where the index cannot be read, after a line in the log.
    private func results(
        of search: Search, in index: SearchIndex?, isTyping: Bool, limit: Int, offset: Int, _ log: Logger
    ) -> SearchResults {
        guard let index else { return SearchResults() }
        do throws(SQLiteError) {
            return try index.search(
                SearchQuery(search.text), teams: search.teams, language: search.language, isTyping: isTyping,
                limit: limit, offset: offset)
        } catch {
            log.error("The search index of \(home) cannot be read: \(error.message). Build the site again.")
            return SearchResults()
        }
    }

    /// The index at this moment; nil where there is none, or none that can be read, which the log is told once.
    private func searchIndex(of site: CompiledSite, _ log: Logger) -> SearchIndex? {
        let (index, problem) = openSearchIndex(of: site)
        let isNew = toldOfSearchIndex.withLock { told in
            defer { told = problem }
            return told != problem
        }
        if let problem, isNew { log.error("\(problem)") }
        return index
    }

    private func openSearchIndex(of site: CompiledSite) -> (index: SearchIndex?, problem: String?) {
        guard let target = SearchIndex.current(in: home) else {
            guard site.teams.values.contains(where: \.hasArticles) else { return (nil, nil) }
            return (
                nil,
                "\(home)/\(SearchIndex.link) is missing, or no link, so that nothing is found. Build the site again."
            )
        }
        if let known = knownSearchIndex.withLock({ $0 }), known.target == target { return (known.index, nil) }
        let path = target.hasPrefix("/") ? target : "\(home)/\(target)"
        do throws(SQLiteError) {
            guard let index = try SearchIndex(path: path) else {
                return (nil, "\(path) was made by another version of Docket. Build the site again.")
            }
            knownSearchIndex.withLock { $0 = (target, index) }
            return (index, nil)
        } catch {
            return (nil, "\(path) cannot be read: \(error.message). Build the site again.")
        }
    }
}

/// What a search answers a program, and the script of the field.
private struct SearchAnswer: Encodable {
    struct Result: Encodable {
        let title: String
        let url: String
        let team: String
        /// nil for an article that is in no category.
        let category: String?
        let snippet: [Part]
    }

    /// Plain text: whoever shows it marks it in a way of their own.
    struct Part: Encodable {
        let text: String
        let match: Bool
    }

    let total: Int
    /// How many articles follow, in words.
    let summary: String
    let results: [Result]
}
