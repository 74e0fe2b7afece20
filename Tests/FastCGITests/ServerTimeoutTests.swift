import Exchange
import HTTPTypes
import Testing

@testable import FastCGI

@Suite(.timeLimit(.minutes(1)))
struct ServerTimeoutTests {
    private func withImpatientServer(
        respond: @escaping FastCGIServer.Handler = echo, _ body: (String) async throws -> Void
    ) async throws {
        try await withServer(
            change: {
                $0.limits.stallTimeout = .milliseconds(200)
                $0.limits.idleTimeout = .seconds(2)
            }, respond: respond, body)
    }

    @Test("Parameters that stop coming end their request")
    func endsStalledParameters() async throws {
        try await withImpatientServer { address in
            let web = try await WebServer(address)
            try await web.send(begin(1))
            #expect(await web.answer()?.end == [0, 0, 0, 1, 0, 0, 0, 0])
        }
    }

    @Test("A body that stops coming is truncated, and the handler answers")
    func endsStalledBody() async throws {
        try await withImpatientServer { address in
            let web = try await WebServer(address)
            try await web.send(head(1, post(10)) + [Record(.standardInput, requestID: 1, content: [1])])
            #expect(await web.answer()?.text.hasSuffix("\r\n\r\ntruncated") == true)
        }
    }

    @Test("An answer that nobody reads frees its handler and its connection")
    func endsUnreadAnswers() async throws {
        let latch = Latch()
        await latch.open()
        let time = try await ContinuousClock().measure {
            try await withImpatientServer { _, _ in
                await latch.wait()
                return Response(
                    head: HTTPResponse(status: .ok), body: .bytes([UInt8](repeating: 1, count: 5_000_000)))
            } _: { address in
                let web = try await WebServer(address)
                try await web.stopReading()
                try await web.send(records())
                try await latch.arrived(1)
            }
        }
        #expect(time < .seconds(25), "The stop would otherwise wait for the answer for 30 seconds.")
    }

    @Test("An idle connection is closed")
    func closesIdle() async throws {
        try await withImpatientServer { address in
            let web = try await WebServer(address)
            try await web.send(records())
            #expect(await web.answer() != nil)
            #expect(await web.isAtEnd())
        }
    }
}
