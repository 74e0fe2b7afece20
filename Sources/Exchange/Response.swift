package import HTTPTypes

/// The answer to a request.
package struct Response: Sendable {
    /// Status and header fields; `Content-Length` is added by whoever sends it.
    package var head: HTTPResponse
    /// The content; not sent to a HEAD request.
    package var body: [UInt8]

    /// A response with all its parts; without `body` it has no content.
    package init(head: HTTPResponse, body: [UInt8] = []) {
        self.head = head
        self.body = body
    }
}
