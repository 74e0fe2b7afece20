import Exchange
import Glibc
import HTTPTypes
import Logging
import NIOCore
import Synchronization
import TemporaryFolders
import Testing

@testable import FastCGI

@Suite(.timeLimit(.minutes(1)))
struct ServerStopTests {
    private let folder: TemporaryFolder
    private let latch = Latch()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func server(stopTimeout: Duration = .seconds(30)) -> FastCGIServer {
        .waiting("\(folder.path)/s", latch, stopTimeout: stopTimeout, signals: [])
    }

    @Test("A stop removes the socket, ends idle connections, and waits for the answers that are due")
    func stopsGracefully() async throws {
        try await withServer(server()) { addresses, stop in
            let idle = try await WebServer(addresses[0])
            try await idle.send(records(1, [("REQUEST_METHOD", "HEAD")]))
            #expect(await idle.answer() != nil)
            let busy = try await WebServer(addresses[0])
            try await busy.send(records())
            try await latch.arrived(1)
            let end = Task.detached { [latch] in
                try await Task.sleep(for: .milliseconds(100))
                await latch.open()
            }
            try await stop()
            try await end.value
            #expect(access(addresses[0], F_OK) != 0)
            #expect(await busy.answer()?.text.hasSuffix("\r\n\r\ndone") == true)
            #expect(await busy.isAtEnd())
            #expect(await idle.isAtEnd())
        }
    }

    @Test("A connection that has just been made still gets its first answer")
    func answersFresh() async throws {
        await latch.open()
        try await withServer(server()) { addresses, stop in
            let web = try await WebServer(addresses[0])
            try await Task.sleep(for: .milliseconds(50))
            let request = Task.detached { [channel = web.channel] in
                try await Task.sleep(for: .milliseconds(100))
                try await channel.writeAndFlush(ByteBuffer(bytes: records().bytes)).get()
            }
            try await stop()
            try await request.value
            #expect(await web.answer()?.text.hasSuffix("\r\n\r\ndone") == true)
        }
    }

    @Test("What does not end in time is cut off")
    func cutsOff() async throws {
        let clock = ContinuousClock()
        try await withServer(server(stopTimeout: .milliseconds(200))) { addresses, stop in
            let web = try await WebServer(addresses[0])
            try await web.send(records())
            try await latch.arrived(1)
            let time = try await clock.measure { try await stop() }
            #expect(time >= .milliseconds(150) && time < .seconds(10))
            #expect(await web.answer() == nil)
        }
        await latch.open()
    }

    @Test("Each of the signals ends the server gracefully", arguments: [SIGTERM, SIGINT, SIGUSR1])
    func stopsBySignal(signal: Int32) async throws {
        await #expect(processExitsWith: .success) { [signal = signal as Int32] in
            let server = try await BusyServer()
            try await server.receive(signal)
            await server.latch.open()
            guard try await server.lastAnswer()?.hasSuffix("\r\n\r\ndone") == true else { exit(2) }
        }
    }

    @Test("A second signal ends the server at once")
    func stopsAtOnce() async throws {
        await #expect(processExitsWith: .success) {
            let server = try await BusyServer()
            try await server.receive(SIGTERM)
            kill(getpid(), SIGTERM)
            guard try await server.lastAnswer() == nil else { exit(2) }
        }
    }
}

/// A server of this process that stops by signals, with a request whose handler waits for the latch.
private struct BusyServer {
    let latch = Latch()
    private let folder: TemporaryFolder
    private let path: String
    private let running: Task<Void, any Error>
    private let web: WebServer

    init() async throws {
        folder = try TemporaryFolder()
        path = "\(folder.path)/s"
        let server = FastCGIServer.waiting(path, latch, signals: [SIGTERM, SIGINT, SIGUSR1])
        let (listening, continuation) = AsyncStream.makeStream(of: Void.self)
        running = Task { try await server.run { _ in continuation.yield() } }
        for await _ in listening { break }
        web = try await WebServer(path)
        try await web.send(records())
        try await latch.arrived(1)
    }

    /// Gets a signal, and returns when the server has begun to stop.
    func receive(_ signal: Int32) async throws {
        kill(getpid(), signal)
        while access(path, F_OK) == 0 { try await Task.sleep(for: .milliseconds(2)) }
    }

    /// What the request is answered, once the server has ended; nil when it was cut off.
    func lastAnswer() async throws -> String? {
        let answer = await web.answer()
        try await running.value
        return answer?.text
    }
}

extension FastCGIServer {
    /// A server whose handlers wait for the latch, except for HEAD.
    fileprivate static func waiting(
        _ path: String, _ latch: Latch, stopTimeout: Duration = .seconds(30), signals: [Int32]
    ) -> FastCGIServer {
        FastCGIServer(
            configuration: Configuration(
                listeners: [.unix(path: path, mode: 0o600, group: nil)], stopTimeout: stopTimeout,
                stopSignals: signals),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            respond: { request, _ in
                if request.head.method != .head { await latch.wait() }
                return text("done")
            },
            respondToMalformed: { sentence, _ in text(sentence) })
    }
}
