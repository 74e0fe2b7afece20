@testable import FastCGI

/// A state machine with somebody who does what it says, without a socket.
struct Conversation {
    var machine: ConnectionStateMachine
    var now = Duration.zero
    /// Whether what is written is off at once.
    var sends = true
    /// What the web server has received.
    private(set) var received: [Record] = []
    private(set) var started: [RequestKey: [String: String]] = [:]
    private(set) var woken: [RequestKey] = []
    private(set) var isOutputClosed = false
    private(set) var isClosed = false
    private(set) var failure: ProtocolError?
    private var decoder = RecordDecoder()

    init(_ limits: ConnectionLimits = ConnectionLimits()) {
        machine = ConnectionStateMachine(limits: limits)
    }

    var lastKey: RequestKey? { started.keys.max { $0.ordinal < $1.ordinal } }

    mutating func send(_ records: [Record]) throws {
        try perform(machine.receive(records.bytes, at: now))
    }

    mutating func send(_ records: Record...) throws {
        try send(records)
    }

    mutating func answer(_ key: RequestKey, _ content: [UInt8] = [1]) throws {
        machine.dropBody(key)
        try perform(machine.finish(key, content, at: now))
    }

    mutating func wait(_ time: Duration) throws {
        now += time
        try perform(machine.expire(at: now))
    }

    mutating func perform(_ actions: [ConnectionAction]) throws {
        for action in actions {
            switch action {
            case .write(let bytes):
                decoder.feed(bytes)
                while let record = try decoder.next() { received.append(record) }
                if sends { try perform(machine.sent(at: now)) }
            case .start(let key, let parameters): started[key] = parameters
            case .wake(let key): woken.append(key)
            case .closeOutput: isOutputClosed = true
            case .close: isClosed = true
            case .fail(let error): failure = error
            }
        }
    }

    /// What the web server has received since the last time.
    mutating func takeReceived() -> [Record] {
        defer { received = [] }
        return received
    }
}
