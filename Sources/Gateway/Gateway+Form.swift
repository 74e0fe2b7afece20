import CompiledSite
import Exchange
import FormDecoding
import Forms
import HTTPTypes
import Logging
import Tickets

extension Gateway {
    /// `GET /forms/{team}`, whose query fills in what may be filled in.
    func form(_ request: Request, team: String, _ reply: Reply) -> Response {
        do throws(Refusal) {
            let (site, form) = try publishedForm(team: team, reply)
            if let refused = refusedByDate(form, nil, team: team, site, reply) { return refused }
            var state = CompiledSite.FormState()
            state.extent = reply.extent
            state.id = TicketToken.random()
            let query = Submission(FormParameter.query(request.query).map { ($0.name, $0.value) })
            state.prefill = query
            if query.value(of: "_sent") != nil {
                state.notice = (site.messages.text(.sentTitle), nil)
                state.isDone = true
            }
            return reply.page(.ok, site.formPage(team: team, form, state))
        } catch {
            return error.response
        }
    }

    /// `GET /tickets/{token}`
    func ticket(token: String, _ request: Request, _ reply: Reply) -> Response {
        guard reply.bundle != nil else { return reply.plainUnavailable }
        guard TicketToken.isWellFormed(token) else {
            return reply.message(.notFound, .ticketUnknownTitle, .ticketUnknownText)
        }
        do throws(TicketStoreError) {
            guard
                let ticket = try withStore(
                    reply.log, { store throws(TicketStoreError) in try store.ticket(token: token) })
            else { return reply.message(.notFound, .ticketUnknownTitle, .ticketUnknownText) }
            // In the language of the page that it came from, unless the customer has chosen another since.
            let said = LanguagePreference.inQuery(request) ?? ticket.language
            let reply = reply.speaking(asSaid: said, request)
            guard let site = reply.bundle?.site else { return reply.plainUnavailable }
            return reply.page(.ok, site.ticketPage(ticket, form: formOfTicket(ticket, reply)))
        } catch {
            return reply.message(
                .serviceUnavailable, .unavailableTicketTitle, .unavailableTicketText, [:],
                [.retryAfter: Reply.retryAfter])
        }
    }

    /// The form that the ticket came from; nil where that is no longer there.
    private func formOfTicket(_ ticket: Ticket, _ reply: Reply) -> CompiledForm? {
        guard let bundle = reply.bundle, bundle.site.teams[ticket.team]?.hasForm == true else { return nil }
        return try? bundle.form(team: ticket.team)
    }

    /// The answer of a form that is closed by date, which gives back what was sent; nil while it is open.
    func refusedByDate(
        _ form: CompiledForm, _ submission: Submission?, team: String, _ site: CompiledSite, _ reply: Reply
    ) -> Response? {
        guard let closing = site.closing(of: form, at: now().milliseconds, submission: submission) else { return nil }
        switch reply.preference {
        case .html:
            var state = CompiledSite.FormState()
            state.extent = reply.extent
            state.closed = closing
            return reply.page(.gone, site.formPage(team: team, form, state))
        case .json: return reply.problem(.gone, site.messages.text(.closedTitle), closing.text)
        }
    }

    /// An answer that ends a request early.
    struct Refusal: Error {
        let response: Response
    }

    /// A team's form, or the answer that there is none: unknown and unpublished teams cannot be told apart.
    func publishedForm(
        team: String, _ reply: Reply
    ) throws(Refusal) -> (site: CompiledSite, form: CompiledForm) {
        guard let bundle = reply.bundle else { throw Refusal(response: reply.plainUnavailable) }
        guard let published = bundle.site.teams[team] else {
            throw Refusal(response: reply.message(.notFound, .teamUnknownTitle, .teamUnknownText))
        }
        guard published.hasForm else {
            throw Refusal(response: reply.message(.gone, .closedTitle, .closedText))
        }
        do throws(BundleError) {
            return (bundle.site, try bundle.form(team: team))
        } catch {
            reply.log.error("\(error.sentence)")
            throw Refusal(response: reply.plainUnavailable)
        }
    }
}
