import Forms
import Templates

extension CompiledSite {
    /// What a comment on an article may have, in UTF-16 code units, as browsers count.
    package static let commentLimit = 2_000

    /// The answer to a feedback, as a page.
    package struct FeedbackState: Sendable {
        /// The team whose article it is.
        package var team: String
        /// The article below the team's articles, such as `billing/refund`.
        package var article: String
        /// What was said.
        package var isHelpful: Bool
        /// The comment as it was sent.
        package var comment: String
        /// What is wrong with it; nil for nothing.
        package var error: String?
        /// Why nothing was stored; nil where it was.
        package var notice: (title: String, text: String)?
        /// What the request is called by, where one failed.
        package var reference: String?

        /// The state of a feedback that was stored.
        package init(team: String, article: String, isHelpful: Bool, comment: String = "") {
            self.team = team
            self.article = article
            self.isHelpful = isHelpful
            self.comment = comment
        }
    }

    /// Thanks, and a question to whom the article did not help; or what is to be sent again.
    package func feedbackPage(_ state: FeedbackState) -> Page {
        let isStored = state.notice == nil && state.error == nil
        let asks = !isStored || (!state.isHelpful && state.comment.isEmpty)
        return page(
            .feedback, title: messages.text(isStored ? .feedbackThanks : .feedbackTitle), canonical: nil, trail: [],
            content: [
                "notice": state.notice.map {
                    .object(notice("warning", $0.title, $0.text, takesFocus: true, reference: state.reference))
                } ?? false,
                "is_stored": .bool(isStored),
                "action": url(feedbackAddress(team: state.team, article: state.article)),
                "comment": asks ? commentValue(state.isHelpful, state.comment, state.error) : false,
                "back": [
                    "label": .text(messages.text(.feedbackBack)),
                    "address": url(address("\(state.team)/articles/\(state.article)/")), "is_secondary": true,
                ],
            ])
    }

    /// For the component `feedback` below an article.
    /// - Parameter path: the article's below the start page, such as `care/articles/billing/refund/`.
    func feedbackValue(team: String, path: String) -> Value {
        let article = path.dropFirst("\(team)/articles/".count).dropLast()
        return [
            "action": url(feedbackAddress(team: team, article: String(article))),
            "comment": commentValue(false, "", nil),
        ]
    }

    private func feedbackAddress(team: String, article: String) -> String { route("/feedback/\(team)/\(article)") }

    private func commentValue(_ isHelpful: Bool, _ comment: String, _ error: String?) -> Value {
        [
            "id": "feedback-comment", "helpful": .text(isHelpful ? "yes" : "no"), "value": .text(comment),
            "error": error.map { .text($0) } ?? false,
        ]
    }
}
