import Foundation
import SiteFixtures
import Testing

@testable import SiteBuilder

@Suite("Related articles")
struct RelatedArticlesTests {
    /// What the page of an article names as related, by the articles' names.
    private static func related(_ path: String, _ site: SiteFixture) throws -> [String] {
        let page = try #require(site.page("care/articles/\(path)/index.html"))
        guard let section = page.range(of: "<section class=\"related\"") else { return [] }
        let end = try #require(page.range(of: "</section>", range: section.upperBound..<page.endIndex))
        return page[section.upperBound..<end.lowerBound].matches(of: /href="[^"]*\/([a-z0-9-]+)\/"/).map {
            String($0.1)
        }
    }

    /// - Parameter articles: the texts of articles by their paths without the ending.
    private static func site(_ articles: [String: String]) throws -> SiteFixture {
        var files = ["teams/care/team.yaml": ArticleTests.team]
        for (path, text) in articles {
            files["teams/care/articles/\(path).md"] = ArticleTests.article(path, "", text)
        }
        let site = try SiteFixture(files)
        try site.build()
        return site
    }

    private static func numbered(_ count: Int, in folder: String) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (1...count).map { ("\(folder)a\($0)", "Text.\n") })
    }

    @Test(
        "are the nearest of the category, without those before and after",
        arguments: [
            (1, []), (2, []), (3, [["a3"], [], ["a1"]]),
            (
                9,
                [
                    ["a3", "a4", "a5", "a6", "a7"], ["a4", "a5", "a6", "a7", "a8"], ["a5", "a1", "a6", "a7", "a8"],
                    ["a6", "a2", "a7", "a1", "a8"], ["a7", "a3", "a8", "a2", "a9"],
                ]
            ),
        ] as [(Int, [[String]])])
    func ofCategory(count: Int, expected: [[String]]) throws {
        let site = try Self.site(Self.numbered(count, in: "returns/"))
        for (index, names) in expected.enumerated() {
            #expect(try Self.related("returns/a\(index + 1)", site) == names)
        }
        if expected.isEmpty { #expect(try Self.related("returns/a1", site) == []) }
    }

    @Test("are first those that an article links to, then those that link to it, and never twice or itself")
    func order() throws {
        var articles = Self.numbered(6, in: "returns/")
        articles["returns/a1"] = "[a](a6.md) [b](../hours.md) [c](a6.md) [d](a1.md) [e](a2.md)\n"
        articles["other/x"] = "[a](../returns/a1.md)\n"
        articles["hours"] = "[a](returns/a1.md)\n"
        let site = try Self.site(articles)
        #expect(try Self.related("returns/a1", site) == ["a6", "hours", "x", "a3", "a4"])
        // Linked from the one before it, which is named anyway.
        #expect(try Self.related("returns/a2", site) == ["a4", "a5", "a6"])
        #expect(try Self.related("hours", site) == ["a1"])
    }

    @Test("are at most five, however many are linked")
    func limit() throws {
        var articles = Self.numbered(9, in: "returns/")
        articles["other/x"] = (1...9).map { "[a](../returns/a\($0).md)" }.joined(separator: " ") + "\n"
        let site = try Self.site(articles)
        #expect(try Self.related("other/x", site) == ["a1", "a2", "a3", "a4", "a5"])
    }

    @Test("are none for articles in no category that nobody links to")
    func withoutCategory() throws {
        let site = try Self.site(Self.numbered(5, in: ""))
        #expect(try Self.related("a1", site) == [])
    }

    @Test("change on the pages around an article that comes, and nowhere else")
    func incremental() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", ArticleTests.team)
        for number in 10...50 {
            try site.write(
                "teams/care/articles/returns/a\(number).md", IncrementalSite.article("Title \(number)", "Text."))
        }
        try site.build()
        let before = try site.inodes()
        try site.write("teams/care/articles/returns/b.md", IncrementalSite.article("Title 3", "Text."))
        try site.build()
        let changed = try site.inodes().filter { before[$0.key] != $0.value }.keys
            .filter { $0.hasPrefix("care/articles/returns/") && $0.hasSuffix(".html") }.sorted()
        // “Title 3” stands between 29 and 30.
        let names = (26...32).map { "a\($0)/" } + ["b/", ""]
        #expect(changed == names.map { "care/articles/returns/\($0)index.html" })
    }
}
