import Exchange
import Testing

@testable import FastCGI

struct ConnectionStateMachineTests {
    private var connection = Conversation()

    private func answer(_ id: UInt16, _ content: [UInt8] = [1]) -> [Record] {
        [Record(.standardOutput, requestID: id, content: content), Record(.standardOutput, requestID: id), end(id)]
    }

    @Test("A request starts when its parameters have ended, and its answer ends it")
    mutating func answers() throws {
        try connection.send(begin(1))
        #expect(connection.started.isEmpty)
        try connection.send(stream(.parameters, 1, NameValuePair(name: "A", value: "b").bytes))
        let key = try #require(connection.lastKey)
        #expect(connection.started[key] == ["A": "b"])
        #expect(connection.machine.isActive(key))
        try connection.send(Record(.standardInput, requestID: 1))
        try connection.answer(key)
        #expect(connection.received == answer(1))
        #expect(!connection.machine.isActive(key))
        #expect(!connection.isClosed)
    }

    @Test("The whole exchange is indifferent to how its bytes are cut")
    func isIndifferent() throws {
        let bytes = (records(1, post(3), body: [1, 2, 3]) + [begin(2, role: 2)] + records(3)).bytes
        for portions in portionings(of: bytes) {
            var connection = Conversation()
            for portion in portions { try connection.perform(connection.machine.receive(portion, at: .zero)) }
            #expect(connection.started.count == 2)
            #expect(connection.received == [end(2, .unknownRole)])
        }
    }

