import CompiledSite
import Forms
import Templates
import Testing

@Suite("The field for what to look for")
struct SearchPageTests {
    private static func site(hasArticles: Bool, languages: [CompiledLanguage] = []) -> CompiledSite {
        CompiledSite(
            name: "Example", origin: "https://e.example", path: "/help/", gateway: "/cgi",
            theme: CompiledTheme(stylesheet: "/help/a.css", favicon: "/f.svg"), bodyLimit: 1, parameterLimit: 1,
            scripts: ["form": "/form.js", "search": "/search.js"], languages: languages,
            messages: Messages(language: "en", texts: ["search_team": "Search {team}", "search_label": "What?"]),
            teams: [
                "care": CompiledTeam(title: "Care", hasForm: true, hasArticles: hasArticles),
                "sales": CompiledTeam(title: "Sales", hasForm: true),
            ])
    }

    private func values(_ page: Page) -> [String: Value] {
        guard case .object(let values) = page.values else { return [:] }
        return values
    }

    private func search(_ page: Page) -> [String: Value]? {
        guard case .object(let values)? = values(page)["search"] else { return nil }
        return values
    }

    private func formPage(_ site: CompiledSite, _ team: String, _ attribute: TicketAttribute) -> [String: Value] {
        let field = Field(attribute: attribute, control: .text(TextConstraints()), label: "A")
        let form = CompiledForm(
            title: "Title", version: "v1", introduction: nil, submit: "Go", form: Form(fields: [field]),
            descriptions: [:])
        return values(site.formPage(team: team, form))
    }

    private func teamPage(_ site: CompiledSite, _ team: String) -> Page {
        site.teamPage(
            title: team, description: nil, articles: CompiledSite.HelpCenterPage(categories: [], articles: []),
            form: nil, at: 0, CompiledSite.PageContext(team: team, contact: nil, locale: "en_US"))
    }

    @Test("stands on the pages of the start, of the team and of nothing, where there are articles")
    func field() {
        let site = Self.site(hasArticles: true)
        #expect(search(site.homePage([], locale: "en_US"))?["label"] == "What?")
        #expect(search(site.notFoundPage)?["team"] == false)
        let team = search(teamPage(site, "care"))
        #expect(team?["label"] == "Search Care")
        #expect(team?["team"] == "care")
        #expect(team?["in_language"] == false)
        #expect(search(teamPage(site, "sales")) == nil)
        let empty = Self.site(hasArticles: false)
        for page in [empty.homePage([], locale: "en_US"), empty.notFoundPage] {
            #expect(search(page) == nil)
            #expect(values(page)["scripts"] == .list([]))
        }
    }

    @Test("says the language of a site that has several")
    func language() {
        let site = Self.site(
            hasArticles: true, languages: [.init(tag: "en", name: "English"), .init(tag: "de", name: "Deutsch")])
        #expect(search(site.homePage([], locale: "en_US"))?["in_language"] == "en")
        #expect(
            site.searchAddress("é & b", team: "care", page: 2)
                == "/cgi/search?q=%C3%A9%20%26%20b&team=care&_language=en&page=2")
    }

    @Test("has a form suggest articles below its subject, where the team has some")
    func suggestions() {
        let site = Self.site(hasArticles: true)
        guard case .object(let box)? = formPage(site, "care", .subject)["suggestions"] else {
            Issue.record("there is no box")
            return
        }
        #expect(box["field"] == "field-subject")
        #expect(formPage(site, "care", .subject)["scripts"] != formPage(site, "sales", .subject)["scripts"])
        #expect(formPage(site, "care", .email)["suggestions"] == false)
        #expect(formPage(site, "sales", .subject)["suggestions"] == false)
        #expect(formPage(site, "sales", .subject)["scripts"] == formPage(site, "care", .email)["scripts"])
    }
}
