extension ConnectionStateMachine {
    mutating func receive(
        _ record: Record, at now: Duration, _ actions: inout [ConnectionAction]
    ) throws(ProtocolError) {
        let type = RecordType(rawValue: record.type)
        guard record.requestID != 0 else {
            return try manage(record, type, at: now, &actions)
        }
        let id = record.requestID
        if type == .beginRequest { return try begin(id, try BeginRequest(record.content), at: now, &actions) }
        guard requests[id] != nil else {
            if type == .abortRequest || type == .standardInput && record.content.isEmpty {
                unfinishedBodies.remove(id)
            }
            return
        }
        switch type {
        case .parameters:
            try takeParameters(record.content, id, at: now, &actions)
        case .standardInput:
            try takeBody(record.content, id, at: now, &actions)
        case .abortRequest:
            requests[id]?.body.end()
            end(id, EndRequest(.requestComplete, applicationStatus: 1), at: now, &actions)
        default:
            // FCGI_DATA is only for filters, FCGI_STDOUT and the like are only for the other direction, and of what a
            // later version may add to a request nothing is known: none of it concerns a responder.
            break
        }
    }

    /// Management records concern no request (§4).
    private mutating func manage(
        _ record: Record, _ type: RecordType?, at now: Duration, _ actions: inout [ConnectionAction]
    ) throws(ProtocolError) {
        guard type == .getValues else {
            return reply(.unknownType, 0, [record.type, 0, 0, 0, 0, 0, 0, 0], at: now, &actions)
        }
        var names = NameValueDecoder(limits: limits.parameters)
        try names.feed(record.content)
        let values = try names.finish().keys.sorted().compactMap { name in
            capacity.value(for: name).map { NameValuePair(name: name, value: $0) }
        }
        reply(.getValuesResult, 0, values.flatMap(\.bytes), at: now, &actions)
    }

    private mutating func begin(
        _ id: UInt16, _ begin: BeginRequest, at now: Duration, _ actions: inout [ConnectionAction]
    ) throws(ProtocolError) {
        guard requests[id] == nil else { throw .activeRequestID(id) }
        let mayBegin = phase == .open || phase == .lastRequest
        if begin.role != BeginRequest.responder || !mayBegin || requests.count >= limits.requests {
            let isKnown = begin.role == BeginRequest.responder
            reply(.endRequest, id, EndRequest(isKnown ? .overloaded : .unknownRole).bytes, at: now, &actions)
            unfinishedBodies.insert(id)
            if !begin.keepsConnection { phase = .closing }
            return
        }
        if phase == .lastRequest { phase = .closing }
        unfinishedBodies.remove(id)
        requests[id] = ActiveRequest(
            key: RequestKey(id: id, ordinal: begun), keepsConnection: begin.keepsConnection,
            stage: .parameters(NameValueDecoder(limits: limits.parameters)), waitingSince: now)
        begun += 1
    }

    private mutating func takeParameters(
        _ content: [UInt8], _ id: UInt16, at now: Duration, _ actions: inout [ConnectionAction]
    ) throws(ProtocolError) {
        guard let parameters = try requests[id]?.takeParameters(content, at: now), let key = requests[id]?.key
        else { return }
        actions.append(.start(key, parameters: parameters))
    }

    private mutating func takeBody(
        _ content: [UInt8], _ id: UInt16, at now: Duration, _ actions: inout [ConnectionAction]
    ) throws(ProtocolError) {
        guard let outcome = try requests[id]?.takeBody(content), let key = requests[id]?.key else { return }
        if outcome.wasAwaited {
            actions.append(.wake(key))
        } else if outcome.buffered > limits.bodyBufferMaximum {
            end(id, EndRequest(.overloaded), at: now, &actions)
        }
    }
}
