import FastCGI

/// What may never happen.
struct Violation: Error {
    let what: String
}

/// Feeds a connection with any bytes and does what a server does with what comes of them. It is what a fuzzer calls.
/// - Parameter bytes: the first says how the others are cut and how handlers behave.
/// - Throws: when more is kept than the limits allow, or something happens to a connection that is closed. It never
///   crashes.
func fuzz(_ bytes: [UInt8]) throws(Violation) {
    let limits = ConnectionLimits(
        parameters: NameValueLimits(bytes: 500, count: 20), requests: 3, bodyBuffer: 200, bodyBufferMaximum: 1_000)
    var machine = ConnectionStateMachine(limits: limits)
    var generator = Choices(state: UInt64(bytes.first ?? 0))
    var running: [RequestKey] = []
    var now = Duration.zero
    var unsent = 0
    var isClosed = false
    var rest = bytes.dropFirst()

    func perform(_ actions: [ConnectionAction]) throws(Violation) {
        for action in actions {
            if isClosed { throw Violation(what: "\(action) after the end") }
            switch action {
            case .start(let key, _):
                if running.contains(key) { throw Violation(what: "\(key) starts twice") }
                running.append(key)
                machine.announce(Int(generator.next() % 3_000), for: key)
            case .write: unsent += 1
            case .wake(let key): _ = machine.read(key, at: now)
            case .closeOutput: break
            case .close, .fail: isClosed = true
            }
        }
    }

    while !rest.isEmpty {
        now += .seconds(Int(generator.next() % 20))
        let portion = rest.prefix(1 + Int(generator.next() % 300))
        rest = rest.dropFirst(portion.count)
        try perform(machine.receive(portion, at: now))
        while unsent > 0, generator.next() % 4 != 0 {
            unsent -= 1
            try perform(machine.sent(at: now))
        }
        if let key = running.randomElement(using: &generator) {
            switch generator.next() % 8 {
            case 0, 1, 2: _ = machine.read(key, at: now)
            case 3: if machine.write(key, portion, at: now) != nil { unsent += 1 }
            case 4: try perform(machine.finish(key, portion, at: now))
            case 5: machine.dropBody(key)
            case 6: try perform(machine.expire(at: now))
            default: running.removeAll { !machine.isActive($0) }
            }
        }
        switch generator.next() % 2_000 {
        case 0: try perform(machine.stop(isFinal: false, at: now))
        case 1: try perform(machine.stop(isFinal: true, at: now))
        case 2: try perform(machine.inputEnded(at: now))
        case 3:
            try perform(machine.lost())
            isClosed = true
        default: break
        }
        if machine.bufferedBytes > limits.requests * limits.bodyBufferMaximum {
            throw Violation(what: "\(machine.bufferedBytes) bytes of bodies wait")
        }
    }
}

private struct Choices: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
