import Exchange
import Testing

@testable import FastCGI

/// What ends a request or a connection besides an answer: time, a stop, a loss.
struct ConnectionClosingTests {
    private var connection = Conversation(
        ConnectionLimits(stallTimeout: .seconds(60), idleTimeout: .seconds(300)))

    @Test("Parameters that stop coming end their request after the time that is allowed")
    mutating func endsStalledParameters() throws {
        try connection.send(begin(1))
        try connection.wait(.seconds(59))
        try connection.send(Record(.parameters, requestID: 1, content: [1]))
        try connection.wait(.seconds(59))
        #expect(connection.received.isEmpty)
        try connection.wait(.seconds(1))
        #expect(connection.received == [end(1, .requestComplete, 1)])
    }

    @Test("A body that stops coming while it is waited for is truncated, and its handler may still answer")
    mutating func endsStalledBody() throws {
        try connection.send(head(1, post(5)))
        let key = try #require(connection.lastKey)
        #expect(connection.machine.read(key, at: connection.now) == .wait)
        try connection.wait(.seconds(59))
        #expect(connection.woken.isEmpty)
        try connection.wait(.seconds(1))
        #expect(connection.woken == [key])
        #expect(connection.machine.read(key, at: connection.now) == .failed(.truncated))
        try connection.answer(key)
        #expect(connection.received.last == end(1))
    }

    @Test("A long record that comes slowly is progress")
    mutating func seesProgress() throws {
        try connection.send(head(1, post(100)))
        let key = try #require(connection.lastKey)
        #expect(connection.machine.read(key, at: connection.now) == .wait)
        let bytes = Record(.standardInput, requestID: 1, content: [UInt8](repeating: 1, count: 100)).bytes
        try connection.perform(connection.machine.receive(bytes.prefix(8), at: connection.now))
        for byte in bytes[8..<108] {
            try connection.wait(.seconds(30))
            try connection.perform(connection.machine.receive([byte], at: connection.now))
        }
        #expect(connection.machine.read(key, at: connection.now) == .bytes([UInt8](repeating: 1, count: 100)))
    }

    @Test("A handler may take its time: nobody waits for the web server then")
    mutating func leavesHandlersAlone() throws {
        try connection.send(head(1, post(5)))
        try connection.wait(.seconds(3_600))
        #expect(connection.received.isEmpty && !connection.isClosed)
    }

    @Test("A web server that does not read its answer loses the connection", arguments: [59, 60])
    mutating func endsUnread(seconds: Int) throws {
        connection.sends = false
        try connection.send(records())
        try connection.answer(#require(connection.lastKey))
        try connection.wait(.seconds(seconds))
        #expect((connection.failure == .answerNotRead) == (seconds == 60))
    }

    @Test("Every record that is read is progress")
    mutating func seesReading() throws {
        connection.sends = false
        try connection.send(records())
        let key = try #require(connection.lastKey)
        for _ in 0..<10 {
            _ = connection.machine.write(key, [1], at: connection.now)
            try connection.wait(.seconds(59))
            try connection.perform(connection.machine.sent(at: connection.now))
        }
        #expect(connection.failure == nil)
    }

    @Test("An idle connection closes, counted from its last answer", arguments: [299, 300])
    mutating func endsIdle(seconds: Int) throws {
        try connection.send(records())
        try connection.wait(.seconds(299))
        try connection.answer(#require(connection.lastKey))
        try connection.wait(.seconds(seconds))
        #expect(connection.isClosed == (seconds == 300))
    }

    @Test("A connection closes only when the body of its last request has been sent, or nobody goes on sending it")
    mutating func lingers() throws {
        var other = connection
        for isSent in [true, false] {
            try connection.send(head(1, post(5), keepsConnection: false))
            try connection.answer(#require(connection.lastKey))
            #expect(!connection.isClosed)
            // So that a web server which has stopped sending sees that the answer is whole.
            #expect(connection.isOutputClosed)
            if isSent {
                try connection.send(stream(.standardInput, 1, [1, 2, 3, 4, 5]))
            } else {
                try connection.wait(.seconds(59))
                #expect(!connection.isClosed)
                try connection.wait(.seconds(1))
            }
            #expect(connection.isClosed)
            swap(&connection, &other)
        }
    }

    @Test("When the server stops, an idle connection closes at once and a busy one after its answers")
    mutating func stops() throws {
        try connection.send(records(1) + records(2))
        var idle = connection
        for key in idle.started.keys { try idle.answer(key) }
        try idle.perform(idle.machine.stop(isFinal: false, at: .zero))
        #expect(idle.isClosed)

        try connection.perform(connection.machine.stop(isFinal: false, at: .zero))
        try connection.send(records(3))
        #expect(connection.received == [end(3, .overloaded)])
        for key in connection.started.keys { try connection.answer(key) }
        #expect(connection.isClosed)
    }

    @Test("A connection that was just made may still bring its first request while the server stops")
    mutating func stopsFresh() throws {
        var silent = connection
        try silent.perform(silent.machine.stop(isFinal: false, at: .zero))
        #expect(!silent.isClosed)
        try silent.perform(silent.machine.stop(isFinal: true, at: .zero))
        #expect(silent.isClosed)

        try connection.perform(connection.machine.stop(isFinal: false, at: .zero))
        try connection.send(records(1) + records(2))
        try connection.perform(connection.machine.stop(isFinal: true, at: .zero))
        #expect(connection.received == [end(2, .overloaded)])
        try connection.answer(#require(connection.lastKey))
        #expect(connection.isClosed)
    }

    @Test("Who waits learns that the connection is lost")
    mutating func losesConnection() throws {
        try connection.send(head(1, post(5)))
        let key = try #require(connection.lastKey)
        #expect(connection.machine.read(key, at: .zero) == .wait)
        try connection.perform(connection.machine.lost())
        #expect(connection.woken == [key])
        #expect(connection.machine.read(key, at: .zero) == .failed(.unreadable))
        #expect(connection.machine.write(key, [1], at: .zero) == nil)
    }
}
