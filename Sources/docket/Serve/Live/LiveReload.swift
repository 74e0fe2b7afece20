import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Gives every page that a browser shows the script which reloads it, and shows the problems while there are any.
///
/// Only what is sent has the script: the files of the pages stay as `docket build` writes them.
struct LiveReload: RouterMiddleware {
    /// Where the development server's own files are; no team can have such a name.
    static let folder = "/_docket/"

    let site: LiveSite

    @concurrent func handle(
        _ request: Hummingbird.Request, context: PreviewContext,
        next: @concurrent (Hummingbird.Request, PreviewContext) async throws -> Hummingbird.Response
    ) async throws -> Hummingbird.Response {
        if request.uri.path.hasPrefix(Self.folder) { return own(request) }
        // Before the page is read, so that a browser which is shown an old one is told.
        let view = site.view
        // A part of a file is for a program.
        guard request.headers[.range] == nil else { return try await next(request, context) }
        let isHead = request.method == .head
        var head = request.head
        // The length and the tag are those of the page with its script.
        if isHead { head.method = .get }
        let tags = head.headerFields[.ifNoneMatch]
        if Self.mayBePage(request.uri.path) {
            head.headerFields[.ifNoneMatch] = nil
            head.headerFields[.ifModifiedSince] = nil
        }
        var response = try await next(Hummingbird.Request(head: head, body: request.body), context)
        guard response.headers[.contentType]?.hasPrefix("text/html") == true else {
            if isHead { response = response.withoutBody }
            return response
        }
        let isAnswer = request.method != .get && !isHead
        // The page around a frame is reloaded with it, and a frame of the gallery runs no script.
        let script = Self.isFrame(request) ? "" : Self.script(view.version, isAnswer: isAnswer)
        // What somebody has just sent is answered by the gateway, with all that was typed.
        if let problems = view.problems, !isAnswer {
            response = Hummingbird.Response(status: .internalServerError)
            response.headers[.contentType] = "text/html; charset=utf-8"
            response.headers[.cacheControl] = "no-store"
            response.body = .init(byteBuffer: ByteBuffer(string: problems.html(script: script)))
        } else {
            let page = CollectedBody()
            try await response.body.write(page)
            let bytes = page.bytes.inserting(script)
            response.headers[.lastModified] = nil
            if response.status == .ok, !isAnswer {
                let tag = "\"\(String(UInt(bitPattern: bytes.hashValue), radix: 36))\""
                response.headers[.eTag] = tag
                if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-cache" }
                if let tags, tags.contains(tag) {
                    return Hummingbird.Response(status: .notModified, headers: [.eTag: tag])
                }
            }
            response.body = .init(byteBuffer: ByteBuffer(bytes: bytes))
        }
        response.headers[.contentLength] = response.body.contentLength.map(String.init)
        return isHead ? response.withoutBody : response
    }

    /// Whether the answer goes into a frame (Fetch Metadata §2.1).
    private static func isFrame(_ request: Hummingbird.Request) -> Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Dest") else { return false }
        return request.headers[name] == "iframe"
    }

    /// Whether a path may be that of a page: only then is a condition about the page with its script.
    private static func mayBePage(_ path: String) -> Bool {
        path.hasSuffix(".html") || path.split(separator: "/").last?.contains(".") != true || path.hasSuffix("/")
    }

    /// - Parameter isAnswer: whether the page answers what somebody has sent, which a reload would send again.
    private static func script(_ version: String, isAnswer: Bool) -> String {
        let query = "since=\(version)\(isAnswer ? "&amp;answer=1" : "")"
        return "<script type=\"module\" src=\"\(folder)live.js?\(query)\"></script>"
    }

    /// The script, the style sheet of the problems, and the stream of events.
    private func own(_ request: Hummingbird.Request) -> Hummingbird.Response {
        var response = Hummingbird.Response(status: .ok)
        response.headers[.cacheControl] = "no-store"
        switch request.uri.path {
        case "\(Self.folder)live.js":
            response.headers[.contentType] = "text/javascript; charset=utf-8"
            response.body = .init(byteBuffer: ByteBuffer(bytes: PackageResources.live_js))
        case "\(Self.folder)problems.css":
            response.headers[.contentType] = "text/css; charset=utf-8"
            response.body = .init(byteBuffer: ByteBuffer(bytes: PackageResources.problems_css))
        case "\(Self.folder)events":
            response.headers[.contentType] = "text/event-stream"
            if request.method == .get {
                response.body = events(since: request.uri.queryParameters["since"].map(String.init) ?? "")
            }
        default:
            response.status = .notFound
        }
        return response
    }

    /// An endless body (HTML §9.2). It ends with the server, which waits for all of its responses.
    private func events(since version: String) -> Hummingbird.ResponseBody {
        let events = site.events(since: version)
        return .init { writer in
            // How long a browser waits, in milliseconds, before it asks a server again that has gone.
            try await writer.write(ByteBuffer(string: "retry: 300\n\n"))
            for await event in events.cancelOnGracefulShutdown() {
                let text = event == .alive ? ": still here\n\n" : "event: \(event.rawValue)\ndata:\n\n"
                try await writer.write(ByteBuffer(string: text))
            }
            try await writer.finish(nil)
        }
    }
}

/// The content of a response, as it would be sent.
private final class CollectedBody: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) {}
}

extension Hummingbird.Response {
    /// What HEAD gives: the fields alone, with the length that the content would have (RFC 9110 §8.6).
    fileprivate var withoutBody: Hummingbird.Response {
        var fields = headers
        if fields[.contentLength] == nil { fields[.contentLength] = body.contentLength.map(String.init) }
        // Made anew: a response whose body is set takes that body's length.
        return Hummingbird.Response(status: status, headers: fields, body: .init())
    }
}

extension [UInt8] {
    /// A page with an element at its end; a fragment without a body, which another page takes in, stays as it is.
    func inserting(_ element: String) -> [UInt8] {
        let end = Array("</body>".utf8)
        guard count >= end.count else { return self }
        var start = count - end.count
        while start >= 0 {
            if self[start..<(start + end.count)].elementsEqual(end) {
                return self[..<start] + Array("\(element)\n".utf8) + self[start...]
            }
            start -= 1
        }
        return self
    }
}
