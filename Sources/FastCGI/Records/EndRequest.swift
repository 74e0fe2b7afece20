/// The content of FCGI_END_REQUEST (FastCGI 1.0 §5.5).
package struct EndRequest: Sendable, Hashable {
    /// Why a request has ended.
    package enum ProtocolStatus: UInt8, Sendable {
        /// FCGI_REQUEST_COMPLETE: as it should.
        case requestComplete = 0
        /// FCGI_CANT_MPX_CONN: the application takes one request at a time. Docket takes several.
        case cannotMultiplex = 1
        /// FCGI_OVERLOADED: a limit is reached.
        case overloaded = 2
        /// FCGI_UNKNOWN_ROLE: not a responder's request.
        case unknownRole = 3
    }

    /// For a responder, what a CGI program would give to `exit` (§6.2): 0, or 1 when there is no whole answer.
    package let applicationStatus: UInt32
    /// Why the request has ended.
    package let protocolStatus: ProtocolStatus

    /// A content with all its parts.
    package init(_ protocolStatus: ProtocolStatus, applicationStatus: UInt32 = 0) {
        self.protocolStatus = protocolStatus
        self.applicationStatus = applicationStatus
    }

    /// The content as it is sent.
    package var bytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: applicationStatus >> $0) } + [
            protocolStatus.rawValue, 0, 0, 0,
        ]
    }
}
