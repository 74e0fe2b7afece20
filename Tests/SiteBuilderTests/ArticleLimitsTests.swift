import Diagnostics
import Foundation
import SiteFixtures
import Templates
import Testing

@testable import SiteBuilder

@Suite("The limits of articles and their tables")
struct ArticleLimitsTests {
    private static func table(columns: Int, rows: Int, _ start: String = "", _ end: String = "") -> String {
        let row = String(repeating: "|a", count: columns) + "|"
        return "\(start)\(row)\n\(start)\(row.replacing("a", with: "-"))\(end)\n"
            + String(repeating: "\(start)|a\n", count: rows)
    }

    @Test("an article and its tables may be as large as site.yaml says, also one that an earlier build knows")
    func limits() throws {
        let site = try IncrementalSite()
        try site.write("teams/care/team.yaml", ArticleTests.team)
        let article = IncrementalSite.article("Large", Self.table(columns: 3, rows: 499))
        try site.write("teams/care/articles/large.md", article)
        let file = "\(site.source)/teams/care/articles/large.md"
        func said(_ limits: String) throws -> String {
            try site.write("site.yaml", "name: Example\nurl: https://help.example.com/\nlimits: { \(limits) }\n")
            do {
                return try site.build().warnings.rendered
            } catch let problems as Diagnostics {
                return problems.rendered
            }
        }
        let size = article.utf8.count
        let tooLarge =
            "\(file): error: The file is larger than \(size - 1) B, which is more than Docket reads. Make it smaller, or raise “article” in the “limits” of site.yaml."
        let tooMany =
            "\(file):506:1: error: The tables up to here may have more than 1499 cells, for each row has as many as its head. Make them smaller, or raise “table_cells” in the “limits” of site.yaml."
        for (limits, words) in [
            ("article: \(size) B", ""), ("article: \(size - 1) B", tooLarge), ("article: \(size) B", ""),
            ("table_cells: 1500", ""), ("table_cells: 1499", tooMany), ("table_cells: 1500", ""),
        ] {
            let said = try said(limits)
            #expect(said.hasPrefix(words) && said.isEmpty == words.isEmpty, "\(limits): \(said)")
        }
        let page = try String(contentsOfFile: "\(site.output)/care/articles/large/index.html", encoding: .utf8)
        #expect(page.components(separatedBy: "<th>").count + page.components(separatedBy: "<td>").count - 2 == 1_500)
    }

    @Test(
        "the cells of a table are counted as cmark-gfm makes them, wherever it stands",
        arguments: ["", "> ", "- ", "1. ", "> > ", "   "],
        ["", " ", "\t", "\u{B}", "\u{C}", " \u{C}\t\u{B} "])
    func counted(start: String, end: String) throws {
        // A list's other lines are indented, and begin no other item.
        let rest = start.contains("-") || start.contains("1") ? String(repeating: " ", count: start.count) : start
        let lines = Self.table(columns: 7, rows: 5, rest, end)
        let text = start + lines.dropFirst(start.count)
        let html = Markdown.html(text).source
        #expect(html.components(separatedBy: "<th>").count + html.components(separatedBy: "<td>").count - 2 == 42)
        #expect(HugeTable.line(in: text[...], atMost: 42) == nil)
        #expect(HugeTable.line(in: text[...], atMost: 41) == 7)
    }

    @Test(
        "bars at the ends of a row make no cell, and what looks like a list’s mark does",
        arguments: [
            ("|-|-|", 2), ("-|-", 2), (":-|-:", 2), ("--|--|", 2), ("|-", 1), ("-|", 1),
            (">|-|-|", 2), ("* |-|-|", 2), ("- |-|-|", 2), ("12. -|-", 2), ("- -|-|-", 3),
        ])
    func columns(row: String, count: Int) {
        let text = "x\n\(row)\n" + String(repeating: "y\n", count: 9)
        #expect(HugeTable.line(in: text[...], atMost: count * 10) == nil)
        #expect(HugeTable.line(in: text[...], atMost: count * 10 - 1) == 11)
    }

    @Test("a carriage return ends a row too")
    func carriageReturns() {
        let text = Self.table(columns: 10, rows: 8)
        for end in ["\r", "\r\n"] {
            #expect(HugeTable.line(in: text.replacing("\n", with: end)[...], atMost: 90) == nil)
            #expect(HugeTable.line(in: text.replacing("\n", with: end)[...], atMost: 89) == 10)
        }
    }

    @Test("no more than 200,000 cells are made where no site says otherwise", arguments: ["", "\u{C}", "\u{B}"])
    func hugeTable(end: String) throws {
        let table = Self.table(columns: 5_000, rows: 5_000, "", end)
        let site = try SiteFixture([
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/x.md": ArticleTests.article("X", "", table),
        ])
        let file = "\(site.folder.path)/site/teams/care/articles/x.md"
        let words =
            end == "\u{B}"
            ? "\(file):7:10002: error: Here is the invisible character U+000B, which no page can have. Remove it."
            : "\(file):47:1: error: The tables up to here may have more than 200000 cells, for each row has as many as its head. Make them smaller, or raise “table_cells” in the “limits” of site.yaml."
        do {
            try site.build()
            Issue.record("All of it was made.")
        } catch let problems as Diagnostics {
            #expect(problems.rendered.hasPrefix(words), "\(problems.rendered.prefix(300))")
        }
    }

    @Test("the text of a team with a table that is too large, where nothing can be told, is shown as it is")
    func hugeDescription() throws {
        let text = Self.table(columns: 5_000, rows: 5_000).split(separator: "\n").joined(separator: "\n  ")
        let site = try SiteFixture([
            "teams/care/team.yaml": "name: Care\npublished: true\ndescription: |\n  \(text)\n"
        ])
        try site.build()
        let page = try #require(site.page("care/index.html"))
        #expect(page.contains("|a|a|a|") && !page.contains("<td"))
    }
}
