/// What one connection may hold, and for how long.
package struct ConnectionLimits: Sendable, Hashable {
    /// How much FCGI_PARAMS of one request may hold.
    package var parameters: NameValueLimits
    /// How many requests may be active at once; one more is ended with FCGI_OVERLOADED.
    package var requests: Int
    /// From how many bytes of a request's body on, received and not yet asked for, the connection is not read any
    /// further. What has been read by then is kept too: less than a record and one portion from the socket.
    package var bodyBuffer: Int
    /// How many bytes may wait all the same when another request of the connection needs what comes behind them; a
    /// request with more is ended with FCGI_OVERLOADED.
    package var bodyBufferMaximum: Int
    /// How long a web server may leave a request's parameters, a body that is waited for, or an answer where it is.
    package var stallTimeout: Duration
    /// How long a connection without a request stays open.
    ///
    /// It should be longer than the web server's own such time (nginx: `keepalive_timeout`, 60 s), so that the web
    /// server closes first: otherwise a request can meet a connection that is just being closed.
    package var idleTimeout: Duration

    /// Limits for a web server that is trusted and customers who are not.
    package init(
        parameters: NameValueLimits = NameValueLimits(), requests: Int = 16, bodyBuffer: Int = 65_536,
        bodyBufferMaximum: Int = 1_048_576, stallTimeout: Duration = .seconds(60),
        idleTimeout: Duration = .seconds(300)
    ) {
        self.parameters = parameters
        self.requests = requests
        self.bodyBuffer = bodyBuffer
        self.bodyBufferMaximum = bodyBufferMaximum
        self.stallTimeout = stallTimeout
        self.idleTimeout = idleTimeout
    }
}
