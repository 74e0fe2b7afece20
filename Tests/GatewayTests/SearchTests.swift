import Exchange
import Foundation
import HTTPTypes
import SearchIndex
import SiteFixtures
import Testing

@testable import Gateway

@Suite("The gateway's search")
struct SearchTests {
    private static let path = "/cgi-bin/docket-cgi/search"

    private static func article(
        _ title: String, _ text: String, team: String = "care", language: String = "en", category: String = ""
    ) -> IndexedArticle {
        IndexedArticle(
            team: team, language: language, title: title, text: text, category: category,
            address: "/\(team)/articles/\(title.lowercased().replacing(" ", with: "-"))/")
    }

    private static let articles = [
        article("Printer stops", "The red <light> blinks & the printer stops."),
        article("Paying", "By card or by invoice."),
        article("Secret", "The printer of a team that is not published.", team: "hidden"),
        article("Drucker", "Der Drucker hält an.", language: "de"),
    ]

    /// A gateway whose home has an index.
    private func fixture(
        _ articles: [IndexedArticle]? = Self.articles, site: String? = nil
    ) throws -> GatewayFixture {
        var files = ["teams/care/team.yaml": SiteFixture.team]
        files["site.yaml"] = site
        files["teams/sales/team.yaml"] = "name: Sales\npublished: true\n"
        files["teams/hidden/team.yaml"] = "name: Hidden\npublished: false\n"
        let fixture = try GatewayFixture(files)
        if let articles { try put(articles, "one.db", fixture) }
        return fixture
    }

    private func put(_ articles: [IndexedArticle], _ name: String, _ fixture: GatewayFixture) throws {
        let home = fixture.site.home
        try FileManager.default.createDirectory(
            atPath: "\(home)/\(SearchIndex.folder)", withIntermediateDirectories: true)
        try SearchIndexWriter.write(articles, to: "\(home)/\(SearchIndex.folder)/\(name)")
        try? FileManager.default.removeItem(atPath: "\(home)/\(SearchIndex.link)")
        try FileManager.default.createSymbolicLink(
            atPath: "\(home)/\(SearchIndex.link)", withDestinationPath: "\(SearchIndex.folder)/\(name)")
    }

