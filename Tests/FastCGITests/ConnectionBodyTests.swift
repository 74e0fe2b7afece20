import Exchange
import Testing

@testable import FastCGI

/// How a body is received, and what happens when it comes faster or slower than it is read.
struct ConnectionBodyTests {
    private let limits = ConnectionLimits(bodyBuffer: 100, bodyBufferMaximum: 1_000)

    private func input(_ count: Int, _ id: UInt16 = 1) -> Record {
        Record(.standardInput, requestID: id, content: [UInt8](repeating: 1, count: count))
    }

    private func began(_ length: Int) throws -> (Conversation, RequestKey) {
        var connection = Conversation(limits)
        try connection.send(head(1, post(length)))
        let key = try #require(connection.lastKey)
        connection.machine.announce(length, for: key)
        return (connection, key)
    }

    @Test("A body ends with its last announced byte, and what comes beyond is nobody's")
    func readsToItsEnd() throws {
        var (connection, key) = try began(5)
        #expect(connection.machine.read(key, at: .zero) == .wait)
        try connection.send(input(3))
        #expect(connection.woken == [key])
        #expect(connection.machine.read(key, at: .zero) == .bytes([1, 1, 1]))
        try connection.send(input(3))
        #expect(connection.machine.read(key, at: .zero) == .bytes([1, 1]))
        #expect(connection.machine.read(key, at: .zero) == .end)
        #expect(connection.machine.bufferedBytes == 0)
        #expect(connection.woken == [key])
    }

    @Test("A body that came before its length was known is cut to it", arguments: [0, 1, 3, 4])
    func cutsToLength(length: Int) throws {
        var connection = Conversation(limits)
        try connection.send(head(1, post(length)) + [input(3)])
        let key = try #require(connection.lastKey)
        connection.machine.announce(length, for: key)
        #expect(connection.machine.bufferedBytes == min(3, length))
    }

    @Test("A body that has come as a whole is handed over at once, any other in portions", arguments: [1, 3, 4])
    func handsOverWholeBodies(length: Int) throws {
        var connection = Conversation(limits)
        try connection.send(head(1, post(length)) + [input(3)])
        let key = try #require(connection.lastKey)
        connection.machine.announce(length, for: key)
        let whole = connection.machine.readWhole(key)
        #expect(whole == (length == 4 ? nil : [UInt8](repeating: 1, count: length)))
        #expect(connection.machine.read(key, at: .zero) == (length == 4 ? .bytes([1, 1, 1]) : .end))
    }

    @Test("The whole body of a request that has been aborted is handed to nobody")
    func handsOverNothingAfterAbort() throws {
        var connection = Conversation(limits)
        try connection.send(head(1, post(3)) + [input(3), Record(.abortRequest, requestID: 1)])
        let key = try #require(connection.lastKey)
        connection.machine.announce(3, for: key)
        #expect(connection.machine.readWhole(key) == nil)
        #expect(connection.machine.read(key, at: .zero) == .failed(.unreadable))
    }

