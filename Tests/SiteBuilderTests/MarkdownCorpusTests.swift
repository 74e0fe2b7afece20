import Diagnostics
import Foundation
import SiteFixtures
import SiteSource
import Synchronization
import Templates
import Testing

@testable import SiteBuilder

/// That articles are what CommonMark and GitHub say, byte for byte, but for what Docket says that it adds.
@Suite("Markdown as it is elsewhere")
struct MarkdownCorpusTests {
    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// The snippets of a file, between lines `%%`.
    private static func snippets(_ file: String) throws -> [String] {
        let text = try String(contentsOf: here.appendingPathComponent("MarkdownCorpus/\(file).txt"), encoding: .utf8)
        return text.components(separatedBy: "\n%%\n").map { $0 + "\n" }
    }

    private static func site(_ folder: String) throws -> Site {
        let reading = Site.read(folder, templates: TemplateLayers(base: SiteFixture.templates, site: folder))
        return try #require(reading.site, "\(reading.diagnostics.rendered)")
    }

    private static func compare(
        _ article: Article, _ site: Site, _ links: ArticleLinks, allowsHTML: Bool
    ) throws {
        let body = String(try article.source.content().body)
        let (html, plain) = MarkdownTree.lock.withLock { _ in
            (
                ArticleHTML(article, links, site.messages, ArticleHTML.Rules(allowsHTML: allowsHTML)).html.source,
                PlainMarkdown.html(body, allowsHTML: allowsHTML)
            )
        }
        var undone = PlainMarkdown.undone(html, plain: plain) { written in
            let picture = ArticleLink(address: written, isPicture: true)
            if case .file(let file) = links.target(of: picture, from: article) { return file.address }
            return address(of: written, from: article, in: site)
        }
        var expected = plain
        if plain.contains("[!") {
            undone = PlainMarkdown.withSigns(for: undone, isPlain: false)
            expected = PlainMarkdown.withSigns(for: plain, isPlain: true)
        }
        #expect(undone == expected, "\(body)")
    }

    /// Where a link to another article leads, worked out once more and in another way.
    private static func address(of link: String, from article: Article, in site: Site) -> String? {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0].hasSuffix(".md"), !link.contains(":") else { return nil }
        let file = URL(fileURLWithPath: article.source.name).deletingLastPathComponent()
            .appendingPathComponent(String(parts[0])).standardizedFileURL.path
        let teams = URL(fileURLWithPath: "\(site.folder)/teams").standardizedFileURL.path
        return "\(file.dropFirst(teams.count).dropLast(3))/" + (parts.count > 1 ? "#\(parts[1])" : "")
    }

    @Test("each construct", arguments: ["blocks", "inlines", "github"], [false, true])
    func constructs(file: String, allowsHTML: Bool) throws {
        let snippets = try Self.snippets(file)
        #expect(snippets.count >= 60)
        let fixture = try SiteFixture([
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/picture.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"8\"/>",
        ])
        for (number, snippet) in snippets.enumerated() {
            try fixture.write(ArticleTests.article("X", "", snippet), to: "teams/care/articles/x-\(number).md")
        }
        let site = try Self.site("\(fixture.folder.path)/site")
        let files = LinkedFiles(site: site.folder, root: "/", known: [:], output: NoOutput())
        let links = ArticleLinks(site, files: files, roots: ["en": "/"], pages: Lazy { [] })
        let articles = try #require(site.teams.first).articles
        #expect(articles.count == snippets.count)
        for article in articles { try Self.compare(article, site, links, allowsHTML: allowsHTML) }
    }

    @Test("every article of the manual")
    func manual() throws {
        let site = try Self.site(Self.here.appendingPathComponent("../../site").standardizedFileURL.path)
        let links = ArticleLinks(
            site, files: LinkedFiles(site: site.folder, root: "/", known: [:], output: NoOutput()), roots: ["en": "/"],
            pages: Lazy { [] })
        let articles = site.teams.flatMap(\.articles)
        #expect(articles.count > 50)
        for article in articles { try Self.compare(article, site, links, allowsHTML: false) }
    }

    @Test("the comparison finds what is not told of")
    func canFail() {
        let plain = "<h1>A</h1>\n<p><a href=\"b.md\">b</a></p>\n"
        func undone(_ html: String) -> String {
            PlainMarkdown.undone(html, plain: plain) { $0 == "b.md" ? "/care/b/" : nil }
        }
        let anchor = "<a class=\"anchor\" id=\"a\" href=\"#a\" tabindex=\"-1\" aria-hidden=\"true\">#</a>"
        #expect(undone("<h1>\(anchor)A</h1>\n<p><a href=\"/care/b/\">b</a></p>\n") == plain)
        #expect(undone("<h1>\(anchor)A</h1>\n<p><a href=\"/care/c/\">b</a></p>\n") != plain)
        #expect(undone("<h1>\(anchor)A</h1>\n<p><a class=\"x\" href=\"/care/b/\">b</a></p>\n") != plain)
        #expect(undone("<h1 id=\"a\">A</h1>\n<p><a href=\"/care/b/\">b</a></p>\n") != plain)
    }
}
