import Exchange

extension ConnectionStateMachine {
    /// Says how long a request's body is, right after `.start`; nothing beyond that is kept.
    /// - Parameter length: in bytes, from CONTENT_LENGTH; 0 when nobody will read it.
    package mutating func announce(_ length: Int, for key: RequestKey) {
        guard isActive(key) else { return }
        requests[key.id]?.body.announce(length)
    }

    /// The body, right after `announce`, if all of it has come already, as it has for nearly all forms; nil otherwise.
    package mutating func readWhole(_ key: RequestKey) -> [UInt8]? {
        isActive(key) ? requests[key.id]?.body.readWhole() : nil
    }

    /// What has come of the body. Fewer bytes than announced are a failure, so that nothing half is stored (§6.2).
    package mutating func read(_ key: RequestKey, at now: Duration) -> BodyReading {
        guard isActive(key), var request = requests.removeValue(forKey: key.id) else { return .failed(.unreadable) }
        let reading = request.body.read()
        request.waitingSince = reading == .wait ? now : nil
        requests[key.id] = request
        return reading
    }

    /// The handler has its answer and will not read any more: what still comes of the body is dropped, since some web
    /// servers send all of it before they read any answer.
    package mutating func dropBody(_ key: RequestKey) {
        guard isActive(key) else { return }
        requests[key.id]?.body.drop()
        requests[key.id]?.waitingSince = nil
    }

    /// A part of the answer, as records of FCGI_STDOUT.
    /// - Returns: what to send, after which `sent` is to be called; nil when the request has ended meanwhile.
    package mutating func write(
        _ key: RequestKey, _ content: some Collection<UInt8>, at now: Duration
    ) -> [UInt8]? {
        guard isActive(key) else { return nil }
        var bytes: [UInt8] = []
        Record.appendStream(.standardOutput, requestID: key.id, content, to: &bytes)
        countWrite(at: now)
        return bytes
    }

    /// The last part of the answer, the end of FCGI_STDOUT and FCGI_END_REQUEST, in one piece.
    package mutating func finish(
        _ key: RequestKey, _ content: some Collection<UInt8>, at now: Duration
    ) -> [ConnectionAction] {
        guard isActive(key) else { return [] }
        var actions: [ConnectionAction] = []
        var bytes: [UInt8] = []
        Record.appendStream(.standardOutput, requestID: key.id, content, to: &bytes)
        Record.appendStreamEnd(.standardOutput, requestID: key.id, to: &bytes)
        countWrite(at: now)
        actions.append(.write(bytes))
        end(key.id, EndRequest(.requestComplete), at: now, &actions)
        return actions
    }

    /// The answer cannot be made whole: the request ends with the exit status 1 and without the end of FCGI_STDOUT. That
    /// something is missing the web server also sees by the answer's Content-Length.
    package mutating func abandon(_ key: RequestKey, at now: Duration) -> [ConnectionAction] {
        guard isActive(key) else { return [] }
        var actions: [ConnectionAction] = []
        end(key.id, EndRequest(.requestComplete, applicationStatus: 1), at: now, &actions)
        return actions
    }

    /// Some `.write`, or what `write` has returned, is off.
    package mutating func sent(at now: Duration) -> [ConnectionAction] {
        unsentWrites -= 1
        lastSent = now
        lastActive = now
        var actions: [ConnectionAction] = []
        closeIfDone(at: now, &actions)
        return actions
    }

    /// Makes the request's id inactive. Whoever still reads or writes for it learns that when it next does.
    mutating func end(
        _ id: UInt16, _ content: EndRequest, at now: Duration, _ actions: inout [ConnectionAction]
    ) {
        guard let request = requests.removeValue(forKey: id) else { return }
        reply(.endRequest, id, content.bytes, at: now, &actions)
        if case .running = request.stage { actions.append(.wake(request.key)) }
        if !request.body.hasEnded { unfinishedBodies.insert(id) }
        if !request.keepsConnection, phase != .closed { phase = .closing }
        lastActive = now
    }

    mutating func reply(
        _ type: RecordType, _ id: UInt16, _ content: [UInt8], at now: Duration, _ actions: inout [ConnectionAction]
    ) {
        if case .write(var bytes) = actions.last {
            actions.removeLast()
            Record.append(type, requestID: id, content: content, to: &bytes)
            actions.append(.write(bytes))
        } else {
            var bytes: [UInt8] = []
            Record.append(type, requestID: id, content: content, to: &bytes)
            countWrite(at: now)
            actions.append(.write(bytes))
        }
    }

    private mutating func countWrite(at now: Duration) {
        if unsentWrites == 0 { lastSent = now }
        unsentWrites += 1
    }
}