    @Test("An answer of no bytes is still a stream with its end")
    mutating func answersNothing() throws {
        try connection.send(records())
        try connection.answer(#require(connection.lastKey), [])
        #expect(connection.received == [Record(.standardOutput, requestID: 1), end(1)])
    }

    @Test("Parts of an answer are sent as they come")
    mutating func answersInParts() throws {
        try connection.send(records())
        let key = try #require(connection.lastKey)
        let part = connection.machine.write(key, [1, 2, 3], at: .zero)
        #expect(try decoded(part ?? []) == [Record(.standardOutput, requestID: 1, content: [1, 2, 3])])
        try connection.perform(connection.machine.sent(at: .zero))
        try connection.answer(key, [4])
        #expect(connection.received == answer(1, [4]))
        #expect(connection.machine.write(key, [5], at: .zero) == nil)
        #expect(connection.machine.finish(key, [5], at: .zero).isEmpty)
    }

    @Test("An answer that cannot be made whole ends its request with exit status 1")
    mutating func abandons() throws {
        try connection.send(records())
        let key = try #require(connection.lastKey)
        try connection.perform(connection.machine.abandon(key, at: .zero))
        #expect(connection.received == [end(1, .requestComplete, 1)])
        #expect(connection.machine.abandon(key, at: .zero).isEmpty)
    }

    @Test("The connection stays or closes as FCGI_KEEP_CONN says", arguments: [true, false])
    mutating func keepsConnection(keeps: Bool) throws {
        try connection.send(records(keepsConnection: keeps))
        try connection.answer(#require(connection.lastKey))
        #expect(connection.isClosed == !keeps)
        if keeps {
            try connection.send(records())
            #expect(connection.started.count == 2)
        }
    }

    @Test("It does not close before the last answer is off")
    mutating func closesAfterSending() throws {
        connection.sends = false
        try connection.send(records(1) + records(2, keepsConnection: false))
        for key in connection.started.keys { try connection.answer(key) }
        #expect(!connection.isClosed)
        try connection.perform(connection.machine.sent(at: .zero))
        #expect(!connection.isClosed)
        try connection.perform(connection.machine.sent(at: .zero))
        #expect(connection.isClosed)
    }

    @Test("Requests are interleaved, and closing waits for all of them")
    mutating func multiplexes() throws {
        let first = head(1, post(4), keepsConnection: false)
        let second = head(2, post(2))
        try connection.send(zip(first, second).flatMap { [$0, $1] })
        let keys = connection.started.keys.sorted { $0.id < $1.id }
        #expect(keys.map(\.id) == [1, 2])
        for key in keys { connection.machine.announce(key.id == 1 ? 4 : 2, for: key) }
        try connection.send(
            Record(.standardInput, requestID: 1, content: [1, 2]),
            Record(.standardInput, requestID: 2, content: [8, 9]),
            Record(.standardInput, requestID: 1, content: [3, 4]),
            Record(.standardInput, requestID: 1), Record(.standardInput, requestID: 2))
        #expect(connection.machine.read(keys[0], at: .zero) == .bytes([1, 2, 3, 4]))
        #expect(connection.machine.read(keys[0], at: .zero) == .end)
        #expect(connection.machine.read(keys[1], at: .zero) == .bytes([8, 9]))
        try connection.answer(keys[0])
        #expect(!connection.isClosed)
        try connection.send(begin(3))
        try connection.send(stream(.standardInput, 3, []))
        #expect(connection.received.last == end(3, .overloaded))
        try connection.answer(keys[1])
        #expect(connection.isClosed)
    }

    @Test("One request more than allowed at once is refused, and the next one after an answer is not")
    func limitsRequests() throws {
        var connection = Conversation(ConnectionLimits(requests: 2))
        try connection.send(records(1) + records(2) + records(3))
        #expect(connection.started.count == 2)
        #expect(connection.received == [end(3, .overloaded)])
        try connection.answer(#require(connection.lastKey))
        try connection.send(records(3))
        #expect(connection.started.count == 3)
    }

    @Test("Every role but the responder's is refused", arguments: [0, 2, 3, 256, 65_535] as [UInt16])
    mutating func refusesRoles(role: UInt16) throws {
        try connection.send([begin(7, role: role)] + stream(.parameters, 7, []) + stream(.standardInput, 7, []))
        #expect(connection.received == [end(7, .unknownRole)])
        #expect(connection.started.isEmpty)
        #expect(!connection.isClosed)
    }

    @Test("A refused request closes its connection too, when it says so and has been sent")
    mutating func closesAfterRefusal() throws {
        try connection.send(begin(7, role: 3, keepsConnection: false))
        #expect(!connection.isClosed)
        try connection.send(stream(.parameters, 7, []) + stream(.standardInput, 7, []))
        #expect(connection.isClosed)
    }

    @Test("Questions about the application are answered, unknown ones left out")
    mutating func answersQuestions() throws {
        let names = ["FCGI_MPXS_CONNS", "FCGI_MAX_CONNS", "FCGI_MAX_REQS", "FCGI_OTHER"]
        let questions = names.flatMap { NameValuePair(name: $0, value: "").bytes }
        try connection.send(Record(.getValues, content: questions))
        let result = try #require(connection.received.first)
        #expect(result.type == 10 && result.requestID == 0)
        var decoder = NameValueDecoder()
        try decoder.feed(result.content)
        #expect(
            try decoder.finish()
                == ["FCGI_MPXS_CONNS": "1", "FCGI_MAX_CONNS": "1000", "FCGI_MAX_REQS": "16000"])
    }

    @Test("Every other management record is unknown", arguments: (0...255 as ClosedRange<UInt8>).filter { $0 != 9 })
    mutating func refusesManagement(type: UInt8) throws {
        try connection.send(Record(type: type, requestID: 0, content: [1, 2, 3]))
        #expect(connection.received == [Record(.unknownType, content: [type, 0, 0, 0, 0, 0, 0, 0])])
    }

    @Test(
        "Records of requests that are not active are ignored",
        arguments: (0...255 as ClosedRange<UInt8>).filter { $0 != 1 })
    mutating func ignoresUnknownRequests(type: UInt8) throws {
        try connection.send(Record(type: type, requestID: 9, content: [0xFF, 0xFF, 0xFF, 0xFF]))
        #expect(connection.received.isEmpty && connection.failure == nil)
    }

    @Test(
        "Records that do not concern a responder are ignored within a request",
        arguments: (0...255 as ClosedRange<UInt8>).filter { ![1, 2, 5].contains($0) })
    mutating func ignoresForeignTypes(type: UInt8) throws {
        try connection.send(head(1, post(1)))
        try connection.send(Record(type: type, requestID: 1, content: [0xFF, 0xFF, 0xFF, 0xFF]))
        #expect(connection.received.isEmpty && connection.failure == nil)
        #expect(try connection.machine.isActive(#require(connection.lastKey)))
    }

    @Test("A request is aborted while its parameters come")
    mutating func abortsParameters() throws {
        try connection.send(begin(1), Record(.abortRequest, requestID: 1))
        #expect(connection.received == [end(1, .requestComplete, 1)])
        try connection.send(records())
        #expect(connection.started.count == 1)
    }

    @Test("A request is aborted while its handler waits for the body, and its id is used again at once")
    mutating func abortsBody() throws {
        try connection.send(head(1, post(5)))
        let key = try #require(connection.lastKey)
        connection.machine.announce(5, for: key)
        #expect(connection.machine.read(key, at: .zero) == .wait)
        try connection.send([Record(.abortRequest, requestID: 1)] + records(1))
        #expect(connection.woken == [key])
        #expect(connection.received == [end(1, .requestComplete, 1)])
        #expect(connection.machine.read(key, at: .zero) == .failed(.unreadable))
        try connection.answer(key)
        #expect(connection.takeReceived() == [end(1, .requestComplete, 1)])
        try connection.answer(#require(connection.lastKey))
        #expect(connection.received == answer(1))
    }

    @Test("A request is aborted while its answer is sent; closing follows if it says so", arguments: [true, false])
    mutating func abortsAnswer(keeps: Bool) throws {
        try connection.send(records(keepsConnection: keeps))
        let key = try #require(connection.lastKey)
        _ = connection.machine.write(key, [1], at: .zero)
        try connection.perform(connection.machine.sent(at: .zero))
        try connection.send(Record(.abortRequest, requestID: 1))
        #expect(connection.received == [end(1, .requestComplete, 1)])
        #expect(connection.machine.write(key, [2], at: .zero) == nil)
        #expect(connection.isClosed == !keeps)
    }

    @Test(
        "What cannot be FastCGI ends the connection and wakes who waits",
        arguments: [
            ([begin(1)], .activeRequestID(1)),
            ([Record(.beginRequest, requestID: 2, content: [0, 1])], .beginRequestLength(2)),
            ([begin(2), Record(.standardInput, requestID: 2, content: [1])], .bodyBeforeParameters),
            ([begin(2), Record(.standardInput, requestID: 2)], .bodyBeforeParameters),
            ([begin(2)] + stream(.parameters, 2, [9, 9, 9]), .truncatedPair),
            (
                [begin(2), Record(.parameters, requestID: 2, content: [0xFF, 0xFF, 0xFF, 0xFF])],
                .parameterBytes(limit: 1_000_000)
            ),
            ([Record(.getValues, content: [3])], .truncatedPair),
        ] as [([Record], ProtocolError)])
    mutating func fails(hostile: [Record], error: ProtocolError) throws {
        try connection.send(head(1, post(1)))
        let key = try #require(connection.lastKey)
        #expect(connection.machine.read(key, at: .zero) == .wait)
        try connection.send(hostile)
        #expect(connection.failure == error)
        #expect(connection.woken == [key])
        #expect(connection.machine.read(key, at: .zero) == .failed(.unreadable))
        #expect(!connection.machine.wantsInput)
        let before = connection.started.count
        try connection.send(records(5))
        #expect(connection.started.count == before)
    }

    @Test("A record of another version ends the connection")
    mutating func failsVersion() throws {
        try connection.perform(connection.machine.receive(Array("GET / HTTP/1.1\r\n".utf8), at: .zero))
        #expect(connection.failure == .version(71))
    }
}
