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
        var form: CompiledForm?
        do throws(Refusal) {
            form = try publishedForm(team: team, reply).form
        } catch {
            // Without a bundle the answers are read all the same, to be given back.
            guard error.response.head.status == .serviceUnavailable else { return error.response }
        }
        var intake = intake(for: form?.form, reply)
        let decoded: DecodedForm
        do throws(Refusal) {
            decoded = try await decode(request, &intake, reply)
        } catch {
            return error.response
        }
        let parameters = decoded.parameters.map { ($0.name, $0.value) }
        var reply = reply
        reply.sent = (parameters, request.scriptName + request.pathInfo)
        if let said = parameters.first(where: { $0.0 == "_language" })?.1 {
            reply = reply.speaking(asSaid: said, request)
            form = try? publishedForm(team: team, reply).form
        }
        guard let site = reply.bundle?.site, let form else { return reply.plainUnavailable }
        var submission = Submission(parameters)
        if let refused = refusedByDate(form, submission, team: team, site, reply) { return refused }
        let files = submittedFiles(decoded.parameters, intake, form.form, team: team, reply.log)
        submission.files = files.received
        let sent = SubmittedForm(
            team: team, form: form, submission: submission, files: files, kept: kept(files, team: team, reply.log),
            site: site, reply: reply)
        return await answer(sent, request)
    }

    private func answer(_ sent: SubmittedForm, _ request: Request) async -> Response {
        let form = sent.form
        let log = sent.reply.log
        let verdict = form.form.verdict(
            on: sent.submission, messages: sent.site.messages, filesLimit: sent.site.filesLimit)
        if sent.files.failure != nil { return sent.unavailable() }
        let notice = sent.files.notice(sent.site.messages)
        guard notice == nil, verdict.errors.isEmpty else { return sent.unprocessable(verdict.errors, notice) }
        let time = now()
        let challenge = checkChallenge(sent.submission, team: sent.team, form.spam, at: time, log)
        let answers = verdict.answers + sent.leftovers
        let ticket = NewTicket(
            team: sent.team, channel: .form, token: TicketToken.random(), createdAt: time, answers: answers,
            attachments: sent.files.attachments(form.form, sent.submission),
            suspicions: suspicions(of: sent, answers, challenge.suspicion), language: sent.site.messages.language)
        do throws(TicketStoreError) {
            let sender = try senderHashes(of: request, sent.site, at: time, log)
            let identity = NewSubmission.Identity(of: ticket, id: sent.submission.value(of: "_id"), senders: sender)
            let new = NewSubmission(
                ticket: ticket, identity: identity, counters: form.spam.counters(team: sent.team, sender: sender),
                proof: challenge.proof)
            return switch try await store(new, log) {
            case .stored(let number, let token, _), .repeated(let number, let token): accepted(number, token, sent)
            case .limited(let seconds): sent.limited(seconds: seconds)
            }
        } catch {
            return sent.unavailable()
        }
    }

    /// What makes a submission look like spam.
    private func suspicions(
        of sent: SubmittedForm, _ answers: [Answer], _ ofChallenge: Suspicion?
    ) -> Set<Suspicion> {
        let rules = sent.form.spam
        var suspicions: Set<Suspicion> = []
        if !rules.blockedWords.isEmpty || !rules.blockedHosts.isEmpty {
            suspicions = BlockedContent(rules).suspicions(in: answers)
        }
        if let ofChallenge { suspicions.insert(ofChallenge) }
        if sent.submission.value(of: "_homepage")?.isEmpty == false { suspicions.insert(.honeypot) }
        return suspicions
    }

    private func accepted(_ number: Int, _ token: String, _ sent: SubmittedForm) -> Response {
        struct Accepted: Encodable {
            struct Ticket: Encodable {
                let number: Int
                let url: String
            }

            let ticket: Ticket
        }
        let site = sent.site
        let reply = sent.reply
        let path = site.route("/tickets/\(token)")
        switch reply.preference {
        case .html:
            let layout = reply.extent == .embedded ? "_layout=embed" : nil
            let location =
                switch sent.form.options.onSuccess {
                case .message: [path, layout].compactMap { $0 }.joined(separator: "?")
                case .nothing:
                    site.formAddress(team: sent.team, reply.extent, more: "_sent=1")
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
