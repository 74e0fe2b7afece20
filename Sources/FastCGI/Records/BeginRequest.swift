/// The content of FCGI_BEGIN_REQUEST (FastCGI 1.0 §5.1).
package struct BeginRequest: Sendable, Hashable {
    /// FCGI_RESPONDER: a request in, a response out, as with CGI (§6.2). The other roles are unknown here.
    package static let responder: UInt16 = 1

    /// What the web server wants: 1 responder, 2 authorizer, 3 filter (§6).
    package let role: UInt16
    /// FCGI_KEEP_CONN: whether the connection stays open after the answer.
    package let keepsConnection: Bool

    /// A content with all its parts.
    package init(role: UInt16 = Self.responder, keepsConnection: Bool) {
        self.role = role
        self.keepsConnection = keepsConnection
    }

    /// Reads the content; the last five bytes are reserved.
    init(_ content: [UInt8]) throws(ProtocolError) {
        guard content.count == 8 else { throw .beginRequestLength(content.count) }
        self.init(role: UInt16(content[0]) << 8 | UInt16(content[1]), keepsConnection: content[2] & 1 != 0)
    }

    /// The content as it is sent.
    package var bytes: [UInt8] {
        [UInt8(role >> 8), UInt8(role & 0xFF), keepsConnection ? 1 : 0, 0, 0, 0, 0, 0]
    }
}
