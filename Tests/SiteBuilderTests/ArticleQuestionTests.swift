import Foundation
import SiteFixtures
import Testing

@Suite("Articles of questions")
struct ArticleQuestionTests {
    /// The JSON-LD of an article.
    private static func data(_ body: String, title: String = "Refunds") throws -> [String: Any] {
        let site = try SiteFixture([
            "teams/care/team.yaml": ArticleTests.team,
            "teams/care/articles/x.md": ArticleTests.article(title, "description: Short.\n", body),
        ])
        try site.build()
        let page = try #require(site.page("care/articles/x/index.html"))
        let script = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/))
        let data = try JSONSerialization.jsonObject(with: Data(script.output.1.utf8))
        return try #require(data as? [String: Any])
    }

    @Test("are a FAQPage to search engines, with each question and the words below it")
    func questions() throws {
        let data = try Self.data(
            """
            Some words first.

            ## When do I get `money`?

            Within *three* days. See [the list](#where-is-it)[^1].

            - one
            - two

            ### More

            > [!NOTE]
            > Not on "Sundays" </script>.

            ## Where is it？

            | a | b |
            |---|---|
            | c | d |

            [^1]: A note.

            """)
        #expect(data["@type"] as? String == "FAQPage")
        #expect(data["name"] as? String == "Refunds")
        #expect(data["url"] as? String == "https://help.example.com/care/articles/x/")
        #expect(data["description"] as? String == "Short.")
        #expect(data["dateModified"] as? String == "2026-10-01")
        #expect(data["headline"] == nil && data["mainEntityOfPage"] == nil)
        let questions = try #require(data["mainEntity"] as? [[String: Any]])
        #expect(questions.map { $0["@type"] as? String } == ["Question", "Question"])
        #expect(questions.map { $0["name"] as? String } == ["When do I get money?", "Where is it？"])
        let answers = questions.map { $0["acceptedAnswer"] as? [String: String] }
        #expect(
            answers == [
                [
                    "@type": "Answer",
                    "text": "Within three days. See the list. one two More Not on \"Sundays\" .",
                ],
                ["@type": "Answer", "text": "a b c d"],
            ])
    }

    @Test(
        "are those alone in which each heading of the second level is a question with an answer",
        arguments: [
            "Text.\n", "## One?\n\nText.\n", "## One?\n\nText.\n\n## Two\n\nText.\n", "## One?\n\n## Two?\n\nText.\n",
            "# Title\n\n## One?\n\nText.\n\n## Two?\n\nText.\n", "> ## One?\n> Text.\n\n## Two?\n\nText.\n",
            "### One?\n\nText.\n\n### Two?\n\nText.\n",
        ])
    func articles(body: String) throws {
        let data = try Self.data(body)
        #expect(data["@type"] as? String == "Article")
        #expect(data["mainEntity"] == nil)
        #expect(data["headline"] as? String == "Refunds")
    }
}
