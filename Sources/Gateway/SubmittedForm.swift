import CompiledSite
import Exchange
import Forms
import HTTPTypes
import Tickets

/// What was sent to a form, and the answers that give it back.
struct SubmittedForm {
    let team: String
    let form: CompiledForm
    let submission: Submission
    let files: SubmittedFiles
    /// The files that a page that is given back still has.
    let kept: [CompiledSite.KeptFile]
    let site: CompiledSite
    let reply: Reply

    /// Answers without a place in the form: a page that is older than the form may ask what the form does not ask any more.
    var leftovers: [Answer] {
        let version = submission.value(of: "_version")
        return version != nil && version != form.version ? form.form.leftovers(of: submission) : []
    }

    /// 422: what to mend, at the answers and above them.
    /// - Parameter notice: what stands above them; nil for nothing.
    func unprocessable(_ errors: [FieldError], _ notice: (title: String, text: String?)?) -> Response {
        switch reply.preference {
        case .html:
            var state = state
            state.errors = errors
            state.notice = notice
            return reply.page(.unprocessableContent, page(state))
        case .json where errors.isEmpty:
            return reply.problem(.unprocessableContent, notice?.title ?? "", notice?.text ?? "", files: kept)
        case .json:
            return reply.problem(
                .unprocessableContent, site.messages.text(.errorSummary),
                errors.map(\.message).joined(separator: " "), errors: errors, files: kept)
        }
    }

    /// 429, with everything in the form.
    func limited(seconds: Int) -> Response {
        reply.limited(seconds: seconds, files: kept) { notice in
            var state = state
            state.notice = notice
            state.reference = reply.reference
            return page(state)
        }
    }

    /// 503, with everything in the form, because it could not be stored just now.
    func unavailable() -> Response {
        let title = site.messages.text(.unavailableTitle)
        let fields: HTTPFields = [.retryAfter: Reply.retryAfter]
        switch reply.preference {
        case .html:
            let isWhole = kept.count == files.entries.count && files.failure == nil
            var state = state
            state.reference = reply.reference
            state.notice = (title, site.messages.text(isWhole ? .unavailableText : .unavailableFilesText))
            return reply.page(.serviceUnavailable, page(state), fields)
        case .json:
            return reply.problem(
                .serviceUnavailable, title, site.messages.text(.unavailableDetail), files: kept, fields: fields)
        }
    }

    private var state: CompiledSite.FormState {
        var state = CompiledSite.FormState()
        state.extent = reply.extent
        state.submission = submission
        state.kept = kept
        state.leftovers = leftovers
        // With the same `_id` the answers sent again from the page that is given back are the same submission.
        state.id = submission.value(of: "_id").flatMap { $0.isEmpty ? nil : $0 } ?? TicketToken.random()
        return state
    }

    private func page(_ state: CompiledSite.FormState) -> Page {
        site.formPage(team: team, form, state)
    }
}
