import CompiledSite
import Exchange
import Forms
import HTTPTypes
import Logging
import Tickets

extension Gateway {
    /// `GET /forms/{team}`
    func form(team: String, _ reply: Reply) -> Response {
        do throws(Refusal) {
            let (site, form) = try publishedForm(team: team, reply)
            var state = CompiledSite.FormState()
            state.id = TicketToken.random()
            return reply.page(.ok, site.formPage(team: team, form, state))
        } catch {
            return error.response
        }
    }

    /// `GET /tickets/{token}`
    func ticket(token: String, _ reply: Reply) -> Response {
        guard let site = reply.bundle?.site else { return reply.plainUnavailable }
        guard TicketToken.isWellFormed(token) else {
            return reply.message(.notFound, .ticketUnknownTitle, .ticketUnknownText)
        }
        do throws(TicketStoreError) {
            guard let ticket = try withStore({ store throws(TicketStoreError) in try store.ticket(token: token) })
            else { return reply.message(.notFound, .ticketUnknownTitle, .ticketUnknownText) }
            return reply.page(.ok, site.ticketPage(ticket))
        } catch {
            return reply.message(
                .serviceUnavailable, .unavailableTicketTitle, .unavailableTicketText, [:],
                [.retryAfter: Reply.retryAfter])
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