    @Test("A page has what was found, with the words marked and everything escaped")
    func page() async throws {
        let fixture = try fixture()
        let response = await fixture.send(.get, "/search", query: "q=red+light")
        #expect(response.head.status == .ok)
        #expect(response.text.contains("<title>red light – Search – Example</title>"))
        #expect(response.text.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(response.text.contains("One article found"))
        #expect(
            response.text.contains(
                "The <mark>red</mark> &lt;<mark>light</mark>&gt; blinks &amp; the printer stops."))
        #expect(response.text.contains("<a href=\"/care/articles/printer-stops/\">Printer stops</a>"))
        #expect(response.text.contains("value=\"red light\""))
        #expect(response.head.headerFields[.cacheControl] == "private, max-age=60")
        #expect(response.head.headerFields[.vary] == "Accept")
        let head = await fixture.send(.head, "/search", query: "q=red+light")
        #expect(head.bytes.count == response.bytes.count)
        #expect(await fixture.send(.post, "/search").head.status == .methodNotAllowed)
    }

    @Test("JSON has the articles, with the pieces of text that match")
    func json() async throws {
        let fixture = try fixture()
        let response = await fixture.send(.get, "/search", accept: "application/json", query: "q=invo")
        #expect(response.head.headerFields[.contentType] == "application/json")
        #expect(
            response.text
                == #"{"results":[{"snippet":[{"match":false,"text":"By card or by "},{"match":true,"text":"invoice"},{"match":false,"text":"."}],"team":"Care","title":"Paying","url":"https://help.example.com/care/articles/paying/"}],"summary":"One article found","total":1}"#
        )
    }

    @Test("Articles of the same title are told apart by their teams and categories")
    func categories() async throws {
        let fixture = try fixture([
            Self.article("Returns", "text", category: "<Clothes> & shoes"),
            Self.article("Returns", "text", team: "sales"),
        ])
        let page = await fixture.send(.get, "/search", query: "q=returns").text
        #expect(page.contains("<p class=\"reference\">Care · &lt;Clothes&gt; &amp; shoes</p>"))
        #expect(page.contains("<p class=\"reference\">Sales</p>"))
        let json = await fixture.send(.get, "/search", accept: "application/json", query: "q=returns").text
        #expect(json.contains(#"{"results":[{"category":"<Clothes> & shoes","snippet":"#))
        #expect(json.components(separatedBy: "\"category\"").count == 2)
    }

    @Test("At most five articles are suggested")
    func suggestions() async throws {
        let fixture = try fixture((1...6).map { Self.article("Printer \($0)", "text") })
        let json = await fixture.send(.get, "/search", accept: "application/json", query: "q=printer").json
        #expect((json["results"] as? [Any])?.count == 5)
        #expect(json["total"] as? Int == 6)
        #expect(json["summary"] as? String == "5 articles found")
    }

    @Test("Only articles of published teams are found, and those of one where one is named")
    func teams() async throws {
        let fixture = try fixture()
        let all = await fixture.send(.get, "/search", query: "q=printer").text
        #expect(all.contains("Printer stops"))
        #expect(!all.contains("Secret"))
        let hidden = await fixture.send(.get, "/search", query: "q=printer&team=hidden").text
        #expect(!hidden.contains("Secret") && !hidden.contains("Hidden") && !hidden.contains("value=\"hidden\""))
        let care = await fixture.send(.get, "/search", query: "q=printer&team=care").text
        #expect(care.contains("<h1>Search Care</h1>"))
        #expect(care.contains("<input type=\"hidden\" name=\"team\" value=\"care\">"))
        #expect(
            care.contains("<a class=\"button button-secondary\" href=\"\(Self.path)?q=printer\">Search everything</a>"))
    }

    @Test("A page is in the language that was asked for, and so are its articles")
    func languages() async throws {
        let site = "name: Example\nurl: https://help.example.com/\nlanguages: [en, de]\n"
        let response = await (try fixture(site: site)).send(.get, "/search", query: "q=drucker&_language=de")
        #expect(response.text.contains("<html lang=\"de\""))
        #expect(response.text.contains("Ein Artikel gefunden"))
        #expect(response.text.contains("<input type=\"hidden\" name=\"_language\" value=\"de\">"))
        #expect(response.text.contains("\(Self.path)?q=drucker&amp;_language=en"))
        let english = await (try fixture(site: site)).send(.get, "/search", query: "q=drucker&_language=en")
        #expect(english.text.contains("Nothing found for “drucker”"))
    }

    @Test("What was typed is in no log")
    func log() async throws {
        let fixture = try fixture()
        for query in ["q=confidential", "q=confidential&page=x", "q=%22confidential%22%00"] {
            _ = await fixture.send(.get, "/search", query: query)
            _ = await fixture.send(.get, "/search", accept: "application/json", query: query)
        }
        #expect(fixture.log.lines == [])
        #expect(fixture.log.requests.count == 6)
        #expect(fixture.log.requests.allSatisfy { $0.contains(" route=/search ") && !$0.contains("confidential") })
    }

    @Test("Who has typed nothing is told what to do, and who finds nothing whom to ask")
    func emptyStates() async throws {
        let fixture = try fixture()
        for query in ["", "q=", "q=+", "other=1"] {
            let text = await fixture.send(.get, "/search", query: query).text
            #expect(text.contains("Type one or more words above."), "\(query)")
            #expect(!text.contains("articles found"))
        }
        let text = await fixture.send(.get, "/search", query: "q=%3Cxyzzy%3E").text
        #expect(text.contains("Nothing found for “&lt;xyzzy&gt;”"))
        #expect(text.contains("<li><a href=\"/care/contact/\">Care</a></li>"))
    }

    @Test("Without an index there is nothing to search, and that is no failure")
    func noIndex() async throws {
        let fixture = try fixture(nil)
        let response = await fixture.send(.get, "/search", query: "q=printer")
        #expect(response.head.status == .ok)
        #expect(response.text.contains("There is nothing to search here yet."))
        #expect(!response.text.contains("type=\"search\""))
        let json = await fixture.send(.get, "/search", accept: "application/json", query: "q=printer").json
        #expect((json["results"] as? [Any])?.isEmpty == true)
        #expect(fixture.log.lines == [])
    }

    @Test("An index that cannot be read is as none, and the log says so")
    func damaged() async throws {
        let fixture = try fixture()
        let file = "\(fixture.site.home)/\(SearchIndex.folder)/one.db"
        try String(repeating: "no database ", count: 500).write(toFile: file, atomically: false, encoding: .utf8)
        let response = await fixture.send(.get, "/search", query: "q=printer")
        #expect(response.head.status == .ok)
        #expect(response.text.contains("There is nothing to search here yet."))
        #expect(
            fixture.log.lines == [
                "error: \(file) cannot be read: file is not a database. Build the site again."
            ])
    }

    @Test("The link of an index that is gone, or something else in its place, is as none, and the log says so")
    func missing() async throws {
        let fixture = try GatewayFixture([
            "teams/care/team.yaml": "name: Care\npublished: true\nhelp_center: { published: true }\n",
            "teams/care/articles/a.md": "---\ntitle: Printer\npublished: true\n---\nText.\n",
        ])
        let link = "\(fixture.site.home)/\(SearchIndex.link)"
        #expect(await fixture.send(.get, "/search", query: "q=printer").text.contains("One article found"))
        try FileManager.default.removeItem(atPath: link)
        for place in ["nothing", "a file"] {
            if place == "a file" { try "text".write(toFile: link, atomically: false, encoding: .utf8) }
            let response = await fixture.send(.get, "/search", query: "q=printer")
            #expect(response.head.status == .ok)
            #expect(response.text.contains("There is nothing to search here yet."))
        }
        let line = "error: \(link) is missing, or no link, so that nothing is found. Build the site again."
        // Once, however many search.
        #expect(fixture.log.lines == [line])
        try fixture.site.build()
        #expect(await fixture.send(.get, "/search", query: "q=printer").text.contains("One article found"))
        try FileManager.default.removeItem(atPath: link)
        _ = await fixture.send(.get, "/search", query: "q=printer")
        #expect(fixture.log.lines == [line, line])
    }

    @Test("A new index counts from the next request on")
    func newIndex() async throws {
        let fixture = try fixture()
        #expect(await fixture.send(.get, "/search", query: "q=paying").text.contains("One article found"))
        try put([Self.article("Paying", "paying"), Self.article("Paying later", "paying")], "two.db", fixture)
        #expect(await fixture.send(.get, "/search", query: "q=paying").text.contains("2 articles found"))
    }

    @Test("Ten results are on a page, and the numbers lead to the others")
    func pagination() async throws {
        let fixture = try fixture((1...95).map { Self.article("Printer \($0)", "text") })
        let first = await fixture.send(.get, "/search", query: "q=printer&team=care").text
        #expect(first.components(separatedBy: "class=\"search-result\"").count == 11)
        #expect(first.contains("95 articles found"))
        #expect(first.contains("<a href=\"\(Self.path)?q=printer&amp;team=care\" aria-current=\"page\">1</a>"))
        #expect(first.contains("<a href=\"\(Self.path)?q=printer&amp;team=care&amp;page=10\">10</a>"))
        #expect(!first.contains("rel=\"prev\""))
        let last = await fixture.send(.get, "/search", query: "q=printer&page=10").text
        #expect(last.components(separatedBy: "class=\"search-result\"").count == 6)
        #expect(!last.contains("rel=\"next\""))
        for page in ["0", "-1", "x", "1"] {
            let text = await fixture.send(.get, "/search", query: "q=printer&page=\(page)").text
            #expect(text.contains("aria-current=\"page\">1</a>"), "\(page)")
        }
        let beyond = await fixture.send(.get, "/search", query: "q=printer&page=99999999999999999999").text
        #expect(beyond.contains("95 articles found"))
    }

    @Test(
        "Nothing that is typed is an error",
        arguments: [
            "%22", "%00", "%FF%FE", "%ED%A0%80", "AND", "NOT+%28", "%2A", "title%3Aprinter", "%F0%9F%99%82", "%E0%B8",
        ])
    func hostile(_ query: String) async throws {
        let fixture = try fixture()
        let long = String(repeating: query, count: 2_000)
        for query in [query, long] {
            #expect(await fixture.send(.get, "/search", query: "q=\(query)").head.status == .ok)
        }
        #expect(fixture.log.lines == [])
    }
}
