package import Exchange
import HTTPTypes

/// Why an environment is not a request, in words for the 400 page.
package struct CGIError: Error, Sendable, Hashable {
    /// What is wrong, a whole sentence.
    package let sentence: String
}

extension Request {
    /// Reads the meta-variables of RFC 3875 §4.1.
    ///
    /// - `CONTENT_LENGTH` absent or empty means a body of 0 bytes (§4.1.2). One that is too long for an integer is the
    ///   greatest integer (RFC 9110 §8.6), so that it is too large and not malformed.
    /// - Header fields come from `HTTP_…` (§4.1.18), without `HTTP_PROXY`: a client may set it and no program that
    ///   this one starts may believe it, and without `HTTP_CONTENT_LENGTH`, which some servers set besides.
    /// - Parameters:
    ///   - environment: names and values, decoded as UTF-8.
    ///   - body: makes the body from its announced length in bytes, which is greater than 0.
    package init(cgi environment: [String: String], body: (_ length: Int) -> RequestBody) throws(CGIError) {
        let name = environment["REQUEST_METHOD"] ?? ""
        guard let method = HTTPRequest.Method(name) else {
            throw CGIError(sentence: "The request has no method, or one that HTTP does not allow.")
        }
        let pathInfo = environment["PATH_INFO"] ?? ""
        guard pathInfo.isEmpty || pathInfo.utf8.first == UInt8(ascii: "/") else {
            throw CGIError(sentence: "PATH_INFO does not begin with a slash.")
        }
        var length = 0
        if let announced = environment["CONTENT_LENGTH"], !announced.isEmpty {
            guard announced.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
                throw CGIError(sentence: "Content-Length is not a whole number of bytes.")
            }
            length = Int(announced) ?? .max
        }
        var fields = HTTPFields()
        for (variable, value) in environment where variable.utf8.starts(with: "HTTP_".utf8) {
            let header = variable.utf8.dropFirst(5).map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
            guard let name = HTTPField.Name(String(decoding: header, as: UTF8.self)),
                name.canonicalName != "proxy", name != .contentLength, !fields.contains(name)
            else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        if let type = environment["CONTENT_TYPE"], !type.isEmpty { fields[.contentType] = type }
        self.init(
            head: HTTPRequest(
                method: method, scheme: nil, authority: nil, path: nil, headerFields: fields),
            remoteAddress: environment["REMOTE_ADDR"] ?? "",
            scriptName: environment["SCRIPT_NAME"] ?? "",
            pathInfo: pathInfo,
            query: environment["QUERY_STRING"] ?? "",
            contentLength: length,
            body: length == 0 ? .empty : body(length))
    }
}
