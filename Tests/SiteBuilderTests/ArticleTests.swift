import Diagnostics
import Foundation
import SiteFixtures
import Testing

@testable import SiteBuilder

@Suite("Articles")
struct ArticleTests {
    static let team = "name: Care\npublished: true\nhelp_center: { published: true }\nform: { published: true }\n"

    static func article(_ title: String, _ more: String = "", _ body: String = "Text.\n") -> String {
        "---\ntitle: \(title)\npublished: true\nupdated: 2026-10-01\n\(more)---\n\(body)"
    }

    /// What a build says is wrong, without the folder's name.
    private static func problems(_ site: SiteFixture) throws -> String {
        do {
            return try site.build().warnings.rendered.replacing("\(site.folder.path)/", with: "")
        } catch let problems as Diagnostics {
            return problems.rendered.replacing("\(site.folder.path)/", with: "")
        }
    }

    @Test("stand below their team and category, with their neighbours and what they link to")
    func pages() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/returns/category.yaml":
                "title: Give it back\ndescription: For *thirty* days.\norder: 1\n",
            "teams/care/articles/returns/label.md": Self.article("Print a label", "order: 1\n"),
            "teams/care/articles/returns/parcel.md": Self.article(
                "Return a parcel", "order: 2\ndescription: The way back.\n", "See [hours](../hours.md).\n"),
            "teams/care/articles/hours.md": Self.article("Opening hours"),
            "teams/care/articles/draft.md": "---\ntitle: Secret\n---\nSecret.\n",
            "teams/care/articles/empty/category.yaml": "title: Nothing here\n",
        ])
        // Start page, team, form, three articles and a category.
        #expect(try site.build().pages == 7)
        let team = try #require(site.page("care/index.html"))
        #expect(team.contains("<h2><a href=\"/care/articles/returns/\">Give it back</a></h2>"))
        #expect(team.contains("<p>For <em>thirty</em> days.</p>"))
        #expect(team.contains("<p class=\"category-count\">2 articles</p>"))
        #expect(team.contains("<li><a href=\"/care/articles/hours/\">Opening hours</a></li>"))
        #expect(!team.contains("Nothing here"))
        let category = try #require(site.page("care/articles/returns/index.html"))
        let label = try #require(category.range(of: "Print a label"))
        let parcel = try #require(category.range(of: "Return a parcel</a><p>The way back.</p>"))
        #expect(label.lowerBound < parcel.lowerBound)
        let article = try #require(site.page("care/articles/returns/parcel/index.html"))
        #expect(article.contains("<p>See <a href=\"/care/articles/hours/\">hours</a>.</p>"))
        #expect(
            article.contains(
                "rel=\"prev\" href=\"/care/articles/returns/label/\"><span>Previous</span> Print a label</a>"))
        #expect(!article.contains("rel=\"next\""))
        #expect(article.contains("<p class=\"article-updated\">Last updated on 1 October 2026</p>"))
        let hours = try #require(site.page("care/articles/hours/index.html"))
        #expect(hours.contains("<li><a href=\"/care/articles/returns/parcel/\">Return a parcel</a>"))
        #expect(site.page("sitemap.xml")?.contains("/care/articles/hours/</loc><lastmod>2026-10-01</lastmod>") == true)
        #expect(site.page("care/feed.xml")?.contains("<summary>The way back.</summary>") == true)
        for (path, content) in SiteFixture.files(in: site.output) {
            #expect(content.range(of: Data("ecret".utf8)) == nil, "\(path)")
        }
    }

    @Test("say to other sites what they are")
    func head() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/hours.md": Self.article(
                "Hours </script>", "description: \"When \\\"somebody\\\" is there\"\n"),
        ])
        try site.build()
        let head = try #require(site.page("care/articles/hours/index.html")?.prefix { $0 != "§" })
        #expect(head.contains("<link rel=\"canonical\" href=\"https://help.example.com/care/articles/hours/\">"))
        #expect(head.contains("<meta name=\"description\" content=\"When &quot;somebody&quot; is there\">"))
        #expect(head.contains("<meta property=\"og:type\" content=\"article\">"))
        #expect(
            head.contains(
                "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"headline\":\"Hours \\u003C/script>\",\"inLanguage\":\"en\",\"dateModified\":\"2026-10-01\",\"mainEntityOfPage\":\"https://help.example.com/care/articles/hours/\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"Example\"},\"description\":\"When \\\"somebody\\\" is there\"}</script>"
            ))
        #expect(
            head.contains(
                "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Articles of Care\" href=\"/care/feed.xml\">"
            ))
    }

    @Test("are in the languages that they were written in, and lead to each other")
    func languages() throws {
        let site = try SiteFixture([
            "site.yaml": "name: { en: Help, it: Aiuto }\nurl: https://help.example.com/\nlanguages: [en, it]\n",
            "teams/care/team.yaml":
                "name: { en: Care, it: Cura }\npublished: true\nhelp_center: { published: true }\n",
            "teams/care/articles/refund.md": Self.article("Refunds"),
            "teams/care/articles/refund.it.md": Self.article("Rimborsi"),
            "teams/care/articles/hours.md": Self.article("Hours", "", "See [refunds](refund.md).\n"),
            "teams/care/articles/orari.md": Self.article(
                "Orari", "language: it\n", "Vedi [rimborsi](refund.md#text).\n"),
        ])
        #expect(try Self.problems(site) == "")
        let english = try #require(site.page("care/articles/refund/index.html"))
        #expect(
            english.contains(
                "<link rel=\"alternate\" hreflang=\"it\" href=\"https://help.example.com/it/care/articles/refund/\">"))
        #expect(site.page("it/care/articles/refund/index.html")?.contains("<h1>Rimborsi</h1>") == true)
        #expect(site.page("it/care/articles/orari/index.html")?.contains("href=\"/it/care/articles/refund/\"") == true)
        let hours = try #require(site.page("care/articles/hours/index.html"))
        #expect(!hours.contains("hreflang"))
        #expect(site.page("it/care/articles/hours/index.html") == nil)
        #expect(site.page("care/articles/orari/index.html") == nil)
        #expect(site.page("it/care/index.html")?.contains("Orari") == true)
        #expect(
            site.page("sitemap.xml")?.contains("<loc>https://help.example.com/it/care/articles/orari/</loc>") == true)
    }

    @Test("answer their old addresses with a page that leads on")
    func redirects() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/refund.md": Self.article("Refunds", "redirects: [/faq/refund.html, /old, /x/]\n"),
        ])
        try site.build()
        for path in ["faq/refund.html", "old/index.html", "x/index.html"] {
            let page = try #require(site.page(path))
            #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=/care/articles/refund/\">"))
            #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
        }
        #expect(site.page("sitemap.xml")?.contains("faq") == false)
    }

    @Test(
        "old addresses that are taken are refused",
        arguments: [
            (
                "/care/contact/",
                "There is a page at the old address “/care/contact/”. Remove the redirect, or rename the page."
            ),
            ("/", "An old address is a path below the start page"),
            ("/robots.txt", "Docket itself needs the address “/robots.txt/”. Remove the redirect."),
            ("/assets/old.html", "Docket itself needs the address “/assets/old.html”. Remove the redirect."),
            (
                "/twice/",
                "Another article has the same old address “/twice/”: site/teams/care/articles/first.md. Remove one of the two."
            ),
        ])
    func takenRedirects(path: String, message: String) throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/first.md": Self.article("First", "redirects: [/twice/]\n"),
            "teams/care/articles/second.md": Self.article("Second", "redirects: [\(path)]\n"),
        ])
        #expect(try Self.problems(site).contains(message))
    }

    @Test(
        "a link that leads nowhere is told with its place",
        arguments: [
            (
                "[x](nope.md)", "5:5",
                "There is no article teams/care/articles/nope.md. Write the path of its file from this one’s folder."
            ),
            (
                "[x]( <no pe.md> )", "5:7",
                "There is no article teams/care/articles/no pe.md. Write the path of its file from this one’s folder."
            ),
            (
                "a\n> - [x](nope.md)", "6:9",
                "There is no article teams/care/articles/nope.md. Write the path of its file from this one’s folder."
            ),
            (
                "[x][r]\n\n[r]: nope.md", "7:6",
                "There is no article teams/care/articles/nope.md. Write the path of its file from this one’s folder."
            ),
            (
                "[x](#nope)", "5:5",
                "There is no heading with the anchor “#nope” in this article. Write the words of a heading in lower case, with hyphens."
            ),
            (
                "[x](#hedaing)\n\n## Heading", "5:5",
                "There is no heading with the anchor “#hedaing” in this article. Did you mean “heading”?"
            ),
            (
                "[x](other.md#nope)", "5:5",
                "There is no heading with the anchor “#nope” in site/teams/care/articles/other.md. Write the words of a heading in lower case, with hyphens."
            ),
            (
                "[x](../../../../../etc/passwd.md)", "5:5",
                "The link “../../../../../etc/passwd.md” leads out of the site’s folder. Link to a file of the site."
            ),
            (
                "[x](javascript:alert(1))", "5:5",
                "Browsers would run the link “javascript:alert(1)” as a program. Link to a page with https://, http://, mailto: or tel:."
            ),
            (
                "[x](JaVaScRiPt:alert)", "5:5",
                "Browsers would run the link “JaVaScRiPt:alert” as a program. Link to a page with https://, http://, mailto: or tel:."
            ),
            (
                "[x](data:text/html,x)", "5:5",
                "Browsers would run the link “data:text/html,x” as a program. Link to a page with https://, http://, mailto: or tel:."
            ),
            (
                "[x](file:///etc/passwd)", "5:5",
                "The link “file:///etc/passwd” leads nowhere in a browser. Link to a page with https://, http://, mailto: or tel:."
            ),
            (
                "x [y](&#106;avascript:z) y\nmore `javascript:z`", "5:3",
                "Browsers would run the link “javascript:z” as a program. Link to a page with https://, http://, mailto: or tel:."
            ),
            (
                "[r] here none.md\n\n[r]: none.md", "7:6",
                "There is no article teams/care/articles/none.md. Write the path of its file from this one’s folder."
            ),
            (
                "[none.md](none.md)", "5:11",
                "There is no article teams/care/articles/none.md. Write the path of its file from this one’s folder."
            ),
            (
                "first line long text\n<javascript:alert(1)>", "6:2",
                "Browsers would run the link “javascript:alert(1)” as a program. Link to a page with https://, http://, mailto: or tel:."
            ),
            (
                "text [em](other.md) [multi\nline](none.md)", "6:7",
                "There is no article teams/care/articles/none.md. Write the path of its file from this one’s folder."
            ),
            (
                "[x]( <none.md> )", "5:7",
                "There is no article teams/care/articles/none.md. Write the path of its file from this one’s folder."
            ),
            (
                "[x](other/)", "5:5",
                "Links between articles name the file, such as refund.md or ../billing/refund.md, and this is “other/”."
            ),
            ("[x]()", "5:1", "The link has no address. Write one, or remove the link."),
            (
                "[x](/care/nope/)", "5:5",
                "There is no page “/care/nope/”. Write the path of the article’s file, or mend the address."
            ),
            (
                "[x](paper.pdf)", "5:5",
                "site/teams/care/articles/paper.pdf: There is no such file, or this user may not read it."
            ),
            (
                "![x](nope.png)", "5:6",
                "site/teams/care/articles/nope.png: There is no such file, or this user may not read it."
            ),
            (
                "![x](https://x.example/a.png)", "5:6",
                "Pages show pictures of their own site alone. Put the file beside the article, and write its path."
            ),
            (
                "![x](../../../../../x.png)", "5:6",
                "The picture “../../../../../x.png” is no file of the site’s folder. Put it there."
            ),
            (
                "![x](other.md)", "5:6",
                "“other.md” is no picture that browsers show: one of svg, png, jpg, webp, avif and gif."
            ),
        ])
    func deadLinks(markdown: String, place: String, message: String) throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/other.md": Self.article("Other"),
            "teams/care/articles/x.md": "---\ntitle: X\npublished: true\n---\n\(markdown)\n",
        ])
        let problems = try Self.problems(site)
        #expect(problems.hasPrefix("site/teams/care/articles/x.md:\(place): error: \(message)\n"), "\(problems)")
        // Nothing was made for a site with an error.
        #expect(!FileManager.default.fileExists(atPath: site.output))
        #expect(!FileManager.default.fileExists(atPath: site.home))
    }

    @Test(
        "links that lead somewhere stay or become the address of the page",
        arguments: [
            ("[x](other.md#first-steps)", "<a href=\"/help/care/articles/other/#first-steps\">x</a>"),
            ("[x](./other.md)", "<a href=\"/help/care/articles/other/\">x</a>"),
            ("[x](../../care/articles/other.md)", "<a href=\"/help/care/articles/other/\">x</a>"),
            ("[x](https://a.example/b?c#d)", "<a href=\"https://a.example/b?c#d\">x</a>"),
            ("[x](mailto:a@b.example)", "<a href=\"mailto:a@b.example\">x</a>"),
            ("[x](/help/care/contact/)", "<a href=\"/help/care/contact/\">x</a>"),
            ("[x](/shop/)", "<a href=\"/shop/\">x</a>"),
            ("<https://a.example/>", "<a href=\"https://a.example/\">https://a.example/</a>"),
            ("ftp://a.example/b", "<a href=\"ftp://a.example/b\">ftp://a.example/b</a>"),
            ("xmpp:a@b.example", "<a href=\"xmpp:a@b.example\">xmpp:a@b.example</a>"),
            ("[x](//a.example/)", "<a href=\"//a.example/\">x</a>"),
        ])
    func links(markdown: String, html: String) throws {
        let site = try SiteFixture([
            "site.yaml": "name: Example\nurl: https://example.com/help/\n",
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/other.md": Self.article("Other", "", "## First steps\n"),
            "teams/care/articles/x.md": Self.article("X", "", markdown),
        ])
        #expect(try Self.problems(site) == "")
        let page = try #require(site.page("care/articles/x/index.html"))
        #expect(page.contains(html), "\(page)")
    }

    @Test("words that link to a draft are shown without the link, with a warning")
    func draftLink() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team, "teams/care/articles/secret.md": "---\ntitle: S\n---\n",
            "teams/care/articles/x.md": Self.article("X", "", "See [the *plan*](secret.md) soon.\n"),
        ])
        #expect(
            try Self.problems(site).hasPrefix(
                "site/teams/care/articles/x.md:6:18: warning: This links to teams/care/articles/secret.md, which is not published. The words are shown without a link.\n"
            ))
        #expect(site.page("care/articles/x/index.html")?.contains("<p>See the <em>plan</em> soon.</p>") == true)
    }

    @Test("a byte order mark before the front matter is none of the text")
    func byteOrderMark() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/x.md": "\u{FEFF}" + Self.article("X", "", "See [y](nope.md).\n"),
        ])
        #expect(
            try Self.problems(site).hasPrefix(
                "site/teams/care/articles/x.md:6:9: error: There is no article teams/care/articles/nope.md."))
        try site.write("\u{FEFF}" + Self.article("X", "", "Text.\n"), to: "teams/care/articles/x.md")
        #expect(try Self.problems(site) == "")
        #expect(site.page("care/articles/x/index.html")?.contains("<p>Text.</p>") == true)
    }

    @Test("raw HTML is left out unless site.yaml allows it", arguments: [false, true])
    func rawHTML(isAllowed: Bool) throws {
        let site = try SiteFixture([
            "site.yaml": "name: Example\nurl: https://example.com/\nraw_html: \(isAllowed)\n",
            "teams/care/team.yaml": Self.team,
            "teams/care/articles/x.md": Self.article("X", "", "<b id=\"mine\">bold</b>\n\n<details>x</details>\n"),
        ])
        #expect(
            try Self.problems(site).hasPrefix(
                "site/teams/care/articles/x.md:6:1: warning: The page does without this HTML. Write Markdown, or allow HTML by “raw_html: true” in site.yaml.\n"
            ) == !isAllowed)
        let page = try #require(site.page("care/articles/x/index.html"))
        #expect(page.contains("<b id=\"mine\">bold</b>") == isAllowed)
        #expect(page.contains("<details>x</details>") == isAllowed)
        #expect(page.contains("<!-- raw HTML omitted -->") != isAllowed)
    }

    @Test(
        "comments are left out without a word, and what stands beside them with one",
        arguments: [
            ("<!-- note -->", true), ("  <!-- note -->", true), ("<!-- one --> <!-- two -->", true),
            ("<!-- on\n\ntwo lines -->", true), ("Text <!-- note --> more.", true), ("<!-- one --><b>lost</b>", false),
            ("<!-- never ends\n\nText.", false), ("<!-- one --> lost", false),
        ])
    func comments(html: String, isSilent: Bool) throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": Self.team, "teams/care/articles/x.md": Self.article("X", "", html + "\n"),
        ])
        #expect(try Self.problems(site).contains("The page does without this HTML.") == !isSilent)
    }

    @Test("drafts are shown, and marked, by a preview alone")
    func drafts() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": "name: Care\n",
            "teams/care/articles/x.md": "---\ntitle: Unfinished\n---\n",
            "teams/care/articles/y.md": Self.article("Done"),
        ])
        #expect(try site.build().pages == 1)
        #expect(try site.build(withDrafts: true).pages == 5)
        for page in ["care/index.html", "care/articles/x/index.html", "care/articles/y/index.html"] {
            #expect(
                site.page(page)?.contains("<p class=\"draft\">This is a draft: only this preview shows it.</p>")
                    == true,
                "\(page)")
        }
        try site.build()
        #expect(site.page("care/index.html") == nil)
    }
}
