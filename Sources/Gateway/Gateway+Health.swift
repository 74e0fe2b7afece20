import CompiledSite
import Exchange
import HTTPTypes
import Tickets

extension Gateway {
    /// `GET /health`: whether the bundle and the tickets can be read, for a monitor. What exactly is wrong is in the log,
    /// since this answer is for everybody.
    func health(_ reply: Reply) -> Response {
        guard reply.bundle != nil else { return plain(.serviceUnavailable, "The bundle cannot be read.\n") }
        do throws(TicketStoreError) {
            _ = try withStore(reply.log) { store throws(TicketStoreError) in try store.ticket(number: 0) }
            return plain(.ok, "ok\n")
        } catch {
            return plain(.serviceUnavailable, "The tickets cannot be read.\n")
        }
    }

    private func plain(_ status: HTTPResponse.Status, _ text: String) -> Response {
        var head = HTTPResponse(status: status, headerFields: Self.securityFields)
        head.headerFields[.contentType] = "text/plain; charset=utf-8"
        head.headerFields[.cacheControl] = "no-store"
        return Response(head: head, body: .bytes(Array(text.utf8)))
    }
}