    @Test("A body with fewer bytes than announced is truncated", arguments: [true, false])
    func noticesTruncation(isWaiting: Bool) throws {
        var (connection, key) = try began(5)
        try connection.send(input(4))
        #expect(connection.machine.read(key, at: .zero) == .bytes([1, 1, 1, 1]))
        if isWaiting { #expect(connection.machine.read(key, at: .zero) == .wait) }
        try connection.send(input(0), input(9))
        #expect(connection.woken == (isWaiting ? [key] : []))
        #expect(connection.machine.read(key, at: .zero) == .failed(.truncated))
    }

    @Test("Whole requests are answered after the web server has ended its side, others are not")
    func survivesHalfClosure() throws {
        var (connection, key) = try began(5)
        try connection.send(records(2) + [begin(3), input(5)])
        try connection.perform(connection.machine.inputEnded(at: .zero))
        #expect(connection.machine.read(key, at: .zero) == .bytes([1, 1, 1, 1, 1]))
        #expect(connection.machine.read(key, at: .zero) == .end)
        for key in connection.started.keys { try connection.answer(key) }
        #expect(connection.isClosed)
        #expect(connection.received.filter { $0.type == 3 }.map(\.requestID).sorted() == [1, 2])
    }

    @Test("A body that is cut off by the end of the connection is truncated")
    func noticesHalfClosure() throws {
        var (connection, key) = try began(5)
        try connection.send(input(4))
        try connection.perform(connection.machine.inputEnded(at: .zero))
        #expect(connection.machine.read(key, at: .zero) == .bytes([1, 1, 1, 1]))
        #expect(connection.machine.read(key, at: .zero) == .failed(.truncated))
    }

    @Test("The connection is read while less than the buffer waits", arguments: [99, 100, 101])
    func stopsReading(count: Int) throws {
        var (connection, key) = try began(5_000)
        try connection.send(input(count))
        #expect(connection.machine.wantsInput == (count < 100))
        _ = connection.machine.read(key, at: .zero)
        #expect(connection.machine.wantsInput)
    }

    @Test(
        "It is read on while another request's reader waits, until the slow one holds too much",
        arguments: [1_000, 1_001])
    func doesNotDeadlock(count: Int) throws {
        var (connection, key) = try began(5_000)
        try connection.send(head(2, post(1)))
        let other = try #require(connection.lastKey)
        connection.machine.announce(1, for: other)
        try connection.send(input(500))
        #expect(!connection.machine.wantsInput)
        #expect(connection.machine.read(other, at: .zero) == .wait)
        #expect(connection.machine.wantsInput)
        try connection.send(input(count - 500))
        if count > 1_000 {
            #expect(connection.received == [end(1, .overloaded)])
            #expect(connection.machine.read(key, at: .zero) == .failed(.unreadable))
        } else {
            #expect(connection.received.isEmpty)
        }
        try connection.send(input(1, 2))
        #expect(connection.machine.read(other, at: .zero) == .bytes([1]))
        #expect(connection.machine.wantsInput == (count > 1_000))
    }

    @Test("It is read on while another request's parameters come")
    func readsParameters() throws {
        var (connection, _) = try began(5_000)
        try connection.send(input(500), begin(2))
        #expect(connection.machine.wantsInput)
        try connection.send(Record(.parameters, requestID: 2))
        #expect(!connection.machine.wantsInput)
    }

    @Test("What still comes of a body after its handler has answered is dropped, and so read")
    func dropsUnread() throws {
        var (connection, key) = try began(5_000)
        try connection.send(input(500))
        connection.machine.dropBody(key)
        #expect(connection.machine.bufferedBytes == 0)
        #expect(connection.machine.wantsInput)
        try connection.send(input(2_000))
        #expect(connection.machine.bufferedBytes == 0)
        #expect(connection.machine.read(key, at: .zero) == .failed(.unreadable))
    }

    @Test("Nothing is read while the web server does not read", arguments: [16, 17])
    func stopsReadingReplies(count: Int) throws {
        var connection = Conversation()
        connection.sends = false
        for _ in 0..<count { try connection.send(Record(type: 99, requestID: 0, content: [])) }
        #expect(connection.machine.wantsInput == (count == 16))
        try connection.perform(connection.machine.sent(at: .zero))
        #expect(connection.machine.wantsInput)
    }

    @Test("Parameters in a hundred thousand small records take no time worth mentioning", .timeLimit(.minutes(1)))
    func isLinearInParameters() throws {
        var connection = Conversation()
        let pair = NameValuePair(name: "A", value: String(repeating: "x", count: 100_000)).bytes
        let bytes = ([begin(1)] + pair.map { Record(.parameters, requestID: 1, content: [$0]) }).bytes
        for start in stride(from: 0, to: bytes.count, by: 65_536) {
            try connection.perform(
                connection.machine.receive(bytes[start..<min(start + 65_536, bytes.count)], at: .zero))
        }
        try connection.send(Record(.parameters, requestID: 1))
        #expect(connection.started.values.first?["A"]?.utf8.count == 100_000)
    }

    @Test("A body in a hundred thousand small records takes no time worth mentioning", .timeLimit(.minutes(1)))
    func isLinear() throws {
        var connection = Conversation(ConnectionLimits(bodyBuffer: 200_000))
        try connection.send(head(1, post(100_000)))
        let bytes = [Record](repeating: input(1), count: 100_000).bytes
        for start in stride(from: 0, to: bytes.count, by: 65_536) {
            try connection.perform(
                connection.machine.receive(bytes[start..<min(start + 65_536, bytes.count)], at: .zero))
        }
        #expect(connection.machine.bufferedBytes == 100_000)
    }
}
