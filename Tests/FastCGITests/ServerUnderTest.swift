import Exchange
import FastCGI
import HTTPTypes
import Logging
import TemporaryFolders

/// Answers with what it was asked: the method, the path, and the body's length and sum.
func echo(_ request: Request, _ parameters: [String: String]) async -> Response {
    var length = 0
    var sum = 0
    do {
        while let bytes = try await request.body.next() {
            length += bytes.count
            sum += bytes.reduce(0) { $0 + Int($1) }
        }
    } catch {
        return text("\(error)", status: .badRequest)
    }
    return text("\(request.head.method) \(request.pathInfo) \(length) \(sum) \(parameters.count)")
}

func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(head: HTTPResponse(status: status), body: .bytes(Array(text.utf8)))
}

/// Runs a server for as long as the body does, then stops it and waits for its end.
/// - Parameter listener: on which address; nil for a Unix socket of its own.
func withServer(
    _ listener: Listener? = nil, change: (inout FastCGIServer.Configuration) -> Void = { _ in },
    respond: @escaping FastCGIServer.Handler = echo, _ body: (_ address: String) async throws -> Void
) async throws {
    let folder = try TemporaryFolder()
    var configuration = FastCGIServer.Configuration(
        listeners: [listener ?? .unix(path: "\(folder.path)/s", mode: 0o600, group: nil)], stopSignals: [])
    change(&configuration)
    let server = FastCGIServer(
        configuration: configuration, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, respond: respond
    ) { sentence, parameters in
        text("\(sentence) \(parameters.count)", status: .badRequest)
    }
    try await withServer(server) { addresses, _ in try await body(addresses[0]) }
}

/// The same, with all addresses and something that stops the server early.
func withServer(
    _ server: FastCGIServer, _ body: (_ addresses: [String], _ stop: () async throws -> Void) async throws -> Void
) async throws {
    let (listening, continuation) = AsyncStream.makeStream(of: [String].self)
    let running = Task {
        defer { continuation.finish() }
        do throws(FastCGIError) {
            try await server.run { continuation.yield($0) }
        } catch {
            throw error
        }
    }
    var iterator = listening.makeAsyncIterator()
    if let addresses = await iterator.next() {
        do {
            try await body(addresses) {
                running.cancel()
                try await running.value
            }
        } catch {
            running.cancel()
            try await running.value
            throw error
        }
    }
    running.cancel()
    try await running.value
}

/// Something that a test opens for its handlers.
actor Latch {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// How many have arrived.
    private(set) var arrivals = 0

    func wait() async {
        arrivals += 1
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    /// Returns when that many have arrived.
    func arrived(_ count: Int) async throws {
        while arrivals < count { try await Task.sleep(for: .milliseconds(2)) }
    }
}
