import Exchange
import Logging
import NIOCore

/// Does for one connection what its state machine says.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How long a connection without any request so far may still bring its first one while the server stops.
    static let lastRequestTimeout = TimeAmount.seconds(1)

    let eventLoop: any EventLoop
    private let log: Logger
    private let start: (ConnectionHandler, RequestKey, [String: String]) -> Void
    private var machine: ConnectionStateMachine
    private var context: ChannelHandlerContext?
    private var isReadHeld = false
    private var readers: [RequestKey: EventLoopPromise<BodyReading>] = [:]
    private var clock: RepeatedTask?

    /// - Parameter start: hands a request, with its parameters, to a handler.
    init(
        limits: ConnectionLimits, capacity: ConnectionCapacity, eventLoop: any EventLoop, log: Logger,
        start: @escaping (ConnectionHandler, RequestKey, [String: String]) -> Void
    ) {
        self.eventLoop = eventLoop
        self.log = log
        self.start = start
        machine = ConnectionStateMachine(limits: limits, capacity: capacity, at: Self.now(eventLoop))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        // Waiting times are looked at four times within the shorter of them, so they end at most a quarter late.
        let shorter = min(machine.limits.stallTimeout, machine.limits.idleTimeout)
        let period = TimeAmount(max(shorter / 4, .milliseconds(1)))
        let handler = NIOLoopBound(self, eventLoop: eventLoop)
        clock = eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { _ in
            handler.value.perform { machine, now in machine.expire(at: now) }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        clock?.cancel()
        perform { machine, _ in machine.lost() }
        self.context = nil
    }

    func read(context: ChannelHandlerContext) {
        if machine.wantsInput {
            context.read()
        } else {
            isReadHeld = true
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data).readableBytesView
        perform { machine, now in machine.receive(bytes, at: now) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event {
            perform { machine, now in machine.inputEnded(at: now) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform { machine, _ in machine.lost() }
        context.fireChannelInactive()
    }

    /// A web server may reset a connection at any time; nobody has to be told.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func isActive(_ key: RequestKey) -> Bool { machine.isActive(key) }

    func announce(_ length: Int, for key: RequestKey) { machine.announce(length, for: key) }

    /// The body, right after `announce`, if all of it has come: then its reader need not come back to this event loop.
    func readWhole(_ key: RequestKey) -> [UInt8]? { machine.readWhole(key) }

    /// The next bytes of a request's body, when there are any.
    func read(_ key: RequestKey) -> EventLoopFuture<BodyReading> {
        // A body has one reader. A second one at the same time would take bytes that the first one misses.
        guard readers[key] == nil else { return eventLoop.makeSucceededFuture(.failed(.unreadable)) }
        let reading = machine.read(key, at: Self.now(eventLoop))
        defer { readOn() }
        guard reading == .wait else { return eventLoop.makeSucceededFuture(reading) }
        let promise = eventLoop.makePromise(of: BodyReading.self)
        readers[key] = promise
        return promise.futureResult
    }

    /// Sends a part of an answer; true when it is off, false when nobody wants any more of it.
    func write(_ key: RequestKey, _ content: ArraySlice<UInt8>) -> EventLoopFuture<Bool> {
        machine.dropBody(key)
        defer { readOn() }
        guard let bytes = machine.write(key, content, at: Self.now(eventLoop)) else {
            return eventLoop.makeSucceededFuture(false)
        }
        return send(bytes).map { true }.recover { _ in false }
    }

    /// Sends the last part of an answer. It may still be on its way when this returns.
    func finish(_ key: RequestKey, _ content: ArraySlice<UInt8>) {
        machine.dropBody(key)
        perform { machine, now in machine.finish(key, content, at: now) }
    }

    /// Ends a request whose answer cannot be made whole.
    func abandon(_ key: RequestKey) {
        perform { machine, now in machine.abandon(key, at: now) }
    }

    /// Ends the connection as soon as its requests have ended.
    func stop() {
        perform { machine, now in machine.stop(isFinal: false, at: now) }
        let handler = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.scheduleTask(in: Self.lastRequestTimeout) {
            handler.value.perform { machine, now in machine.stop(isFinal: true, at: now) }
        }
    }

    private func perform(_ change: (inout ConnectionStateMachine, Duration) -> [ConnectionAction]) {
        for action in change(&machine, Self.now(eventLoop)) {
            switch action {
            case .write(let bytes): _ = send(bytes)
            case .start(let key, let parameters): start(self, key, parameters)
            case .wake(let key): wake(key)
            case .closeOutput: context?.close(mode: .output, promise: nil)
            case .close: context?.close(promise: nil)
            case .fail(let error):
                log.warning("A connection was closed. \(error.sentence)")
                context?.close(promise: nil)
            }
        }
        readOn()
    }

    private func send(_ bytes: [UInt8]) -> EventLoopFuture<Void> {
        let promise = eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { [self] _ in
            perform { machine, now in machine.sent(at: now) }
        }
        if let context {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: promise)
        } else {
            promise.fail(ChannelError.ioOnClosedChannel)
        }
        return promise.futureResult
    }

    private func wake(_ key: RequestKey) {
        guard let promise = readers[key] else { return }
        let reading = machine.read(key, at: Self.now(eventLoop))
        guard reading != .wait else { return }
        readers[key] = nil
        promise.succeed(reading)
    }

    private func readOn() {
        guard isReadHeld, machine.wantsInput, let context else { return }
        isReadHeld = false
        context.read()
    }

    private static func now(_ eventLoop: any EventLoop) -> Duration {
        .nanoseconds(Int64(eventLoop.now.uptimeNanoseconds))
    }
}
