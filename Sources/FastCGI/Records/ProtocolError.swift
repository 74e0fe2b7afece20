/// Why what a web server sends cannot be FastCGI, or is more than a connection may hold: such a connection is closed.
package enum ProtocolError: Error, Sendable, Hashable {
    /// A record of a version that is not 1 (FastCGI 1.0 §3.3).
    case version(UInt8)
    /// The content of FCGI_BEGIN_REQUEST is not eight bytes long (§5.1).
    case beginRequestLength(Int)
    /// A request begins under an id that is still active (§3.3).
    case activeRequestID(UInt16)
    /// The body begins before the parameters have ended (§6.1).
    case bodyBeforeParameters
    /// Name-value pairs end in the middle of one (§3.4).
    case truncatedPair
    /// Names and values together have more bytes than allowed, or say so.
    case parameterBytes(limit: Int)
    /// More name-value pairs than allowed.
    case parameterCount(limit: Int)
    /// The web server has not read anything for longer than allowed.
    case answerNotRead

    /// What happened and what to do, for the log; it never holds anything that a customer sent.
    package var sentence: String {
        switch self {
        case .version(let version):
            "A record of FastCGI version \(version) came, and only version 1 exists. Configure the web server to speak FastCGI to this address, not HTTP, SCGI or uwsgi."
        case .beginRequestLength(let length):
            "FCGI_BEGIN_REQUEST had \(length) bytes of content instead of 8."
        case .activeRequestID(let id):
            "A request began under the id \(id), which another request still has."
        case .bodyBeforeParameters:
            "FCGI_STDIN came before the end of FCGI_PARAMS."
        case .truncatedPair:
            "A name-value pair was longer than the stream that held it."
        case .parameterBytes(let limit):
            "A request had more than \(limit) bytes of parameters. Configure the web server to refuse such long header fields."
        case .parameterCount(let limit):
            "A request had more than \(limit) parameters. Configure the web server to refuse so many header fields."
        case .answerNotRead:
            "The web server did not read its answer in time."
        }
    }
}
