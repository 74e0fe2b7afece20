package import Exchange
package import Logging
import NIOCore
import NIOPosix

/// A FastCGI 1.0 responder: the same requests and answers as with CGI, without a process for each.
package struct FastCGIServer: Sendable {
    /// Answers a request. It also gets the parameters, which are what a CGI program finds in its environment.
    ///
    /// It runs to its end when the web server aborts the request: then a body that had not come as a whole is
    /// unreadable, and the answer goes nowhere. Only a stop that takes too long cancels its task.
    package typealias Handler = @Sendable (Request, _ parameters: [String: String]) async -> Response
    /// Answers parameters that are not a request, from a sentence that says what is wrong, usually with 400.
    package typealias MalformedHandler =
        @Sendable (_ sentence: String, _ parameters: [String: String]) async -> Response

    let configuration: Configuration
    let log: Logger
    let respond: Handler
    let respondToMalformed: MalformedHandler
    let connectionsChanged: @Sendable (Int) -> Void

    /// A server that does not run yet.
    /// - Parameter connectionsChanged: is told how many connections are open, each time that one more or one less is.
    package init(
        configuration: Configuration, log: Logger, respond: @escaping Handler,
        respondToMalformed: @escaping MalformedHandler,
        connectionsChanged: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.log = log
        self.respond = respond
        self.respondToMalformed = respondToMalformed
        self.connectionsChanged = connectionsChanged
    }

    /// Listens and answers until a signal, or the cancellation of the calling task, stops it. Then it accepts nothing
    /// further, lets what was accepted end, and returns.
    /// - Parameter whenListening: called once, with the addresses: paths, and `IP:PORT` with the actual port.
    /// - Throws: when it cannot listen on one of its addresses.
    package func run(whenListening: @Sendable ([String]) -> Void = { _ in }) async throws(FastCGIError) {
        // Before there is a socket, so that whoever sees one can rely on it.
        let signals = StopSignals(configuration.stopSignals)
        defer { signals.restore() }
        let sockets = try openSockets()
        let eventLoop = MultiThreadedEventLoopGroup.singleton.any()
        let running = NIOLoopBoundBox<RunningServer?>.makeEmptyBox(valueType: RunningServer.self, eventLoop: eventLoop)
        let stop: @Sendable () -> Void = { eventLoop.execute { running.value?.stop() } }
        let end: EventLoopFuture<Void> = eventLoop.flatSubmit {
            let server = RunningServer(self, eventLoop: eventLoop, log: log)
            running.value = server
            return server.end
        }
        signals.tell(stop)

        var addresses: [String] = []
        for (index, socket) in sockets.enumerated() {
            do {
                let channel = try await listen(socket, running, on: eventLoop).get()
                addresses.append(channel.localAddress.map { $0.pathname ?? $0.shown } ?? "")
            } catch {
                stop()
                stop()
                try? await end.get()
                for rest in sockets[index...] { rest.file?.remove() }
                throw FastCGIError("A listening socket cannot be used: \(error). Choose another one with “--listen”.")
            }
        }
        whenListening(addresses)
        await withTaskCancellationHandler {
            try? await end.get()
        } onCancel: {
            stop()
        }
    }

    /// Opens all, or none.
    private func openSockets() throws(FastCGIError) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        do throws(FastCGIError) {
            for listener in configuration.listeners { sockets.append(try .open(listener)) }
        } catch {
            for socket in sockets { socket.abandon() }
            throw error
        }
        return sockets
    }
}
