import CompiledSite
import Exchange
import FormDecoding
import Forms
import HTTPTypes
import Tickets

extension Gateway {
    /// `POST /forms/{team}`: decode, validate, store, answer.
    func submit(_ request: Request, team: String, _ reply: Reply) async -> Response {
        let decoded: DecodedForm
        do throws(Refusal) {
            decoded = try await decode(request, reply)
        } catch {
            return error.response
        }
        let parameters = decoded.parameters.map { ($0.name, $0.value) }
        var reply = reply
        reply.sent = (parameters, request.scriptName + request.pathInfo)
        guard let bundle = reply.bundle else { return reply.plainUnavailable }
        switch publishedForm(team: team, reply) {
        case .failure(let refusal): return refusal.response
        case .success where decoded.hasFile:
            return reply.message(.unsupportedMediaType, .unsupportedTitle, .filesUnsupportedText)
        case .success(let (_, form)):
            return await answer(Submission(parameters), form, request, team: team, bundle.site, reply)
        }
    }

    private func answer(
        _ submission: Submission, _ form: CompiledForm, _ request: Request, team: String, _ site: CompiledSite,
        _ reply: Reply
    ) async -> Response {
        let verdict = form.form.verdict(on: submission, messages: site.messages)
        var state = CompiledSite.FormState()
        state.submission = submission
        // With the same `_id` the answers sent again from the page that is given back are the same submission.
        state.id = submission.value(of: "_id").flatMap { $0.isEmpty ? nil : $0 } ?? TicketToken.random()
        // A page that is older than the form may ask what the form does not ask any more.
        let sentVersion = submission.value(of: "_version")
        let isOlder = sentVersion != nil && sentVersion != form.version
        state.leftovers = isOlder ? form.form.leftovers(of: submission) : []
        guard verdict.errors.isEmpty else {
            state.errors = verdict.errors
            return switch reply.preference {
            case .html: reply.page(.unprocessableContent, site.formPage(team: team, form, state))
            case .json:
                reply.problem(
                    .unprocessableContent, site.messages.text(.errorSummary),
                    verdict.errors.map(\.message).joined(separator: " "), errors: verdict.errors)
            }
        }
        var ticket = NewTicket(
            team: team, channel: .form, token: TicketToken.random(), createdAt: now(),
            answers: verdict.answers + state.leftovers)
        let challenge = checkChallenge(submission, team: team, form.spam, at: ticket.createdAt)
        ticket.suspicions = BlockedContent(form.spam).suspicions(in: ticket.answers)
        if let suspicion = challenge.suspicion { ticket.suspicions.insert(suspicion) }
        if submission.value(of: "_homepage")?.isEmpty == false { ticket.suspicions.insert(.honeypot) }
        do throws(TicketStoreError) {
            let sender = try senderHashes(of: request, site, at: ticket.createdAt)
            let identity = NewSubmission.Identity(of: ticket, id: submission.value(of: "_id"), senders: sender)
            let new = NewSubmission(
                ticket: ticket, identity: identity, counters: form.spam.counters(team: team, sender: sender),
                proof: challenge.proof)
            switch try await store(new) {
            case .stored(let number, let token), .repeated(let number, let token):
                return accepted(number, token, site, reply)
            case .limited(let seconds):
                return reply.limited(seconds: seconds) { notice in
                    state.notice = notice
                    state.reference = reply.reference
                    return site.formPage(team: team, form, state)
                }
            }
        } catch {
            let title = site.messages.text(.unavailableTitle)
            let fields: HTTPFields = [.retryAfter: Reply.retryAfter]
            state.notice = (title, site.messages.text(.unavailableText))
            state.reference = reply.reference
            return switch reply.preference {
            case .html: reply.page(.serviceUnavailable, site.formPage(team: team, form, state), fields)
            case .json:
                reply.problem(.serviceUnavailable, title, site.messages.text(.unavailableDetail), fields: fields)
            }
        }
    }

    private func accepted(_ number: Int, _ token: String, _ site: CompiledSite, _ reply: Reply) -> Response {
        struct Accepted: Encodable {
            struct Ticket: Encodable {
                let number: Int
                let url: String
            }

            let ticket: Ticket
        }
        let path = site.route("/tickets/\(token)")
        switch reply.preference {
        case .html: return reply.response(.seeOther, "text/plain; charset=utf-8", [], [.location: path])
        case .json:
            return reply.json(
                .created, Accepted(ticket: .init(number: number, url: site.origin + path)), "application/json",
                [.location: path])
        }
    }

    /// Reads the body, at most up to the limit.
    private func decode(_ request: Request, _ reply: Reply) async throws(Refusal) -> DecodedForm {
        let limit = reply.bundle?.site.bodyLimit ?? 2_000_000
        let limits = FormLimits(parameters: reply.bundle?.site.parameterLimit ?? 1_000)
        guard request.contentLength <= limit else { throw Refusal(response: tooLarge(limit, reply)) }
        do {
            guard let first = try await request.body.next() else { return DecodedForm(parameters: [], hasFile: false) }
            guard let type = try FormMediaType(contentType: request.head.headerFields[.contentType] ?? "") else {
                throw Refusal(response: reply.message(.unsupportedMediaType, .unsupportedTitle, .unsupportedText))
            }
            var decoder = FormDecoder(mediaType: type, limits: limits)
            var total = 0
            var portion: [UInt8]? = first
            while let bytes = portion {
                total += bytes.count
                guard total <= limit else { throw Refusal(response: tooLarge(limit, reply)) }
                try decoder.feed(bytes[...])
                portion = try await request.body.next()
            }
            return try decoder.finish()
        } catch let refusal as Refusal {
            throw refusal
        } catch let error as FormDecodingError {
            throw Refusal(response: malformed(error.sentence, reply))
        } catch {
            throw Refusal(response: malformed("The body is shorter than its Content-Length.", reply))
        }
    }

    private func malformed(_ sentence: String, _ reply: Reply) -> Response {
        reply.message(.badRequest, .badRequestTitle, .badRequestText, ["reason": sentence])
    }

    private func tooLarge(_ limit: Int, _ reply: Reply) -> Response {
        let size = limit % 1_000_000 == 0 ? "\(limit / 1_000_000) MB" : "\(limit / 1_000) kB"
        return reply.message(.contentTooLarge, .tooLargeTitle, .tooLargeText, ["limit": size])
    }
}
