import CompiledSite
import Exchange
import FormDecoding
import Forms
import HTTPTypes
import Tickets

extension Gateway {
    /// `POST /forms/{team}`: decode, validate, store, answer.
    func submit(_ request: Request, team: String, _ reply: Reply) async -> Response {
        // Before the body is read: its files go where the form says.
        let found = publishedForm(team: team, reply)
        if case .failure(let refusal) = found, refusal.response.head.status != .serviceUnavailable {
            return refusal.response
        }
        var form = (try? found.get())?.1
        var intake = intake(for: form?.form, reply)
        let decoded: DecodedForm
        do throws(Refusal) {
            decoded = try await decode(request, &intake, reply)
        } catch {
            return error.response
        }
        let parameters = decoded.parameters.map { ($0.name, $0.value) }
        var reply = reply
        if reply.extent == .document { reply.extent = decoded.parameters.layout }
        reply.sent = (parameters, request.scriptName + request.pathInfo)
        if let said = parameters.first(where: { $0.0 == "_language" })?.1 {
            reply = reply.speaking(asSaid: said, request)
            form = (try? publishedForm(team: team, reply).get())?.1
        }
        guard let bundle = reply.bundle, let form else { return reply.plainUnavailable }
        if let refused = refusedByDate(form, Submission(parameters), team: team, bundle.site, reply) { return refused }
        let files = submittedFiles(decoded.parameters, intake, form.form, team: team, reply.log)
        return await answer(
            Submission(parameters, files: files.received), files, form, request, team: team, bundle.site, reply)
    }

    private func answer(
        _ submission: Submission, _ files: SubmittedFiles, _ form: CompiledForm, _ request: Request, team: String,
        _ site: CompiledSite, _ reply: Reply
    ) async -> Response {
        let verdict = form.form.verdict(on: submission, messages: site.messages, filesLimit: site.filesLimit)
        var state = CompiledSite.FormState()
        state.kept = kept(files, team: team, reply.log)
        state.submission = submission
        // With the same `_id` the answers sent again from the page that is given back are the same submission.
        state.id = submission.value(of: "_id").flatMap { $0.isEmpty ? nil : $0 } ?? TicketToken.random()
        // A page that is older than the form may ask what the form does not ask any more.
        let sentVersion = submission.value(of: "_version")
        let isOlder = sentVersion != nil && sentVersion != form.version
        state.leftovers = isOlder ? form.form.leftovers(of: submission) : []
        if files.failure != nil { return unavailable(files, form, state, team: team, site, reply) }
        state.notice = files.notice(site.messages)
        if let notice = state.notice, verdict.errors.isEmpty {
            return switch reply.preference {
            case .html: reply.page(.unprocessableContent, site.formPage(team: team, form, state))
            case .json: reply.problem(.unprocessableContent, notice.title, notice.text ?? "", files: state.kept)
            }
        }
        guard verdict.errors.isEmpty else {
            state.errors = verdict.errors
            return switch reply.preference {
            case .html: reply.page(.unprocessableContent, site.formPage(team: team, form, state))
            case .json:
                reply.problem(
                    .unprocessableContent, site.messages.text(.errorSummary),
                    verdict.errors.map(\.message).joined(separator: " "), errors: verdict.errors,
                    files: state.kept)
            }
        }
        var ticket = NewTicket(
            team: team, channel: .form, token: TicketToken.random(), createdAt: now(),
            answers: verdict.answers + state.leftovers, attachments: files.attachments(form.form, submission),
            language: site.messages.language)
        let challenge = checkChallenge(submission, team: team, form.spam, at: ticket.createdAt, reply.log)
        ticket.suspicions = BlockedContent(form.spam).suspicions(in: ticket.answers)
        if let suspicion = challenge.suspicion { ticket.suspicions.insert(suspicion) }
        if submission.value(of: "_homepage")?.isEmpty == false { ticket.suspicions.insert(.honeypot) }
        do throws(TicketStoreError) {
            let sender = try senderHashes(of: request, site, at: ticket.createdAt, reply.log)
            let identity = NewSubmission.Identity(of: ticket, id: submission.value(of: "_id"), senders: sender)
            let new = NewSubmission(
                ticket: ticket, identity: identity, counters: form.spam.counters(team: team, sender: sender),
                proof: challenge.proof)
            switch try await store(new, reply.log) {
            case .stored(let number, let token, _), .repeated(let number, let token):
                return accepted(number, token, form, team: team, site, reply)
            case .limited(let seconds):
                return reply.limited(seconds: seconds, files: state.kept) { notice in
                    state.notice = notice
                    state.reference = reply.reference
                    return site.formPage(team: team, form, state)
                }
            }
        } catch {
            return unavailable(files, form, state, team: team, site, reply)
        }
    }

    /// The form with everything in it, because it could not be stored just now.
    private func unavailable(
        _ files: SubmittedFiles, _ form: CompiledForm, _ state: CompiledSite.FormState, team: String,
        _ site: CompiledSite, _ reply: Reply
    ) -> Response {
        let title = site.messages.text(.unavailableTitle)
        let fields: HTTPFields = [.retryAfter: Reply.retryAfter]
        var state = state
        state.reference = reply.reference
        let isWhole = state.kept.count == files.entries.count && files.failure == nil
        state.notice = (title, site.messages.text(isWhole ? .unavailableText : .unavailableFilesText))
        return switch reply.preference {
        case .html: reply.page(.serviceUnavailable, site.formPage(team: team, form, state), fields)
        case .json:
            reply.problem(
                .serviceUnavailable, title, site.messages.text(.unavailableDetail), files: state.kept, fields: fields)
        }
    }

    private func accepted(
        _ number: Int, _ token: String, _ form: CompiledForm, team: String, _ site: CompiledSite, _ reply: Reply
    ) -> Response {
        struct Accepted: Encodable {
            struct Ticket: Encodable {
                let number: Int
                let url: String
            }

            let ticket: Ticket
        }
        let path = site.route("/tickets/\(token)")
        switch reply.preference {
        case .html:
            let layout = reply.extent == .embedded ? "_layout=embed" : nil
            let location =
                switch form.options.onSuccess {
                case .message: [path, layout].compactMap { $0 }.joined(separator: "?")
                case .nothing:
                    site.route("/forms/\(team)?") + ["_sent=1", layout].compactMap { $0 }.joined(separator: "&")
                case .redirect(let page): page
                }
            return reply.response(.seeOther, "text/plain; charset=utf-8", [], [.location: location])
        case .json:
            return reply.json(
                .created, Accepted(ticket: .init(number: number, url: site.origin + path)), "application/json",
                [.location: path])
        }
    }
}
