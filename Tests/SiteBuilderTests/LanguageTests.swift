import Foundation
import SiteFixtures
import Testing
import Tickets

@testable import SiteBuilder

@Suite("Sites of several languages")
struct LanguageTests {
    private static func fixture() throws -> SiteFixture {
        let site = try SiteFixture([
            "site.yaml": """
            name: { en: Help, it: Aiuto, ar: مساعدة }
            url: https://help.example.com/h/
            languages: [en, it, ar]
            """,
            "teams/care/team.yaml": """
            name: { en: Care, it: Assistenza, ar: الرعاية }
            published: true
            form: { published: true }
            """,
        ])
        try site.build()
        return site
    }

    @Test("each further language has its pages below its tag")
    func pages() throws {
        let site = try Self.fixture()
        let pages = SiteFixture.files(in: site.output).keys.filter { $0.hasSuffix(".html") }
            // Those for other pages stand beside the form's own.
            .filter { !$0.hasSuffix("/embed/index.html") && !$0.hasSuffix("/fragment.html") }.sorted()
        #expect(
            pages == [
                "404.html", "ar/care/contact/index.html", "ar/care/index.html", "ar/index.html",
                "care/contact/index.html", "care/index.html", "index.html", "it/care/contact/index.html",
                "it/care/index.html", "it/index.html",
            ])
        let italian = try #require(site.page("it/care/index.html"))
        #expect(italian.contains("<html lang=\"it\" dir=\"ltr\""))
        #expect(italian.contains("<title>Assistenza – Aiuto</title>"))
        #expect(italian.contains("<a class=\"header-name\" href=\"/h/it/\">"))
        #expect(italian.contains("href=\"/h/it/care/contact/\""))
        #expect(italian.contains("<link rel=\"canonical\" href=\"https://help.example.com/h/it/care/\">"))
        #expect(try #require(site.page("ar/index.html")).contains("<html lang=\"ar\" dir=\"rtl\""))
    }

    @Test(
        "each page says where it is in the other languages, to machines and to people", arguments: ["", "it/", "ar/"])
    func alternates(prefix: String) throws {
        let page = try #require(try Self.fixture().page("\(prefix)care/contact/index.html"))
        #expect(
            page.contains(
                """
                <link rel="alternate" hreflang="en" href="https://help.example.com/h/care/contact/">
                <link rel="alternate" hreflang="it" href="https://help.example.com/h/it/care/contact/">
                <link rel="alternate" hreflang="ar" href="https://help.example.com/h/ar/care/contact/">
                <link rel="alternate" hreflang="x-default" href="https://help.example.com/h/care/contact/">
                """))
        func link(_ tag: String, _ path: String, _ name: String) -> String {
            let isCurrent = prefix == path
            return
                "<li><a href=\"/h/\(path)care/contact/\" hreflang=\"\(tag)\" lang=\"\(tag)\"\(isCurrent ? " aria-current=\"true\"" : "")>\(name)</a></li>"
        }
        #expect(page.contains(link("en", "", "English")))
        #expect(page.contains(link("it", "it/", "Italiano")))
        #expect(page.contains(link("ar", "ar/", "العربية")))
    }

    @Test("the sitemap has every page with its translations")
    func sitemap() throws {
        let sitemap = try #require(try Self.fixture().page("sitemap.xml"))
        let links =
            "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://help.example.com/h/care/\"/>"
            + "<xhtml:link rel=\"alternate\" hreflang=\"it\" href=\"https://help.example.com/h/it/care/\"/>"
            + "<xhtml:link rel=\"alternate\" hreflang=\"ar\" href=\"https://help.example.com/h/ar/care/\"/>"
            + "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://help.example.com/h/care/\"/>"
        #expect(sitemap.contains("xmlns:xhtml=\"http://www.w3.org/1999/xhtml\""))
        #expect(sitemap.contains("<url><loc>https://help.example.com/h/care/</loc>\(links)</url>"))
        #expect(sitemap.contains("<url><loc>https://help.example.com/h/it/care/</loc>\(links)</url>"))
        #expect(sitemap.components(separatedBy: "<loc>").count == 10)
    }

    @Test("a site of one language has nothing of all that, also where the language is not English")
    func one() throws {
        let site = try SiteFixture([
            "site.yaml": "name: Aiuto\nurl: https://help.example.com/\nlanguages: [it]\n",
            "teams/care/team.yaml": "name: Assistenza\npublished: true\nform: { published: true }\n",
        ])
        try site.build()
        let page = try #require(site.page("care/contact/index.html"))
        #expect(page.contains("<html lang=\"it\""))
        #expect(page.contains("Contattare Assistenza"))
        #expect(!page.contains("hreflang"))
        #expect(!page.contains("_language"))
        #expect(try #require(site.page("404.html")).contains("Pagina non trovata"))
        #expect(try #require(site.page("sitemap.xml")).contains("0.9\">"))
    }

    @Test("a language without articles has no search and no empty help centre, whatever other languages have")
    func withoutArticles() throws {
        let site = try SiteFixture([
            "site.yaml":
                "name: Help\nurl: https://help.example.com/\nlanguages: [en, it, de, { language: fr, published: false }]\n",
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/hours.md": ArticleTests.article("Hours"),
            "teams/care/articles/hours.fr.md": ArticleTests.article("Horaires"),
            "teams/sales/team.yaml": ArticleTests.team,
            "teams/sales/articles/prices.de.md": ArticleTests.article("Preise"),
            "teams/sales/articles/prices.it.md": "---\ntitle: Prezzi\n---\nBozza.\n",
            "teams/sales/articles/secret/category.yaml": "title: Secret\npublished: false\n",
            "teams/sales/articles/secret/costs.it.md": ArticleTests.article("Costi"),
            "teams/new/team.yaml": ArticleTests.team,
            "teams/closed/team.yaml": "name: Closed\npublished: true\nhelp_center: { published: true }\n",
            "teams/closed/articles/old.md": ArticleTests.article("Old"),
        ])
        try site.build()
        func has(_ sign: String) -> Set<String> {
            Set(
                SiteFixture.files(in: site.output).keys.filter { path in
                    path.hasSuffix("index.html") && site.page(path)?.contains(sign) == true
                })
        }
        #expect(
            has("data-search") == [
                "index.html", "care/index.html", "closed/index.html", "de/index.html", "de/sales/index.html",
            ])
        #expect(site.page("404.html")?.contains("data-search") == true)
        // The field that a subject would have is that of the default questions.
        #expect(
            has("data-suggestions=") == [
                "care/contact/index.html", "care/contact/embed/index.html", "de/sales/contact/index.html",
                "de/sales/contact/embed/index.html",
            ])
        #expect(has("application/atom+xml").filter { $0.hasPrefix("it/") } == [])
        // A help centre that nobody has written anything for yet says so.
        #expect(
            has("class=\"empty card\"") == ["new/index.html", "it/new/index.html", "de/new/index.html"])
        // Nor is a page left with nothing on it.
        #expect(has("Al momento questo servizio non accetta nuove domande.") == ["it/closed/index.html"])
    }

    @Test("a language that is taken away takes its pages with it")
    func removed() throws {
        let site = try Self.fixture()
        try site.write("name: Help\nurl: https://help.example.com/h/\n", to: "site.yaml")
        try site.write("name: Care\npublished: true\n", to: "teams/care/team.yaml")
        try site.build()
        #expect(SiteFixture.files(in: site.output).keys.allSatisfy { !$0.hasPrefix("it/") && !$0.hasPrefix("ar/") })
    }

    @Test("a zone has its offsets for fifteen years")
    func zone() {
        // 2026-11-22
        let rome = ZoneOffsets.iana("Europe/Rome", now: 1_795_300_000)
        #expect(rome.transitions.count == 30)
        #expect(rome.offset(at: Timestamp(milliseconds: 1_769_850_300_000)) == 3600)
        // 2026-03-29T01:00:00Z, when the clocks go forward, and the second before
        #expect(rome.offset(at: Timestamp(milliseconds: 1_774_746_000_000)) == 7200)
        #expect(rome.offset(at: Timestamp(milliseconds: 1_774_745_999_000)) == 3600)
        #expect(
            ZoneOffsets.iana("Asia/Tokyo", now: 1_795_300_000)
                == .init(name: "Asia/Tokyo", first: 32_400, transitions: []))
        #expect(ZoneOffsets.iana("UTC", now: 0) == .utc)
        // The same for a whole year.
        #expect(ZoneOffsets.iana("Europe/Rome", now: 1_767_300_000) == rome)
    }
}
