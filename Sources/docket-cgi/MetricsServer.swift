import Glibc
import NIOCore
import NIOPosix

/// Serves counters as text to whoever watches this process: HTTP/1.1 with `GET /metrics`, and nothing else.
struct MetricsServer: Sendable {
    /// How many connections may be open at once; a further one is closed.
    static let connections = 32
    /// How long a request may take to come.
    static let timeout = TimeAmount.seconds(10)

    let host: String
    let port: UInt16
    /// Makes the text.
    let text: @Sendable () -> String

    /// Listens.
    /// - Returns: the address with its actual port.
    /// - Throws: a sentence that says why it cannot.
    func start() async throws(MetricsError) -> String {
        let shown = host.contains(":") ? "[\(host)]" : host
        let eventLoop = MultiThreadedEventLoopGroup.singleton.any()
        let open = NIOLoopBoundBox.makeBoxSendingValue(0, as: Int.self, eventLoop: eventLoop)
        do {
            let channel = try await ServerBootstrap(group: eventLoop)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { [text] channel in
                    channel.eventLoop.makeCompletedFuture {
                        open.value += 1
                        channel.closeFuture.whenComplete { _ in open.value -= 1 }
                        guard open.value <= Self.connections else {
                            channel.close(promise: nil)
                            return
                        }
                        try channel.pipeline.syncOperations.addHandler(MetricsConnection(text: text))
                    }
                }
                .bind(host: host, port: Int(port)).get()
            return "\(shown):\(channel.localAddress?.port ?? Int(port))"
        } catch {
            let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
            throw MetricsError(
                sentence:
                    "The metrics cannot be served at \(shown):\(port): \(reason). Choose another address with “--metrics”, or stop the program that uses it."
            )
        }
    }
}

/// Why the metrics cannot be served.
struct MetricsError: Error {
    /// What happened, where, and what to do.
    let sentence: String
}
