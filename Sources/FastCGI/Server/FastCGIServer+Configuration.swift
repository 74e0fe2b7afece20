package import Addresses
import Glibc

extension FastCGIServer {
    /// What a server is told when it is made.
    package struct Configuration: Sendable {
        /// Where web servers connect to; at least one.
        package var listeners: [Listener]
        /// How many connections may be open at once. Further ones wait to be accepted. With several listeners, each but
        /// one may have accepted one more.
        package var connections: Int
        /// How many handlers may run at once. Further requests wait, in the order in which they came.
        package var handlers: Int
        /// What one connection may hold, and for how long.
        package var limits: ConnectionLimits
        /// The peers that may connect over TCP (FastCGI 1.0 §3.2); nil allows all. A Unix socket has its mode for that.
        package var webServers: [IPAddress]?
        /// How long what was accepted may take to end after the server was told to stop.
        package var stopTimeout: Duration
        /// The signals that stop the server; the second one of any ends it at once.
        package var stopSignals: [Int32]

        /// A configuration for a web server on the same machine.
        package init(
            listeners: [Listener], connections: Int = 1_000, handlers: Int = 64,
            limits: ConnectionLimits = ConnectionLimits(), webServers: [IPAddress]? = nil,
            stopTimeout: Duration = .seconds(30), stopSignals: [Int32] = [SIGTERM, SIGINT, SIGUSR1]
        ) {
            self.listeners = listeners
            self.connections = connections
            self.handlers = handlers
            self.limits = limits
            self.webServers = webServers
            self.stopTimeout = stopTimeout
            self.stopSignals = stopSignals
        }
    }
}
