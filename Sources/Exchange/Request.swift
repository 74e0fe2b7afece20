package import HTTPTypes
import Synchronization

/// One request, as every protocol front (CGI, the development server, later FastCGI) hands it to the gateway.
package struct Request: Sendable {
    /// Method and header fields. The fields never hold `Proxy` (httpoxy) or `Content-Length`.
    package let head: HTTPRequest
    /// The address that the request came from, as the web server saw it, such as `203.0.113.7` or `2001:db8::1`
    /// (RFC 3875 §4.1.8); empty where it does not say.
    package let remoteAddress: String
    /// The part of the address that leads to the gateway, such as `/cgi-bin/docket-cgi` (RFC 3875 §4.1.13).
    package let scriptName: String
    /// The rest of the path, percent-decoded, such as `/forms/care`; empty or beginning with `/` (RFC 3875 §4.1.5).
    package let pathInfo: String
    /// What follows the question mark, still encoded; empty when there is none (RFC 3875 §4.1.7).
    package let query: String
    /// How many bytes the body has according to the sender; 0 when it does not say (RFC 3875 §4.1.2).
    package let contentLength: Int
    /// What follows the head; it can be read only once.
    package let body: RequestBody

    /// A request with all its parts, which nobody checks here.
    package init(
        head: HTTPRequest, remoteAddress: String, scriptName: String, pathInfo: String, query: String,
        contentLength: Int, body: RequestBody
    ) {
        self.head = head
        self.remoteAddress = remoteAddress
        self.scriptName = scriptName
        self.pathInfo = pathInfo
        self.query = query
        self.contentLength = contentLength
        self.body = body
    }
}

/// The bytes after a request's head, read once, in order.
package struct RequestBody: Sendable {
    private let read: @Sendable () async throws(RequestBodyError) -> [UInt8]?

    /// - Parameter read: gives the next bytes, never an empty array; nil at the end, and only after as many bytes as
    ///   the request announced.
    package init(read: @escaping @Sendable () async throws(RequestBodyError) -> [UInt8]?) {
        self.read = read
    }

    /// The next bytes in whatever portions they arrive; nil at the end.
    package func next() async throws(RequestBodyError) -> [UInt8]? {
        try await read()
    }

    /// Reads what is left and drops it, so that a sender who writes all before it reads anything gets its answer.
    /// - Parameter limit: in bytes; beyond it the sender is left to its own.
    package func discard(atMost limit: Int) async {
        var rest = limit
        while rest > 0, let bytes = try? await next() { rest -= bytes.count }
    }

    /// A body that is there as a whole.
    package init(_ bytes: [UInt8]) {
        let content = Content(bytes)
        self.init { () async throws(RequestBodyError) -> [UInt8]? in content.take() }
    }

    private final class Content: Sendable {
        private let bytes: Mutex<[UInt8]>

        init(_ bytes: [UInt8]) {
            self.bytes = Mutex(bytes)
        }

        func take() -> [UInt8]? {
            bytes.withLock { bytes in
                defer { bytes = [] }
                return bytes.isEmpty ? nil : bytes
            }
        }
    }

    /// A body without a byte.
    package static let empty = RequestBody { () async throws(RequestBodyError) -> [UInt8]? in nil }
}

/// Why a body cannot be read to its end.
package enum RequestBodyError: Error, Sendable, Hashable {
    /// Fewer bytes came than the head announced.
    case truncated
    /// The connection or pipe failed.
    case unreadable
}
