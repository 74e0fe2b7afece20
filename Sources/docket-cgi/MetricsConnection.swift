import NIOCore

/// Answers one request and closes.
final class MetricsConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How long a head may be, in bytes.
    private static let headLimit = 8_192

    private let text: () -> String
    private var head: [UInt8] = []
    private var isAnswered = false
    private var timeout: Scheduled<Void>?

    init(text: @escaping () -> String) {
        self.text = text
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        timeout = context.eventLoop.scheduleTask(in: MetricsServer.timeout) { channel.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timeout?.cancel()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered else { return }
        head += unwrapInboundIn(data).readableBytesView
        let isWhole = head.ends(inEmptyLineWithin: Self.headLimit)
        guard isWhole || head.count > Self.headLimit else { return }
        isAnswered = true
        let answer = Self.answer(to: isWhole ? head : [], text)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer))).whenComplete { _ in
            channel.close(promise: nil)
        }
    }

    /// The whole answer to a head.
    static func answer(to head: [UInt8], _ text: () -> String) -> String {
        let line = head.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
            return response("400 Bad Request", "This is no request of HTTP/1.1.\n")
        }
        guard words[1].prefix(while: { $0 != "?" }) == "/metrics" else {
            return response("404 Not Found", "The metrics are at /metrics.\n")
        }
        switch words[0] {
        case "GET": return response("200 OK", text(), "application/openmetrics-text; version=1.0.0; charset=utf-8")
        case "HEAD":
            return response(
                "200 OK", text(), "application/openmetrics-text; version=1.0.0; charset=utf-8", isHead: true)
        default:
            return response("405 Method Not Allowed", "Allowed are GET and HEAD.\n", fields: "Allow: GET, HEAD\r\n")
        }
    }

    private static func response(
        _ status: String, _ text: String, _ type: String = "text/plain; charset=utf-8", fields: String = "",
        isHead: Bool = false
    ) -> String {
        """
        HTTP/1.1 \(status)\r
        Content-Type: \(type)\r
        Content-Length: \(text.utf8.count)\r
        Cache-Control: no-store\r
        X-Content-Type-Options: nosniff\r
        Connection: close\r
        \(fields)\r
        \(isHead ? "" : text)
        """
    }
}

extension [UInt8] {
    /// Whether a head of HTTP is whole: an empty line ends it.
    fileprivate func ends(inEmptyLineWithin limit: Int) -> Bool {
        let text = prefix(limit)
        return text.indices.dropLast(3).contains { text[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
    }
}
