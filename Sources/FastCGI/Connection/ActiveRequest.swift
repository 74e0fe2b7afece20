/// A request between FCGI_BEGIN_REQUEST and FCGI_END_REQUEST.
struct ActiveRequest: Sendable {
    enum Stage: Sendable {
        /// Its parameters are still coming.
        case parameters(NameValueDecoder)
        /// It has been handed out, and its body may still be coming.
        case running
    }

    let key: RequestKey
    let keepsConnection: Bool
    var stage: Stage
    var body = BodyBuffer()
    /// Since when nothing can go on unless the web server sends something for this request; nil while that is not so.
    var waitingSince: Duration?

    /// Takes a record of FCGI_PARAMS.
    /// - Returns: all parameters, when the record is the empty one that ends them.
    mutating func takeParameters(
        _ content: [UInt8], at now: Duration
    ) throws(ProtocolError) -> [String: String]? {
        // Nothing may follow a stream's end, and nothing would be gained by judging it.
        guard case .parameters(var decoder) = stage else { return nil }
        // The decoder is moved out and in again, so that small records do not copy all that came before them.
        stage = .running
        var parameters: [String: String]?
        defer { if parameters == nil { stage = .parameters(decoder) } }
        if content.isEmpty {
            parameters = try decoder.finish()
            waitingSince = nil
        } else {
            try decoder.feed(content)
            waitingSince = now
        }
        return parameters
    }

    /// Takes a record of FCGI_STDIN.
    /// - Returns: whether somebody waited for it, and how many bytes wait now.
    mutating func takeBody(_ content: [UInt8]) throws(ProtocolError) -> (wasAwaited: Bool, buffered: Int) {
        if case .parameters = stage { throw .bodyBeforeParameters }
        if content.isEmpty {
            body.end()
        } else if !body.hasEnded {
            body.append(content)
        }
        defer { waitingSince = nil }
        return (waitingSince != nil, body.count)
    }
}
