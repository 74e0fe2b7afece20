package import Exchange
package import HTTPTypes

extension Response {
    /// The document response of RFC 3875 §6.2.1: `Status`, header fields, an empty line, the content.
    ///
    /// `Status` always comes first, so that a `Location` is the client's redirect and not the server's (§6.2.2).
    /// - Parameter method: the request's; HEAD gets the same head and no content.
    package func cgiBytes(for method: HTTPRequest.Method) -> [UInt8] {
        var head = "Status: \(self.head.status.code) \(self.head.status.reasonPhrase)\r\n"
        for field in self.head.headerFields {
            head += "\(field.name.rawName): \(field.value)\r\n"
        }
        head += "Content-Length: \(body.count)\r\n\r\n"
        return Array(head.utf8) + (method == .head ? [] : body)
    }
}
