import Glibc
import Testing

@testable import docket_cgi

@Suite("The metrics", .timeLimit(.minutes(1)))
struct MetricsServerTests {
    private static let type = "Content-Type: application/openmetrics-text; version=1.0.0; charset=utf-8\r\n"

    private func port(_ text: String = "a 1\n# EOF\n") async throws -> UInt16 {
        let address = try await MetricsServer(host: "127.0.0.1", port: 0) { text }.start()
        #expect(address.hasPrefix("127.0.0.1:"))
        return try #require(UInt16(address.dropFirst("127.0.0.1:".count)))
    }

    @Test("are at their address, whatever the query, and a HEAD has their length", arguments: ["GET", "HEAD"])
    func answers(method: String) async throws {
        let client = try Client(port: try await port())
        client.send("\(method) /metrics?name=x HTTP/1.1\r\nHost: x\r\n\r\n")
        let answer = client.rest()
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n" + Self.type + "Content-Length: 10\r\n"))
        #expect(answer.hasSuffix(method == "GET" ? "\r\n\r\na 1\n# EOF\n" : "\r\n\r\n"))
    }

    @Test(
        "are all that there is",
        arguments: [
            ("GET / HTTP/1.1", "404 Not Found", "The metrics are at /metrics.\n"),
            ("GET /metrics/ HTTP/1.1", "404 Not Found", "The metrics are at /metrics.\n"),
            ("POST /metrics HTTP/1.1", "405 Method Not Allowed", "Allowed are GET and HEAD.\n"),
            ("GET /metrics", "400 Bad Request", "This is no request of HTTP/1.1.\n"),
            ("GET /metrics HTTP/2.0", "400 Bad Request", "This is no request of HTTP/1.1.\n"),
            ("", "400 Bad Request", "This is no request of HTTP/1.1.\n"),
        ])
    func refuses(line: String, status: String, text: String) {
        let answer = MetricsConnection.answer(to: Array("\(line)\r\n\r\n".utf8)) { "a 1\n# EOF\n" }
        #expect(answer.hasPrefix("HTTP/1.1 \(status)\r\nContent-Type: text/plain; charset=utf-8\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n" + text))
        #expect(answer.contains("\r\nAllow: GET, HEAD\r\n") == (status.hasPrefix("405")))
    }

    @Test("take a head of 8,192 bytes, and not one more", arguments: [(8_192, "200 OK"), (8_193, "400 Bad Request")])
    func limitsHead(length: Int, status: String) async throws {
        let start = "GET /metrics HTTP/1.1\r\nX: "
        let client = try Client(port: try await port())
        client.send(start + String(repeating: "x", count: length - start.utf8.count - 4) + "\r\n\r\n")
        #expect(client.rest().hasPrefix("HTTP/1.1 \(status)\r\n"))
    }

    @Test("have 32 connections at once; one more is closed, and there is room again when one has ended")
    func limitsConnections() async throws {
        let port = try await port()
        var clients = try (0..<MetricsServer.connections).map { _ in try Client(port: port) }
        let more = try Client(port: port)
        #expect(more.rest().isEmpty)
        clients[0].send("GET /metrics HTTP/1.1\r\n\r\n")
        #expect(clients[0].rest().hasPrefix("HTTP/1.1 200 OK"))
        clients.removeFirst()
        // The server notices the end when it comes to it.
        for _ in 0..<500 {
            let next = try Client(port: port)
            next.send("GET /metrics HTTP/1.1\r\n\r\n")
            if next.rest().hasPrefix("HTTP/1.1 200 OK") { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("There is no room again.")
    }

    @Test("cannot be at an address that another program has, and say so")
    func isTaken() async throws {
        let port = try await port()
        let sentence =
            "The metrics cannot be served at 127.0.0.1:\(port): Address already in use. Choose another address with “--metrics”, or stop the program that uses it."
        await #expect(
            performing: { _ = try await MetricsServer(host: "127.0.0.1", port: port) { "" }.start() },
            throws: { ($0 as? MetricsError)?.sentence == sentence })
    }
}

/// A connection to a port of this computer.
private final class Client {
    private let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        _ = Glibc.send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL))
    }

    /// All that comes until the other side ends.
    func rest() -> String {
        var bytes: [UInt8] = []
        var portion = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(descriptor, &portion, portion.count, 0)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += portion.prefix(count)
        }
    }
}
