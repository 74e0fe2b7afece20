import Diagnostics
import Foundation
import SiteFixtures
import Testing

@testable import SiteBuilder

/// Names and texts that are made to leave the site's folder, to run in a browser, or to keep a build busy.
@Suite("Hostile articles")
struct HostileArticleTests {
    /// What a build says, without the folder's name; the pages are there when it says nothing.
    private static func said(_ site: SiteFixture) throws -> String {
        do {
            return try site.build().warnings.rendered.replacing("\(site.folder.path)/", with: "")
        } catch let problems as Diagnostics {
            return problems.rendered.replacing("\(site.folder.path)/", with: "")
        } catch let problem as BuildError {
            return problem.sentence.replacing("\(site.folder.path)/", with: "")
        }
    }

    private static func site(_ body: String = "Text.\n", _ head: String = "") throws -> SiteFixture {
        try SiteFixture([
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/x.md": ArticleTests.article("X", head, body),
            "teams/care/articles/other.md": ArticleTests.article("Other"),
        ])
    }

    private static func html(_ body: String) throws -> String {
        let site = try site(body)
        #expect(try said(site) == "")
        return try #require(site.page("care/articles/x/index.html"))
    }

    // MARK: Names

    @Test(
        "a link in the site’s folder that leads out of it is refused",
        arguments: [
            (
                "teams/care/articles/x.md", "secret.md",
                "site/teams/care/articles/x.md: error: This is a link to a place outside of the site’s folder. Put the file here instead."
            ),
            (
                "teams/care/articles/stolen", "",
                "site/teams/care/articles/stolen: error: This folder is behind a link to a place outside of the site’s folder. Put the folder here instead."
            ),
            (
                "teams/care/articles", "",
                "site/teams/care/articles: error: This folder is behind a link to a place outside of the site’s folder. Put the folder here instead."
            ),
        ])
    func linkedOut(path: String, target: String, message: String) throws {
        let site = try Self.site()
        let outside = site.folder.appendingPathComponent("outside")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: false)
        try Data(ArticleTests.article("Secret").utf8).write(to: outside.appendingPathComponent("secret.md"))
        try? site.remove(path)
        try FileManager.default.createSymbolicLink(
            atPath: "\(site.folder.path)/site/\(path)", withDestinationPath: "\(outside.path)/\(target)")
        #expect(try Self.said(site) == message)
        #expect(!FileManager.default.fileExists(atPath: site.output))
    }

    @Test(
        "a picture or a download behind a link out of the site is refused",
        arguments: ["![x](/shared/a.svg)", "[x](../../../shared/a.svg)", "![x](../../../shared/../shared/a.svg)"])
    func linkedFolderOfPictures(markdown: String) throws {
        let site = try Self.site(markdown)
        let outside = site.folder.appendingPathComponent("outside")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: false)
        try Data("<svg/>".utf8).write(to: outside.appendingPathComponent("a.svg"))
        try FileManager.default.createSymbolicLink(
            atPath: "\(site.folder.path)/site/shared", withDestinationPath: outside.path)
        let said = try Self.said(site)
        #expect(
            said.contains(
                "error: site/shared: This folder is behind a link to a place outside of the site’s folder. Put the folder here instead."
            ), "\(said)")
    }

    @Test("links in a circle are told, and nobody waits for their end")
    func linkCircles() throws {
        let site = try Self.site()
        let articles = "\(site.folder.path)/site/teams/care/articles"
        for (link, target) in [("a.md", "b.md"), ("b.md", "a.md"), ("self", ".")] {
            try FileManager.default.createSymbolicLink(atPath: "\(articles)/\(link)", withDestinationPath: target)
        }
        let said = try Self.said(site)
        for name in ["a.md", "b.md"] {
            #expect(
                said.contains(
                    "site/teams/care/articles/\(name): error: This is a link to a file that is not there. Put the file here instead."
                ), "\(said)")
        }
        #expect(
            said.contains(
                "site/teams/care/articles/self/self/x.md: error: Articles lie in “articles” or in a category’s folder, and no deeper. Move the file."
            ), "\(said)")
    }

    @Test("a link within the site is followed")
    func linkWithin() throws {
        let site = try Self.site()
        let articles = "\(site.folder.path)/site/teams/care/articles"
        try FileManager.default.createSymbolicLink(atPath: "\(articles)/alias.md", withDestinationPath: "x.md")
        #expect(try Self.said(site) == "")
        #expect(site.page("care/articles/alias/index.html")?.contains("<h1>X</h1>") == true)
    }

    private static let nameRule =
        "An article’s file is named with lower-case letters a to z, digits and hyphens between them, at most 63,"
        + " then .md, or a language and .md."

    @Test(
        "a name that has another spelling somewhere is refused with one that has not",
        arguments: [
            ("Refund.md", " Did you mean “refund.md”?"), ("my refund.md", " Did you mean “my-refund.md”?"),
            ("..md", " Rename it."), ("a..md", " Did you mean “a.md”?"), ("re.fund.md", " Did you mean “re-fund.md”?"),
            ("u\u{308}ber.md", " Did you mean “uber.md”?"), ("\u{FC}ber.md", " Did you mean “uber.md”?"),
            ("-x.md", " Did you mean “x.md”?"), ("a\u{202E}b.md", " Did you mean “a-b.md”?"),
        ])
    func names(name: String, suggestion: String) throws {
        let site = try Self.site()
        try site.write(ArticleTests.article("X"), to: "teams/care/articles/\(name)")
        let said = try Self.said(site)
        // A name with a dot first is none that is read at all.
        #expect(name.hasPrefix(".") ? said == "" : said.hasSuffix("error: \(Self.nameRule)\(suggestion)"), "\(said)")
    }

    @Test("what is no file is told, and nobody waits for it")
    func pipe() throws {
        let site = try Self.site()
        #expect(mkfifo("\(site.folder.path)/site/teams/care/articles/pipe.md", 0o600) == 0)
        try FileManager.default.createDirectory(
            atPath: "\(site.folder.path)/site/teams/care/articles/folder.md", withIntermediateDirectories: false)
        #expect(
            try Self.said(site) == """
                site/teams/care/articles/folder.md: error: This is a folder, and a file must stand here.
                site/teams/care/articles/pipe.md: error: This is a pipe or a device, and a file must stand here.
                """)
    }

    // MARK: Content

    @Test("an article of 50 MB is refused, and only what may be is read of it")
    func largeFile() throws {
        let site = try Self.site()
        let file = "\(site.folder.path)/site/teams/care/articles/large.md"
        try Data(ArticleTests.article("Large").utf8).write(to: URL(fileURLWithPath: file))
        #expect(truncate(file, 50_000_000) == 0)
        #expect(
            try Self.said(site)
                == "site/teams/care/articles/large.md: error: The file is larger than 2 MB, which is more than Docket reads. Make it smaller, or raise “article” in the “limits” of site.yaml."
        )
    }

    @Test("bytes that are no text are told with their place, front matter or not")
    func notUTF8() throws {
        let site = try Self.site()
        let file = site.folder.appendingPathComponent("site/teams/care/articles/x.md")
        let latin1 = Data(ArticleTests.article("X", "", "Gr").utf8) + [0xFC, 0x6E]
        let utf16 = try #require(ArticleTests.article("X").data(using: .utf16))
        for (bytes, place) in [(latin1, "6:3"), (utf16, "1:1")] {
            try bytes.write(to: file)
            #expect(
                try Self.said(site)
                    == "site/teams/care/articles/x.md:\(place): error: The file is not UTF-8: here is a byte that no text in UTF-8 has. Save the file as UTF-8."
            )
        }
    }

    @Test(
        "a character that nobody sees and no page can have is told with its place",
        arguments: [
            ("\0", "U+0000"), ("\u{1}", "U+0001"), ("\u{8}", "U+0008"), ("\u{B}", "U+000B"), ("\u{1B}", "U+001B"),
            ("\u{7F}", "U+007F"), ("\u{85}", "U+0085"), ("\u{9F}", "U+009F"), ("\u{FFFE}", "U+FFFE"),
        ])
    func controlCharacters(character: String, name: String) throws {
        let said = try Self.said(Self.site("Fine.\n\n```\né\(character)b\n```\n"))
        #expect(
            said.hasPrefix(
                "site/teams/care/articles/x.md:9:2: error: Here is the invisible character \(name), which no page can have. Remove it.\n"
            ), "\(said)")
    }

    @Test("a title that no feed can have is refused")
    func titleBeyondXML() throws {
        let site = try Self.site()
        try site.write("---\ntitle: \"a\\uFFFEb\"\npublished: true\n---\n", to: "teams/care/articles/y.md")
        #expect(
            try Self.said(site).hasPrefix(
                "site/teams/care/articles/y.md:2:8: error: “title” has the invisible character U+FFFE. Remove it.\n"))
    }

    @Test("tabs, line ends of all kinds and signs beyond ASCII are text")
    func characters() throws {
        #expect(try Self.html("a\tb\r\nc\u{C}d «é» \u{A0}\u{AD}\u{FEFF}\u{FFFD} 日本 ﬁ").contains("«é»"))
    }

    @Test(
        "a link that browsers would run is refused however it is written",
        arguments: [
            "[x](javascript:alert)", "[x](JAVASCRIPT:alert)", "[x](&#106;avascript:alert)",
            "[x](javascript&colon;alert)",
            "[x](<java\tscript:alert>)", "[x](<\u{1}javascript:alert>)", "[x](java&#10;script:alert)",
            "[x](&#x6A&#x61;vascript:alert)", "[x]\n\n[x]: javascript:alert\n", "[x](vbscript:alert)",
            "[x](data:text/html;base64,AA)",
            "[x](\\javascript:alert)", "<javascript:alert>", "[x](file:///etc/passwd)", "[x](<https:javascript>)",
            "[x](https:\\\\evil.example)", "![x](javascript:alert)",
        ])
    func scripts(markdown: String) throws {
        let site = try Self.site(markdown)
        let said = try Self.said(site)
        #expect(said.contains("error: ") || site.page("care/articles/x/index.html") != nil)
        let page = site.page("care/articles/x/index.html") ?? ""
        for attribute in page.matches(of: /(?:href|src)="([^"]*)"/).map(\.output.1) {
            let address = attribute.lowercased().filter { $0 > " " }
            #expect(!["javascript:", "vbscript:", "data:", "file:"].contains(where: address.hasPrefix), "\(attribute)")
        }
        // Percent signs hide no scheme: browsers read this as a name of a file.
        #expect(said.contains("error: "), "\(said)")
    }

    @Test("articles that link to each other and to themselves are built")
    func circle() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/a.md": ArticleTests.article("A", "", "[b](b.md) [a](a.md)\n"),
            "teams/care/articles/b.md": ArticleTests.article("B", "", "[c](c.md)\n"),
            "teams/care/articles/c.md": ArticleTests.article("C", "", "[a](a.md)\n"),
        ])
        #expect(try Self.said(site) == "")
        let page = try #require(site.page("care/articles/a/index.html"))
        #expect(page.contains("<section class=\"related\""))
    }

    @Test("more than a hundred problems of an article are told as a hundred")
    func manyProblems() throws {
        for body in [
            String(repeating: "[x](no.md) ", count: 90_000), String(repeating: "[x](no.md)\n", count: 20_000),
            String(repeating: "![](no.gif)", count: 20_000),
        ] {
            let said = try Self.said(Self.site(body))
            #expect(said.components(separatedBy: ": error: ").count == 102)
            #expect(
                said.contains(
                    "site/teams/care/articles/x.md: error: The article has more problems than the first 100 that are told here. Mend these first.\n"
                ))
        }
        let anchors = try Self.said(Self.site(String(repeating: "[x](#no) ", count: 90_000)))
        #expect(anchors.components(separatedBy: ": error: ").count == 101)
    }

    @Test("long lines, deep nesting and large counts become a page", .timeLimit(.minutes(2)))
    func large() throws {
        let headings = (0..<10_000).map { _ in "## Again\n\n" }.joined()
        let row = String(repeating: "a|", count: 5_000)
        for (name, body, expected) in [
            ("a line of 1 MB", String(repeating: "word ", count: 200_000), "word word"),
            ("a word of 1 MB", String(repeating: "w", count: 1_000_000), "wwww"),
            ("quotations", String(repeating: ">", count: 10_000) + " deep\n", "<p>deep</p>"),
            ("lists", String(repeating: "- ", count: 10_000) + "deep\n", "deep"),
            ("emphasis", String(repeating: "*a **a ", count: 20_000), "*a **a"),
            ("brackets", String(repeating: "[", count: 50_000), "[[[["),
            ("pictures", String(repeating: "![", count: 50_000), "![!["),
            ("headings", headings, "id=\"again-9999\""),
            ("a table", "\(row)\n\(String(repeating: "-|", count: 5_000))\n\(row)\n", "<td>a</td>"),
            ("links", String(repeating: "[x](other.md) ", count: 60_000), "/care/articles/other/"),
            ("anchors", "## Here\n\n" + String(repeating: "[x](#here) ", count: 60_000), "href=\"#here\""),
            ("footnotes", (0..<3_000).map { "[^\($0)]\n\n[^\($0)]: note\n\n" }.joined(), "fn-2999"),
            ("back ticks", (1..<700).map { String(repeating: "`", count: $0) + " " }.joined(), "```"),
        ] {
            #expect(try Self.html(body).contains(expected), "\(name)")
        }
    }

    @Test("names that Unicode calls equal are two files")
    func normalForms() throws {
        let site = try Self.site("![One](/files/caf\u{E9}.svg) ![Two](/files/cafe\u{301}.svg)\n")
        for (name, width) in [("caf\u{E9}", 11), ("cafe\u{301}", 22)] {
            try site.write(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"1\"/>", to: "files/\(name).svg")
        }
        for _ in 1...2 {
            #expect(try Self.said(site) == "")
            let page = try #require(site.page("care/articles/x/index.html"))
            #expect(page.contains("alt=\"One\" width=\"11\"") && page.contains("alt=\"Two\" width=\"22\""))
        }
    }

    // MARK: Old addresses

    @Test(
        "an old address that would be a file of something else is refused",
        arguments: [
            (
                "/care/feed.xml/",
                "There is a page at the old address “/care/feed.xml/”. Remove the redirect, or rename the page."
            ),
            (
                "/care/contact/fragment.html",
                "There is a page at the old address “/care/contact/fragment.html”. Remove the redirect, or rename the page."
            ),
            (
                "/care/contact/embed/",
                "There is a page at the old address “/care/contact/embed/”. Remove the redirect, or rename the page."
            ),
            (
                "/index.html.gz",
                "There is a page at the old address “/index.html.gz/”. Remove the redirect, or rename the page."
            ),
            ("/404.html", "There is a page at the old address “/404.html”. Remove the redirect, or rename the page."),
            (
                "/404.html/more",
                "There is a page at the old address “/404.html/more/”. Remove the redirect, or rename the page."
            ),
            ("/assets/x.html", "Docket itself needs the address “/assets/x.html”. Remove the redirect."),
            (
                "/cgi-bin/docket-cgi/forms/care",
                "Docket itself needs the address “/cgi-bin/docket-cgi/forms/care/”. Remove the redirect."
            ),
            ("/cgi-bin/docket-cgi", "Docket itself needs the address “/cgi-bin/docket-cgi/”. Remove the redirect."),
            ("/it/", "There is a page at the old address “/it/”. Remove the redirect, or rename the page."),
            (
                "/care/articles/x/",
                "There is a page at the old address “/care/articles/x/”. Remove the redirect, or rename the page."
            ),
        ])
    func takenAddresses(old: String, message: String) throws {
        let site = try Self.site("Text.\n", "redirects: [\(old)]\n")
        try site.write("name: Example\nurl: https://help.example.com/\nlanguages: [en, it]\n", to: "site.yaml")
        let said = try Self.said(site)
        #expect(said.hasPrefix("site/teams/care/articles/x.md:5:13: error: \(message)\n"), "\(said)")
    }

    @Test("old addresses that would be a file and a folder are refused")
    func fileAndFolder() throws {
        #expect(
            try Self.said(Self.site("Text.\n", "redirects: [/a.html/b, /a.html]\n")).hasPrefix(
                "site/teams/care/articles/x.md:5:24: error: Another old address is below the old address “/a.html”, which would have to be a file and a folder. Remove one of the two.\n"
            ))
    }

    @Test("an old address that would be the packed copy of another is refused")
    func packedCopy() throws {
        for old in ["/a.html, /a.html.gz", "/a.html.gz/b, /a.html"] {
            let said = try Self.said(Self.site("Text.\n", "redirects: [\(old)]\n"))
            #expect(
                said.contains(
                    " error: Docket writes a packed copy of the old address “/a.html” to “/a.html.gz”, where another old address is or begins. Remove one of the two.\n"
                ), "\(said)")
        }
    }

    @Test("two articles that lead to each other’s old addresses are no circle")
    func redirectCircle() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/a.md": ArticleTests.article("A", "redirects: [/b/]\n"),
            "teams/care/articles/b.md": ArticleTests.article("B", "redirects: [/a/]\n"),
        ])
        #expect(try Self.said(site) == "")
        #expect(site.page("b/index.html")?.contains("url=/care/articles/a/") == true)
        let circle = try Self.said(Self.site("Text.\n", "redirects: [/care/articles/other/]\n"))
        #expect(circle.contains("There is a page at the old address “/care/articles/other/”."))
    }

    @Test("an old address of any letters is a file below the pages and nowhere else")
    func unicodeAddress() throws {
        let site = try Self.site("Text.\n", "redirects: ['/Über uns', '/a\"b<c>.html', '/%E8%BF%94/']\n")
        #expect(try Self.said(site) == "")
        for path in ["Über uns/index.html", "a\"b<c>.html", "返/index.html"] {
            #expect(site.page(path)?.contains("url=/care/articles/x/") == true, "\(path)")
        }
        try Data(ArticleTests.article("X").utf8).write(
            to: site.folder.appendingPathComponent("site/teams/care/articles/x.md"))
        #expect(try Self.said(site) == "")
        #expect(site.page("Über uns/index.html") == nil)
    }
}
