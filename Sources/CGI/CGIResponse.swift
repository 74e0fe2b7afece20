package import Exchange
package import HTTPTypes

extension Response {
    /// The head of a document response (RFC 3875 §6.2.1): `Status`, header fields and an empty line.
    ///
    /// `Status` always comes first, so that a `Location` is the client's redirect and not the server's (§6.2.2).
    package var cgiHead: [UInt8] {
        var head: [UInt8] = []
        head.reserveCapacity(1_024)
        head += "Status: \(self.head.status.code) \(self.head.status.reasonPhrase)\r\n".utf8
        for field in self.head.headerFields {
            head += field.name.rawName.utf8
            head += ": ".utf8
            head += field.value.utf8
            head += "\r\n".utf8
        }
        head += "Content-Length: \(body.length)\r\n\r\n".utf8
        return head
    }

    /// Writes the whole document response.
    /// - Parameters:
    ///   - method: the request's; HEAD gets the same head and no content.
    ///   - write: takes the next bytes; false when nobody reads them any more.
    /// - Returns: whether all of it was written; false too for a file that ends before its length.
    package func writeCGI(for method: HTTPRequest.Method, _ write: ([UInt8]) -> Bool) -> Bool {
        guard method != .head else { return write(cgiHead) }
        switch body {
        case .bytes(let bytes): return write(cgiHead + bytes)
        case .stream(let length, let next):
            guard write(cgiHead) else { return false }
            var rest = length
            while rest > 0 {
                let bytes = next()
                guard !bytes.isEmpty, write(bytes) else { return false }
                rest -= bytes.count
            }
            return true
        }
    }
}
