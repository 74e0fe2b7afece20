/// What a record is for (FastCGI 1.0 §8).
package enum RecordType: UInt8, Sendable, CaseIterable {
    /// FCGI_BEGIN_REQUEST, from the web server: a request id becomes active (§5.1).
    case beginRequest = 1
    /// FCGI_ABORT_REQUEST, from the web server: the client has gone (§5.4).
    case abortRequest = 2
    /// FCGI_END_REQUEST, to the web server: a request id becomes inactive (§5.5).
    case endRequest = 3
    /// FCGI_PARAMS, from the web server: a stream of name-value pairs, the CGI meta-variables (§5.2).
    case parameters = 4
    /// FCGI_STDIN, from the web server: a stream, the request's body (§5.3).
    case standardInput = 5
    /// FCGI_STDOUT, to the web server: a stream, the CGI response (§5.3).
    case standardOutput = 6
    /// FCGI_STDERR, to the web server: a stream of complaints (§5.3), which Docket writes to its own log instead.
    case standardError = 7
    /// FCGI_DATA, from the web server: a second stream that only filters read (§6.4).
    case data = 8
    /// FCGI_GET_VALUES, from the web server: a question about this application (§4.1).
    case getValues = 9
    /// FCGI_GET_VALUES_RESULT, to the web server: its answer (§4.1).
    case getValuesResult = 10
    /// FCGI_UNKNOWN_TYPE, to the web server: a management record that this application does not know (§4.2).
    case unknownType = 11
}
