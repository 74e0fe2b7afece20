/// What FCGI_GET_VALUES is told of this application (FastCGI 1.0 §4.1).
package struct ConnectionCapacity: Sendable, Hashable {
    /// FCGI_MAX_CONNS: how many connections it accepts at once.
    package let connections: Int
    /// FCGI_MAX_REQS: how many requests it accepts at once.
    package let requests: Int

    /// A capacity with both its parts.
    package init(connections: Int = 1_000, requests: Int = 16_000) {
        self.connections = connections
        self.requests = requests
    }

    /// The answer to one question; nil for a name that this version does not know.
    func value(for name: String) -> String? {
        switch name {
        case "FCGI_MAX_CONNS": String(connections)
        case "FCGI_MAX_REQS": String(requests)
        case "FCGI_MPXS_CONNS": "1"
        default: nil
        }
    }
}
