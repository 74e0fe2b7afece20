import Exchange
import Foundation
import Gateway
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The development server: the gateway under its path, files for everything else.
/// - Parameters:
///   - path: the gateway's, asked for at each request, since site.yaml may change it.
///   - site: what is shown, and who is told when it changes.
func router(
    gateway: Gateway, path: @escaping @Sendable () -> String, output: String, site: LiveSite
) -> Router<PreviewContext> {
    let router = Router(context: PreviewContext.self)
    router.add(middleware: SecurityFields())
    router.add(middleware: LiveReload(site: site))
    router.add(middleware: NotFoundPage(output: output))
    router.add(
        middleware: FileMiddleware(
            output, searchForIndexHtml: true, logger: Logger(label: "files") { _ in SwiftLogNoOpLogHandler() }
        )
        .withAdditionalMediaTypes(forFileExtensions: [
            "html": .init(type: .text, subType: "html", parameter: ("charset", "utf-8")),
            "css": .init(type: .text, subType: "css", parameter: ("charset", "utf-8")),
            "txt": .init(type: .text, subType: "plain", parameter: ("charset", "utf-8")),
            "gz": .init(type: .application, subType: "gzip"),
        ]))
    router.add(middleware: HiddenFiles())
    router.add(middleware: GatewayMiddleware(gateway: gateway, path: path))
    return router
}

/// What a request of the development server carries besides itself: the customer's address.
struct PreviewContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

/// Hands requests below the gateway's path to it, as a web server does.
private struct GatewayMiddleware: RouterMiddleware {
    let gateway: Gateway
    let path: @Sendable () -> String

    @concurrent func handle(
        _ request: Hummingbird.Request, context: PreviewContext,
        next: @concurrent (Hummingbird.Request, PreviewContext) async throws -> Hummingbird.Response
    ) async throws -> Hummingbird.Response {
        let requested = request.uri.path
        let path = path()
        guard requested == path || requested.hasPrefix(path + "/") else { return try await next(request, context) }
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        // More than any form of the gateway takes is not worth reading: it answers from the length alone.
        let collected = try? await request.body.collect(upTo: 101_000_000)
        let bytes = collected.map { [UInt8](buffer: $0) } ?? []
        var head = request.head
        if let proxy = HTTPField.Name("Proxy") { head.headerFields[proxy] = nil }
        // A page of this very server, by whatever name it was asked for: localhost, or this computer’s in a network.
        if let authority = head.authority, head.headerFields[.origin] == "http://\(authority)" {
            head.headerFields[.origin] = nil
        }
        let portions = Portions(bytes)
        let response = await gateway.respond(
            to: Exchange.Request(
                head: head, remoteAddress: context.remoteAddress?.ipAddress ?? "", scriptName: path,
                pathInfo: requested.dropFirst(path.count).removingPercentEncoding ?? "",
                query: request.uri.query ?? "",
                contentLength: collected == nil ? announced ?? .max : bytes.count,
                body: Exchange.RequestBody { () async throws(RequestBodyError) -> [UInt8]? in await portions.next() }))
        var fields = response.head.headerFields
        // Also for HEAD: how long the content would be (RFC 9110 §8.6).
        fields[.contentLength] = String(response.body.length)
        return Hummingbird.Response(
            status: response.head.status, headers: fields,
            body: request.method == .head ? .init() : .init(response.body))
    }
}

extension Hummingbird.ResponseBody {
    /// The gateway's content, a portion at a time.
    fileprivate init(_ body: Exchange.ResponseBody) {
        switch body {
        case .bytes(let bytes): self.init(byteBuffer: ByteBuffer(bytes: bytes))
        case .stream(let length, let next):
            self.init(contentLength: length) { writer in
                while true {
                    let bytes = next()
                    guard !bytes.isEmpty else { break }
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            }
        }
    }
}

/// A body that is read once.
private actor Portions {
    private var bytes: [UInt8]?

    init(_ bytes: [UInt8]) { self.bytes = bytes.isEmpty ? nil : bytes }

    func next() -> [UInt8]? {
        defer { bytes = nil }
        return bytes
    }
}

/// What the configurations in `deploy/` send with every file, so that a page which does not work under it shows at once.
private struct SecurityFields: RouterMiddleware {
    @concurrent func handle(
        _ request: Hummingbird.Request, context: PreviewContext,
        next: @concurrent (Hummingbird.Request, PreviewContext) async throws -> Hummingbird.Response
    ) async throws -> Hummingbird.Response {
        var response = try await next(request, context)
        for field in Gateway.securityFields { response.headers[field.name] = field.value }
        // The gallery shows pages side by side in frames.
        if request.uri.path.hasPrefix("/_gallery/"), let policy = response.headers[.contentSecurityPolicy] {
            response.headers[.contentSecurityPolicy] = policy + "; frame-src 'self'"
        }
        return response
    }
}

/// Files whose name begins with a dot are Docket's own.
private struct HiddenFiles: RouterMiddleware {
    @concurrent func handle(
        _ request: Hummingbird.Request, context: PreviewContext,
        next: @concurrent (Hummingbird.Request, PreviewContext) async throws -> Hummingbird.Response
    ) async throws -> Hummingbird.Response {
        let path = request.uri.path.removingPercentEncoding ?? ""
        let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
        // A response instead of an error keeps the files' middleware from looking for one.
        return isHidden ? Hummingbird.Response(status: .notFound) : try await next(request, context)
    }
}

/// The site's own page for what is not there.
private struct NotFoundPage: RouterMiddleware {
    let output: String

    @concurrent func handle(
        _ request: Hummingbird.Request, context: PreviewContext,
        next: @concurrent (Hummingbird.Request, PreviewContext) async throws -> Hummingbird.Response
    ) async throws -> Hummingbird.Response {
        do {
            let response = try await next(request, context)
            // The gateway has a page of its own.
            guard response.status == .notFound, response.headers[.contentType] == nil else { return response }
        } catch let error as any HTTPResponseError where error.status == .notFound {}
        let page = FileManager.default.contents(atPath: "\(output)/404.html") ?? Data("Not found\n".utf8)
        return Hummingbird.Response(
            status: .notFound, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: page)))
    }
}
