import CompiledSite
import Exchange
import Forms
import HTTPTypes
import Tickets

/// What was sent about an article, and the answers to it.
struct SentFeedback {
    let team: String
    let article: String
    let isHelpful: Bool
    /// Line feeds alone end its lines.
    let comment: String
    let site: CompiledSite
    let reply: Reply

    /// 200: it is stored.
    func thanks() -> Response {
        struct Stored: Encodable {
            struct Feedback: Encodable {
                let helpful: Bool
            }

            let feedback: Feedback
        }
        switch reply.preference {
        case .html: return reply.page(.ok, site.feedbackPage(state))
        case .json: return reply.json(.ok, Stored(feedback: .init(helpful: isHelpful)))
        }
    }

    /// 422: the comment is longer than it may be.
    func tooLong() -> Response {
        let message = site.messages.text(
            .tooLong,
            [
                "label": site.messages.text(.feedbackComment),
                "length": site.messages.numbers.shown(comment.utf16.count),
            ],
            count: CompiledSite.commentLimit)
        switch reply.preference {
        case .html:
            var state = state
            state.error = message
            return reply.page(.unprocessableContent, site.feedbackPage(state))
        case .json:
            return reply.problem(
                .unprocessableContent, site.messages.text(.errorSummary), message,
                errors: [FieldError(field: "comment", code: .tooLong, message: message)])
        }
    }

    /// 429, with the comment.
    func limited(seconds: Int) -> Response {
        reply.limited(seconds: seconds, files: []) { notice in
            var state = state
            state.notice = notice
            return site.feedbackPage(state)
        }
    }

    /// 503, with the comment.
    func unavailable() -> Response {
        let title = site.messages.text(.unavailableTitle)
        let fields: HTTPFields = [.retryAfter: Reply.retryAfter]
        switch reply.preference {
        case .html:
            var state = state
            state.notice = (title, site.messages.text(.unavailableText))
            state.reference = reply.reference
            return reply.page(.serviceUnavailable, site.feedbackPage(state), fields)
        case .json:
            return reply.problem(
                .serviceUnavailable, title, site.messages.text(.unavailableDetail), fields: fields)
        }
    }

    private var state: CompiledSite.FeedbackState {
        CompiledSite.FeedbackState(team: team, article: article, isHelpful: isHelpful, comment: comment)
    }
}
