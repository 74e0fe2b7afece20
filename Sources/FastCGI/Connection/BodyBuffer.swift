import Exchange

/// What has come of a request's body, FCGI_STDIN, and has not been asked for.
struct BodyBuffer: Sendable {
    private enum State {
        /// Somebody reads it, or will.
        case wanted
        /// Nobody reads it any more: what comes is dropped.
        case unwanted
        /// It will never be whole.
        case failed(RequestBodyError)
    }

    private var state = State.wanted
    private var bytes: [UInt8] = []
    private var received = 0
    private var announced = Int.max

    /// Whether the web server has ended the stream.
    private(set) var hasEnded = false

    /// How many bytes wait.
    var count: Int { bytes.count }

    /// Takes what a record holds, and drops what nobody will read: more than the announced length is nobody's
    /// (RFC 3875 §4.2).
    mutating func append(_ content: [UInt8]) {
        guard case .wanted = state else { return }
        let wanted = content.prefix(announced - received)
        bytes += wanted
        received += wanted.count
    }

    /// Says how long the body is, before anybody reads it; 0 when nobody will.
    mutating func announce(_ length: Int) {
        announced = length
        if received > length {
            bytes.removeLast(received - length)
            received = length
        }
    }

    mutating func end() {
        hasEnded = true
    }

    /// Whatever comes from now on is dropped, and what waits is too.
    mutating func drop() {
        bytes = []
        if case .wanted = state { state = .unwanted }
    }

    mutating func fail(_ error: RequestBodyError) {
        bytes = []
        state = .failed(error)
    }

    /// Takes the body if all of it has come.
    mutating func readWhole() -> [UInt8]? {
        guard case .wanted = state, received == announced else { return nil }
        defer { bytes = [] }
        return bytes
    }

    /// Takes all that waits.
    mutating func read() -> BodyReading {
        switch state {
        case .failed(let error):
            return .failed(error)
        case .unwanted:
            return .failed(.unreadable)
        case .wanted where !bytes.isEmpty:
            defer { bytes = [] }
            return .bytes(bytes)
        case .wanted:
            if received == announced { return .end }
            return hasEnded ? .failed(.truncated) : .wait
        }
    }
}
