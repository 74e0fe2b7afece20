import Exchange
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import FastCGI

@Suite(.timeLimit(.minutes(1)))
struct ServerBackpressureTests {
    private let ok = "Status: 200 OK\r\nContent-Length: "
    private let complete: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]

    private func parameters(_ length: Int = 0) -> [(String, String)] {
        post(length) + [("PATH_INFO", "/p")]
    }

    @Test("A body is received while nobody reads it only as far as its buffer goes, and whole in the end")
    func holdsBack() async throws {
        let latch = Latch()
        try await withServer(respond: { request, parameters in
            await latch.wait()
            return await echo(request, parameters)
        }) { address in
            let web = try await WebServer(address)
            let size = 3_000_000
            let sent = Mutex(false)
            let push = web.push(records(1, parameters(size), body: [UInt8](repeating: 1, count: size)))
            push.whenSuccess { sent.withLock { $0 = true } }
            try await latch.arrived(1)
            try await Task.sleep(for: .milliseconds(100))
            #expect(!sent.withLock { $0 })
            await latch.open()
            #expect(await web.answer()?.text.hasSuffix("POST /p \(size) \(size) 3") == true)
            try await push.get()
        }
    }

    @Test("A slow request on a connection does not keep another one from its body")
    func doesNotDeadlock() async throws {
        let latch = Latch()
        try await withServer(respond: { request, parameters in
            if request.pathInfo == "/slow" { await latch.wait() }
            return await echo(request, parameters)
        }) { address in
            let web = try await WebServer(address)
            let body = [UInt8](repeating: 1, count: 500_000)
            try await web.send(
                head(1, post(body.count) + [("PATH_INFO", "/slow")]) + head(2, parameters(5))
                    + stream(.standardInput, 1, body) + stream(.standardInput, 2, [1, 1, 1, 1, 1]))
            #expect(await web.answer(2)?.text.hasSuffix("POST /p 5 5 3") == true)
            await latch.open()
            #expect(await web.answer(1)?.text.hasSuffix("POST /slow 500000 500000 3") == true)
        }
    }

    @Test("An answer that is read slowly makes its handler wait, and comes whole")
    func writesSlowly() async throws {
        let size = 5_000_000
        try await withServer(respond: { _, _ in
            Response(head: HTTPResponse(status: .ok), body: .bytes([UInt8](repeating: 120, count: size)))
        }) { address in
            let web = try await WebServer(address)
            try await web.stopReading()
            try await web.send(records())
            try await Task.sleep(for: .milliseconds(50))
            try await web.readOn()
            let answer = try #require(await web.answer())
            #expect(answer.text.utf8.count == ok.utf8.count + 11 + size)
            #expect(answer.end == complete)
        }
    }

    @Test("A web server that sends its whole body before it reads gets an answer that came before the body")
    func answersEarly() async throws {
        let size = 2_000_000
        try await withServer(respond: { _, _ in
            Response(head: HTTPResponse(status: .contentTooLarge), body: .bytes([UInt8](repeating: 120, count: size)))
        }) { address in
            let web = try await WebServer(address)
            try await web.stopReading()
            try await web.send(
                records(1, parameters(size), body: [UInt8](repeating: 1, count: size), keepsConnection: false))
            try await web.readOn()
            #expect(await web.answer()?.text.hasPrefix("Status: 413 ") == true)
            #expect(await web.isAtEnd())
        }
    }
}
