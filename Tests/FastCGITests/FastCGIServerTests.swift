import Exchange
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import FastCGI

@Suite(.timeLimit(.minutes(1)))
struct FastCGIServerTests {
    private let ok = "Status: 200 OK\r\nContent-Length: "
    private let complete: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]

    private func parameters(_ length: Int = 0) -> [(String, String)] {
        post(length) + [("PATH_INFO", "/p")]
    }

    @Test(
        "A request is answered over every kind of socket",
        arguments: [
            nil, .tcp(host: "127.0.0.1", port: 0), .tcp(host: "::1", port: 0), .tcp(host: "localhost", port: 0),
        ]
            as [Listener?])
    func answers(listener: Listener?) async throws {
        try await withServer(listener) { address in
            let web = try await WebServer(address)
            try await web.send(records(1, parameters(3), body: [1, 2, 3], keepsConnection: false))
            let answer = try #require(await web.answer())
            #expect(answer.text == ok + "13\r\n\r\nPOST /p 3 6 3")
            #expect(answer.end == complete)
            #expect(await web.isAtEnd())
        }
    }

    @Test("A connection is kept for further requests, as long as it should be")
    func keepsAlive() async throws {
        try await withServer { address in
            let web = try await WebServer(address)
            for id in [1, 1, 7] as [UInt16] {
                try await web.send(records(id))
                #expect(await web.answer(id)?.text == ok + "10\r\n\r\nGET  0 0 1")
            }
            try await web.send(records(keepsConnection: false))
            #expect(await web.answer() != nil)
            #expect(await web.isAtEnd())
        }
    }

    @Test("A HEAD request gets a head alone")
    func answersHead() async throws {
        try await withServer { address in
            let web = try await WebServer(address)
            try await web.send(records(1, [("REQUEST_METHOD", "HEAD")]))
            #expect(await web.answer()?.text == ok + "11\r\n\r\n")
        }
    }

    @Test("Parameters that are no request get the other answer", arguments: ["", "G E T", "POST"])
    func answersMalformed(method: String) async throws {
        try await withServer { address in
            let web = try await WebServer(address)
            try await web.send(
                records(1, [("REQUEST_METHOD", method), ("CONTENT_LENGTH", "x"), ("A", "b")], body: [1, 2, 3]))
            let answer = try #require(await web.answer())
            #expect(answer.text.hasPrefix("Status: 400 Bad Request\r\n"))
            #expect(answer.text.hasSuffix(". 3"))
            try await web.send(records())
            #expect(await web.answer()?.text.hasPrefix(ok) == true)
        }
    }

    @Test("A NUL byte, which no environment can hold, is malformed", arguments: [("A", "b\0"), ("A\0", "b")])
    func refusesNUL(name: String, value: String) async throws {
        try await withServer { address in
            let web = try await WebServer(address)
            try await web.send(records(1, [("REQUEST_METHOD", "GET"), (name, value)]))
            #expect(await web.answer()?.text.hasSuffix("\r\n\r\nA parameter of the request has a NUL byte. 2") == true)
        }
    }

    @Test("70 kB of parameters in many records are a request")
    func takesManyParameters() async throws {
        try await withServer { address in
            let web = try await WebServer(address)
            let value = String(repeating: "v", count: 700)
            let many = parameters(0) + (1...100).map { ("HTTP_X_\($0)", value) }
            try await web.send(records(1, many))
            #expect(await web.answer()?.text.hasSuffix(" 0 0 103") == true)
        }
    }

    @Test("Ten requests at once on one connection are each answered as a whole")
    func multiplexes() async throws {
        try await withServer { address in
            let web = try await WebServer(address)
            let ids = Array(1...10 as ClosedRange<UInt16>)
            for id in ids { try await web.send(head(id, parameters(1_000 * Int(id)))) }
            for _ in 0..<10 {
                for id in ids {
                    try await web.send(
                        Record(.standardInput, requestID: id, content: [UInt8](repeating: 1, count: 100 * Int(id))))
                }
            }
            for id in ids.reversed() { try await web.send(Record(.standardInput, requestID: id)) }
            for id in ids {
                #expect(await web.answer(id)?.text.hasSuffix("POST /p \(1_000 * Int(id)) \(1_000 * Int(id)) 3") == true)
            }
        }
    }

    @Test(
        "A file is sent as it is read, and one that ends too early is an answer that is not whole",
        arguments: [true, false])
    func sendsStreams(isWhole: Bool) async throws {
        let portions = [65_536, 1, 65_536, 27]
        try await withServer(respond: { _, _ in
            let sent = Mutex(0)
            return Response(
                head: HTTPResponse(status: .ok),
                body: .stream(length: portions.reduce(isWhole ? 0 : 1, +)) {
                    sent.withLock { sent in
                        guard sent < portions.count else { return [] }
                        defer { sent += 1 }
                        return [UInt8](repeating: 120, count: portions[sent])
                    }
                })
        }) { address in
            let web = try await WebServer(address)
            try await web.send(records())
            let answer = try #require(await web.answer())
            #expect(answer.text.utf8.count == ok.utf8.count + 10 + 131_100)
            #expect(answer.end == (isWhole ? complete : [0, 0, 0, 1, 0, 0, 0, 0]))
            try await web.send(records(1, [("REQUEST_METHOD", "HEAD")]))
            #expect(await web.answer()?.text == ok + "\(isWhole ? 131_100 : 131_101)\r\n\r\n")
        }
    }

    @Test("An aborted request ends at once, its body is unreadable, and its connection goes on")
    func aborts() async throws {
        let outcome = Mutex("")
        let latch = Latch()
        try await withServer(respond: { request, parameters in
            if request.head.method == .get { return text("x") }
            await latch.wait()
            do {
                while try await request.body.next() != nil {}
            } catch {
                outcome.withLock { $0 = "\(error)" }
            }
            return text("late")
        }) { address in
            let web = try await WebServer(address)
            try await web.send(head(1, parameters(10)) + [Record(.standardInput, requestID: 1, content: [1])])
            try await latch.arrived(1)
            await latch.open()
            try await Task.sleep(for: .milliseconds(20))
            try await web.send(Record(.abortRequest, requestID: 1))
            let answer = try #require(await web.answer())
            #expect(answer.text.isEmpty)
            #expect(answer.end == [0, 0, 0, 1, 0, 0, 0, 0])
            try await web.send(records())
            #expect(await web.answer()?.text.hasSuffix("\r\n\r\nx") == true)
        }
        #expect(outcome.withLock { $0 } == "unreadable")
    }

    @Test("A request that waits for a handler is forgotten when it is aborted")
    func abortsWaiting() async throws {
        let latch = Latch()
        let paths = Mutex<[String]>([])
        try await withServer {
            $0.handlers = 1
        } respond: { request, _ in
            paths.withLock { $0.append(request.pathInfo) }
            await latch.wait()
            return text("")
        } _: { address in
            let web = try await WebServer(address)
            for id in [1, 2, 3] as [UInt16] {
                try await web.send(records(id, [("REQUEST_METHOD", "GET"), ("PATH_INFO", "/\(id)")]))
            }
            try await latch.arrived(1)
            try await web.send(Record(.abortRequest, requestID: 2))
            #expect(await web.answer(2)?.end == [0, 0, 0, 1, 0, 0, 0, 0])
            await latch.open()
            #expect(await web.answer(1) != nil)
            #expect(await web.answer(3) != nil)
        }
        #expect(paths.withLock { $0 } == ["/1", "/3"])
    }

    @Test(
        "A body that ends with its connection is truncated or unreadable, and never an end",
        arguments: [true, false])
    func noticesLoss(isHalf: Bool) async throws {
        let outcome = Mutex("")
        try await withServer(respond: { request, _ in
            do {
                while try await request.body.next() != nil {}
                outcome.withLock { $0 = "end" }
            } catch {
                outcome.withLock { $0 = "\(error)" }
            }
            return text("")
        }) { address in
            let web = try await WebServer(address)
            try await web.send(head(1, parameters(10)) + [Record(.standardInput, requestID: 1, content: [1])])
            try await Task.sleep(for: .milliseconds(20))
            if isHalf {
                try await web.endOutput()
                #expect(await web.answer() != nil)
            } else {
                await web.close()
            }
        }
        let result = outcome.withLock { $0 }
        #expect(isHalf ? result == "truncated" : ["truncated", "unreadable"].contains(result))
    }

    @Test("What is not FastCGI closes the connection, and no other")
    func refusesOtherProtocols() async throws {
        try await withServer { address in
            let other = try await WebServer(address)
            let web = try await WebServer(address)
            try await web.channel.writeAndFlush(ByteBuffer(string: "GET / HTTP/1.1\r\n\r\n")).get()
            #expect(await web.isAtEnd())
            try await other.send(records())
            #expect(await other.answer() != nil)
        }
    }
}
