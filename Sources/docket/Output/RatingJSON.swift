import Tickets

/// What people think of an article, as scripts read it. Every key is always there.
struct RatingJSON: Encodable {
    struct Comment: Encodable {
        let number: Int?
        let createdAt: String
        let language: String
        let helpful: Bool
        let comment: String
        let suspicions: [String]

        enum CodingKeys: String, CodingKey {
            case createdAt = "created_at"
            case number, language, helpful, comment, suspicions
        }
    }

    let team: String
    let article: String
    let helpful: Int
    let unhelpful: Int
    let comments: [Comment]

    init(_ rating: ArticleRating) {
        team = rating.team
        article = rating.article
        helpful = rating.helpful
        unhelpful = rating.unhelpful
        comments = rating.comments.map {
            Comment(
                number: $0.number, createdAt: $0.at.iso8601, language: $0.language, helpful: $0.isHelpful,
                comment: $0.comment ?? "",
                suspicions: $0.suspicions.map(\.rawValue).sorted())
        }
    }
}
