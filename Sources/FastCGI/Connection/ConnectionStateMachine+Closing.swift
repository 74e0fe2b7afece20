import Exchange

extension ConnectionStateMachine {
    /// Ends what has waited too long. It is to be called from time to time; in between nothing is ended.
    package mutating func expire(at now: Duration) -> [ConnectionAction] {
        var actions: [ConnectionAction] = []
        guard phase != .closed else { return actions }
        if unsentWrites > 0, now - lastSent >= limits.stallTimeout {
            fail(.answerNotRead, &actions)
            return actions
        }
        for request in requests.values.sorted(by: { $0.key.ordinal < $1.key.ordinal }) {
            guard let since = request.waitingSince, now - since >= limits.stallTimeout else { continue }
            switch request.stage {
            case .parameters:
                end(request.key.id, EndRequest(.requestComplete, applicationStatus: 1), at: now, &actions)
            case .running:
                // Its reader is told, and its handler still has the chance to say so to the customer.
                requests[request.key.id]?.body.fail(.truncated)
                requests[request.key.id]?.waitingSince = nil
                actions.append(.wake(request.key))
            }
        }
        if requests.isEmpty, unsentWrites == 0, now - lastActive >= limits.idleTimeout { phase = .closing }
        if let since = lingeringSince, now - since >= limits.stallTimeout { unfinishedBodies = [] }
        closeIfDone(at: now, &actions)
        return actions
    }

    /// Closes once every request has ended, every answer is off and nobody is in the middle of sending a body.
    mutating func closeIfDone(at now: Duration, _ actions: inout [ConnectionAction]) {
        guard phase == .closing, requests.isEmpty, unsentWrites == 0 else { return }
        if unfinishedBodies.isEmpty || hasInputEnded {
            close(&actions)
            actions.append(.close)
        } else if lingeringSince == nil {
            lingeringSince = now
            // nginx stops sending a body when it has the answer's head, and takes the connection's end for the answer's.
            actions.append(.closeOutput)
        }
    }

    mutating func fail(_ error: ProtocolError, _ actions: inout [ConnectionAction]) {
        close(&actions)
        actions.append(.fail(error))
    }

    mutating func close(_ actions: inout [ConnectionAction]) {
        phase = .closed
        let running = requests.values.filter { if case .running = $0.stage { true } else { false } }
        requests = [:]
        unfinishedBodies = []
        decoder = RecordDecoder()
        actions += running.map(\.key).sorted { $0.ordinal < $1.ordinal }.map { .wake($0) }
    }
}
