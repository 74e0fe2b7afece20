package import HTTPTypes

/// The answer to a request.
package struct Response: Sendable {
    /// Status and header fields; `Content-Length` is added by whoever sends it.
    package var head: HTTPResponse
    /// The content; not sent to a HEAD request.
    package var body: [UInt8]

    package init(head: HTTPResponse, body: [UInt8] = []) {
        self.head = head
        self.body = body
    }
}
