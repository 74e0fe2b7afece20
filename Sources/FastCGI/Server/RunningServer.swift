import Addresses
import Logging
import NIOCore

/// A server between its start and its end. It belongs to one event loop, as all its connections do: what they do
/// themselves is little, and one thread needs no locks.
final class RunningServer {
    private enum Phase {
        /// Connections are accepted.
        case serving
        /// No connection is accepted; requests that have come are answered.
        case stopping
        /// Everything has ended, or the time for it is over.
        case finished
    }

    let server: FastCGIServer
    let eventLoop: any EventLoop
    let log: Logger
    private var phase = Phase.serving
    private var count = 0
    private var connections: [ObjectIdentifier: any Channel] = [:]
    private var handlers: [ObjectIdentifier: ConnectionHandler] = [:]
    private var gates: [AcceptGate] = []
    private var listening: [any Channel] = []
    private var files: [SocketFile] = []
    private let ended: EventLoopPromise<Void>
    private var timeout: Scheduled<Void>?
    private(set) lazy var slots = HandlerSlots(limit: server.configuration.handlers, eventLoop: eventLoop) {
        // A handler that ignores its cancellation may end after its server.
        [weak self] in self?.finishIfDone()
    }

    init(_ server: FastCGIServer, eventLoop: any EventLoop, log: Logger) {
        self.server = server
        self.eventLoop = eventLoop
        self.log = log
        ended = eventLoop.makePromise()
    }

    /// Succeeds when the server has ended.
    var end: EventLoopFuture<Void> { ended.futureResult }

    var hasRoom: Bool { phase == .serving && count < server.configuration.connections }

    func allows(_ peer: SocketAddress?) -> Bool {
        guard let allowed = server.configuration.webServers, let peer else { return true }
        switch peer {
        case .unixDomainSocket: return true
        case .v4, .v6: return peer.ipAddress.flatMap { IPAddress($0) }.map(allowed.contains) ?? false
        }
    }

    func makeGate() -> AcceptGate {
        let gate = AcceptGate(server: self)
        gates.append(gate)
        return gate
    }

    func add(listening channel: any Channel, file: SocketFile?) {
        listening.append(channel)
        if let file { files.append(file) }
        if phase != .serving { closeListening() }
    }

    func accepted(_ channel: any Channel) {
        count += 1
        self.server.connectionsChanged(count)
        connections[ObjectIdentifier(channel)] = channel
        let server = NIOLoopBound(self, eventLoop: eventLoop)
        channel.closeFuture.whenComplete { _ in server.value.closed(channel) }
    }

    func add(_ handler: ConnectionHandler, of channel: any Channel) {
        handlers[ObjectIdentifier(channel)] = handler
        if phase != .serving { handler.stop() }
    }

    /// The first call lets everything end, the second ends it.
    func stop() {
        switch phase {
        case .serving:
            phase = .stopping
            closeListening()
            for handler in handlers.values { handler.stop() }
            let server = NIOLoopBound(self, eventLoop: eventLoop)
            timeout = eventLoop.scheduleTask(in: TimeAmount(self.server.configuration.stopTimeout)) {
                server.value.stop()
            }
            finishIfDone()
        case .stopping:
            log.warning(
                "Docket ends with \(count) connections still open, because it was told to twice or they took too long.")
            slots.cancel()
            for channel in connections.values { channel.close(promise: nil) }
            finish()
        case .finished:
            break
        }
    }

    private func closed(_ channel: any Channel) {
        count -= 1
        server.connectionsChanged(count)
        connections[ObjectIdentifier(channel)] = nil
        handlers[ObjectIdentifier(channel)] = nil
        for gate in gates { gate.release() }
        finishIfDone()
    }

    /// The file goes first, so that a web server finds no socket rather than one that refuses it.
    private func closeListening() {
        for file in files { file.remove() }
        for channel in listening { channel.close(promise: nil) }
        files = []
        listening = []
    }

    private func finishIfDone() {
        if phase == .stopping, count == 0, slots.isIdle { finish() }
    }

    private func finish() {
        phase = .finished
        timeout?.cancel()
        ended.succeed()
    }
}
