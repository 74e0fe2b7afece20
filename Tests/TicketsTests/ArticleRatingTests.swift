import Testing
import Tickets

struct ArticleRatingTests {
    private func feedback(_ article: String, _ helpful: Int, _ unhelpful: Int) -> [Feedback] {
        (0..<helpful + unhelpful).map { number in
            Feedback(
                team: "care", article: article, language: "en", at: Timestamp(milliseconds: Int64(number)),
                isHelpful: number < helpful)
        }
    }

    @Test("The article that surely does not help comes first, and one “no” alone says little")
    func order() {
        let all =
            feedback("one-no", 0, 1) + feedback("many-no", 10, 30) + feedback("few-no", 90, 10)
            + feedback("yes", 8, 0) + feedback("yes-too", 2, 0) + feedback("a-yes", 8, 0)
        let ratings = ArticleRating.all(of: all)
        #expect(ratings.map(\.article) == ["many-no", "one-no", "few-no", "yes-too", "a-yes", "yes"])
        #expect(ratings.map(\.helpful) == [10, 0, 90, 2, 8, 8])
        #expect(ratings.map(\.unhelpful) == [30, 1, 10, 0, 0, 0])
    }

    @Test("The comments keep their order, and articles of two teams are two")
    func comments() {
        var list = feedback("a", 1, 2)
        list[2].comment = "later"
        list[1].comment = "earlier"
        list[0].team = "sales"
        let ratings = ArticleRating.all(of: list.reversed())
        #expect(ratings.map(\.team) == ["care", "sales"])
        #expect(ratings[0].comments.map(\.comment) == ["later", "earlier"])
    }
}
