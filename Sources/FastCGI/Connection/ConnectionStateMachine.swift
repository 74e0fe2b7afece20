/// What happens on one connection of a web server: bytes, handlers' answers and the time go in, actions come out
/// (FastCGI 1.0 §3 to §6). It does no input or output of its own.
///
/// One connection carries many requests at once and has no way to slow only one of them down. So each has a buffer:
/// while one of them is full the connection is not read, except when another request waits for the web server, as that
/// one may be what the handler of the full one waits for. Then the buffer grows up to a second limit, and a request
/// that exceeds it is ended. A web server that does not multiplex, as all the usual ones, never meets the second limit.
///
/// Times count from any moment that stays the same for the connection.
package struct ConnectionStateMachine: Sendable {
    enum Phase: Sendable {
        /// Requests begin and end.
        case open
        /// The server stops, but the request that this connection was made for has not come yet: it may begin.
        case lastRequest
        /// No request begins any more; the connection closes after the last one.
        case closing
        /// There is no connection any more.
        case closed
    }

    let limits: ConnectionLimits
    let capacity: ConnectionCapacity
    var decoder = RecordDecoder()
    var phase = Phase.open
    var requests: [UInt16: ActiveRequest] = [:]
    var begun = 0
    /// The ids of ended requests whose body the web server still sends. Closing the connection under it could make it
    /// drop the answer.
    var unfinishedBodies: Set<UInt16> = []
    var hasInputEnded = false
    var unsentWrites = 0
    var lastSent = Duration.zero
    var lastActive: Duration
    var lingeringSince: Duration?

    /// - Parameters:
    ///   - capacity: what FCGI_GET_VALUES is told.
    ///   - now: when the connection was made.
    package init(
        limits: ConnectionLimits = ConnectionLimits(), capacity: ConnectionCapacity = ConnectionCapacity(),
        at now: Duration = .zero
    ) {
        self.limits = limits
        self.capacity = capacity
        lastActive = now
    }

    /// Whether more may be read from the connection: nobody lags behind, or somebody waits for what comes next, and the
    /// web server reads what it is sent.
    package var wantsInput: Bool {
        if phase == .closed || unsentWrites > limits.requests { return false }
        return requests.values.allSatisfy { $0.body.count < limits.bodyBuffer }
            || requests.values.contains { $0.waitingSince != nil }
    }

    /// How many bytes of bodies wait for their readers.
    package var bufferedBytes: Int { requests.values.reduce(0) { $0 + $1.body.count } }

    /// Whether the request has not ended.
    package func isActive(_ key: RequestKey) -> Bool {
        requests[key.id]?.key == key
    }

    /// Takes what the web server has sent.
    package mutating func receive(_ bytes: some Collection<UInt8>, at now: Duration) -> [ConnectionAction] {
        var actions: [ConnectionAction] = []
        guard phase != .closed else { return actions }
        decoder.feed(bytes)
        do throws(ProtocolError) {
            while phase != .closed, let record = try decoder.next() {
                lastActive = now
                try receive(record, at: now, &actions)
            }
        } catch {
            fail(error, &actions)
        }
        // A long record on a slow connection is progress, too.
        if !bytes.isEmpty, let id = decoder.unfinishedRequestID, requests[id]?.waitingSince != nil {
            requests[id]?.waitingSince = now
        }
        closeIfDone(at: now, &actions)
        return actions
    }

    /// The web server will send nothing more. Requests that have come as a whole are still answered.
    package mutating func inputEnded(at now: Duration) -> [ConnectionAction] {
        var actions: [ConnectionAction] = []
        guard phase != .closed else { return actions }
        hasInputEnded = true
        phase = .closing
        for (id, request) in requests {
            if case .parameters = request.stage {
                requests[id] = nil
            } else {
                requests[id]?.body.end()
                requests[id]?.waitingSince = nil
                actions.append(.wake(request.key))
            }
        }
        closeIfDone(at: now, &actions)
        return actions
    }

    /// The connection is gone; readers learn it.
    package mutating func lost() -> [ConnectionAction] {
        var actions: [ConnectionAction] = []
        close(&actions)
        return actions
    }

    /// The server stops: the connection closes as soon as its requests have ended.
    /// - Parameter isFinal: whether a connection that has not had a request yet closes at once, too. Its first request
    ///   is probably on its way.
    package mutating func stop(isFinal: Bool, at now: Duration) -> [ConnectionAction] {
        var actions: [ConnectionAction] = []
        switch phase {
        case .open, .lastRequest: phase = begun == 0 && !isFinal ? .lastRequest : .closing
        case .closing, .closed: break
        }
        closeIfDone(at: now, &actions)
        return actions
    }
}
