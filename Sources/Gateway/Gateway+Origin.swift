import CompiledSite
import Exchange
import Forms
import HTTPTypes
import Logging

extension Gateway {
    /// Whether a request that changes something comes from a page of another site, by what browsers say of it
    /// (Fetch §3.2, Fetch Metadata §2.3). Who says nothing, as programs do, is believed.
    /// - Parameter origin: the site's, as browsers write one.
    static func isForeign(_ fields: HTTPFields, to origin: String) -> Bool {
        if let sent = fields.value(of: .origin) { return sent != origin }
        return HTTPField.Name("Sec-Fetch-Site").flatMap { fields.value(of: $0) } == "cross-site"
    }

    /// The answer to a request from another site; nil where there is nothing to object to.
    func refusedOrigin(_ request: Request, _ reply: Reply) -> Response? {
        guard request.head.method == .post, let site = reply.bundle?.site,
            Self.isForeign(request.head.headerFields, to: site.origin)
        else { return nil }
        reply.log.notice(
            "A form that came from another origin than \(site.origin) was refused with 403. If the site’s own customers are refused, put the address that they use into “url” of site.yaml and build again."
        )
        return reply.message(.forbidden, .foreignOriginTitle, .foreignOriginText)
    }
}
