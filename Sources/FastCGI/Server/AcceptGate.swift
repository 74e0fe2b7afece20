import Logging
import NIOCore

/// Stands before a listening socket's own handler, and accepts only while there is room. It belongs to one event loop.
final class AcceptGate: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias InboundOut = any Channel
    typealias OutboundIn = Never

    private let server: RunningServer
    private var context: ChannelHandlerContext?
    private var isHeld = false
    private var isResting = false

    init(server: RunningServer) {
        self.server = server
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func read(context: ChannelHandlerContext) {
        if isResting || !server.hasRoom {
            isHeld = true
        } else {
            context.read()
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let connection = unwrapInboundIn(data)
        guard server.allows(connection.remoteAddress) else {
            // Nothing is said to a peer that may not connect (FastCGI 1.0 §3.2).
            connection.close(promise: nil)
            return
        }
        server.accepted(connection)
        context.fireChannelRead(data)
    }

    /// Accepting failed, for want of descriptors or memory. The socket stays readable, so trying again at once would
    /// only keep the processor busy.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        server.log.error("A connection cannot be accepted: \(error). Allow this process more open files.")
        isResting = true
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { [self] in
            isResting = false
            release()
        }
    }

    /// Goes on accepting, if that was held back.
    func release() {
        guard isHeld, let context else { return }
        isHeld = false
        read(context: context)
    }
}
