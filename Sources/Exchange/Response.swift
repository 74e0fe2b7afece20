package import HTTPTypes

/// The answer to a request.
package struct Response: Sendable {
    /// Status and header fields; `Content-Length` is added by whoever sends it.
    package var head: HTTPResponse
    /// The content; not sent to a HEAD request.
    package var body: ResponseBody

    /// A response with all its parts; without `body` it has no content.
    package init(head: HTTPResponse, body: ResponseBody = .bytes([])) {
        self.head = head
        self.body = body
    }
}

/// What follows an answer's head.
package enum ResponseBody: Sendable {
    /// All of it.
    case bytes([UInt8])
    /// A file that is read while it is sent, so that its size takes no memory.
    /// - `length`: in bytes; exactly so many come.
    /// - `next`: the next portion, at most 64 kB; empty when no more can be read, before the end after a failure.
    case stream(length: Int, next: @Sendable () -> [UInt8])

    /// In bytes.
    package var length: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .stream(let length, _): length
        }
    }
}
