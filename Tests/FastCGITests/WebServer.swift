import FastCGI
import NIOCore
import NIOPosix

/// A web server's end of a connection.
final class WebServer {
    struct TimedOut: Error {}

    let channel: any Channel
    private var records: AsyncStream<Record>.AsyncIterator
    private var kept: [Record] = []

    /// - Parameter address: a path, or `IP:PORT` as the server shows it.
    init(_ address: String) async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Record.self)
        let socket: SocketAddress
        if address.contains("/") {
            socket = try SocketAddress(unixDomainSocketPath: address)
        } else {
            let colon = address.lastIndex(of: ":") ?? address.startIndex
            let host = address[..<colon].filter { $0 != "[" && $0 != "]" }
            socket = try SocketAddress(ipAddress: host, port: Int(address[colon...].dropFirst()) ?? 0)
        }
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.maxMessagesPerRead, value: 1)
            .channelOption(.socketOption(.so_sndbuf), value: 16_384)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(RecordReader(continuation))
                }
            }
            .connect(to: socket).get()
        records = stream.makeAsyncIterator()
    }

    /// Sends all of it; it returns when the kernel has it.
    func send(_ records: [Record]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: records.bytes)).get()
    }

    func send(_ records: Record...) async throws {
        try await send(records)
    }

    /// Sends as much as the other side takes, and does not wait for it.
    func push(_ records: [Record]) -> EventLoopFuture<Void> {
        channel.writeAndFlush(ByteBuffer(bytes: records.bytes))
    }

    /// The next record; nil when the connection has ended.
    func next() async -> Record? {
        await records.next(isolation: #isolation)
    }

    /// The next answer to a request: the bytes of FCGI_STDOUT and the content of FCGI_END_REQUEST. What concerns other
    /// requests is kept for them.
    func answer(_ id: UInt16 = 1) async -> (text: String, end: [UInt8])? {
        var output: [UInt8] = []
        var others: [Record] = []
        defer { kept = others + kept }
        while true {
            let record: Record
            if !kept.isEmpty {
                record = kept.removeFirst()
            } else if let next = await records.next(isolation: #isolation) {
                record = next
            } else {
                return nil
            }
            if record.requestID != id {
                others.append(record)
            } else if record.type == RecordType.endRequest.rawValue {
                return (String(decoding: output, as: UTF8.self), record.content)
            } else {
                output += record.content
            }
        }
    }

    /// Whether nothing more comes and the connection has ended.
    func isAtEnd() async -> Bool {
        await records.next(isolation: #isolation) == nil
    }

    /// Ends this side of the connection.
    func endOutput() async throws {
        try await channel.close(mode: .output)
    }

    func close() async {
        try? await channel.close()
    }

    func stopReading() async throws {
        try await channel.setOption(.autoRead, value: false).get()
    }

    func readOn() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }
}

private final class RecordReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncStream<Record>.Continuation
    private var decoder = RecordDecoder()

    init(_ continuation: AsyncStream<Record>.Continuation) {
        self.continuation = continuation
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        decoder.feed(unwrapInboundIn(data).readableBytesView)
        while let record = try? decoder.next() { continuation.yield(record) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { continuation.finish() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        continuation.finish()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
