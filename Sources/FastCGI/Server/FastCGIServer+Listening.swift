import Glibc
import NIOCore
import NIOPosix

extension FastCGIServer {
    /// Accepts connections from a socket, which the event loop owns from now on.
    func listen(
        _ socket: ListeningSocket, _ running: NIOLoopBoundBox<RunningServer?>, on eventLoop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        let limits = configuration.limits
        let capacity = ConnectionCapacity(
            connections: configuration.connections, requests: configuration.connections * limits.requests)
        let log = log
        return ServerBootstrap(group: eventLoop)
            // One at a time, so that the limit of connections is exact.
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let server = running.value else { return }
                    try channel.pipeline.syncOperations.addHandler(server.makeGate())
                }
            }
            // A web server may end its side of the connection and still read the answer.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let server = running.value else { return }
                    let handler = ConnectionHandler(
                        limits: limits, capacity: capacity, eventLoop: channel.eventLoop, log: log,
                        start: server.start)
                    try channel.pipeline.syncOperations.addHandler(handler)
                    server.add(handler, of: channel)
                }
            }
            .withBoundSocket(socket.descriptor)
            .map { channel in
                running.value?.add(listening: channel, file: socket.file)
                // The event loop has just set a shorter queue.
                _ = Glibc.listen(socket.descriptor, ListeningSocket.backlog)
                return channel
            }
    }
}

extension SocketAddress {
    /// `127.0.0.1:9000` or `[::1]:9000`.
    var shown: String {
        let host = ipAddress ?? ""
        return (host.contains(":") ? "[\(host)]" : host) + ":\(port ?? 0)"
    }
}
