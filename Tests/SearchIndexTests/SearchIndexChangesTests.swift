import Foundation
import SeededGenerator
import TemporaryFolders
import Testing

@testable import SearchIndex

@Suite("An index that is changed")
struct SearchIndexChangesTests {
    private static let words = [
        "printer", "paper", "jam", "ink", "refund", "invoice", "wifi", "password", "account", "scan", "東京都", "naïve",
    ]

    private static func article(_ number: Int, _ team: String, _ generator: inout SeededGenerator) -> IndexedArticle {
        func text(_ count: Int) -> String {
            (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
        }
        return IndexedArticle(
            team: team, language: "en", title: text(3), headings: [text(2), text(1)], description: text(4),
            text: text(12), category: text(1), address: "/\(team)/articles/\(number)/")
    }

    /// What every question finds, in order.
    private static func answers(_ path: String) throws -> [SearchResults] {
        let index = try #require(try SearchIndex(path: path))
        return try (words + ["pa", "jam ink", "refund invoice wifi", "東京", "nothing"]).flatMap { question in
            try [["a"], ["b"], ["a", "b", "c"], ["a", "c"]].map { teams in
                try index.search(
                    SearchQuery(question), teams: Set(teams), language: "en", isTyping: question == "pa", limit: 100)
            }
        }
    }

    @Test("answers as one of the same articles that was written whole", arguments: 0..<4)
    func changes(seed: Int) throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: UInt64(seed))
        var articles: [String: IndexedArticle] = [:]
        for team in ["a", "b", "c"] {
            for _ in 0..<10 {
                let article = Self.article(Int.random(in: 100...199, using: &generator), team, &generator)
                articles[article.address] = article
            }
        }
        let path = folder.path + "/changed"
        try SearchIndexWriter.write(Array(articles.values), to: path)
        var applied = 0
        for step in 0..<40 {
            var changes: [SearchIndexWriter.Change] = []
            for _ in 0...Int.random(in: 0...2, using: &generator) {
                let team = ["a", "b", "c"].randomElement(using: &generator) ?? "a"
                var article: IndexedArticle? = Self.article(
                    Int.random(in: 100...199, using: &generator), team, &generator)
                var address = article?.address ?? ""
                if Int.random(in: 0...2, using: &generator) == 0,
                    let known = articles.keys.filter({ $0.hasPrefix("/\(team)/") }).sorted()
                        .randomElement(using: &generator)
                {
                    (address, article) = (known, nil)
                }
                if changes.contains(where: { $0.address == address }) { continue }
                articles[address] = article
                changes.append(.init(team: team, language: "en", address: address, article: article))
            }
            if try SearchIndexWriter.apply(changes, to: path) {
                applied += 1
            } else {
                try FileManager.default.removeItem(atPath: path)
                try SearchIndexWriter.write(Array(articles.values), to: path)
            }
            let whole = folder.path + "/whole-\(step)"
            try SearchIndexWriter.write(Array(articles.values), to: whole)
            #expect(try Self.answers(path) == Self.answers(whole))
        }
        // Else it would show nothing.
        #expect(applied > 20)
    }

    @Test("is written whole after 64 changes, and when a team comes")
    func limits() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/index"
        var generator = SeededGenerator(seed: 1)
        try SearchIndexWriter.write([Self.article(1, "a", &generator)], to: path)
        let change = SearchIndexWriter.Change(
            team: "a", language: "en", address: "/a/articles/1/", article: Self.article(1, "a", &generator))
        for _ in 0..<64 { #expect(try SearchIndexWriter.apply([change], to: path)) }
        #expect(try !SearchIndexWriter.apply([change], to: path))
        let other = folder.path + "/other"
        try SearchIndexWriter.write([Self.article(1, "a", &generator)], to: other)
        let newcomer = SearchIndexWriter.Change(
            team: "b", language: "en", address: "/b/articles/1/", article: Self.article(1, "b", &generator))
        #expect(try !SearchIndexWriter.apply([newcomer], to: other))
        let last = SearchIndexWriter.Change(team: "a", language: "en", address: "/a/articles/1/", article: nil)
        #expect(try !SearchIndexWriter.apply([last], to: other))
    }
}
