import Dispatch
import Glibc

/// Catches signals for as long as it lives; afterwards they do again what they did before.
final class StopSignals {
    private var sources: [any DispatchSourceSignal] = []
    private var earlier: [(signal: Int32, handler: __sighandler_t?)] = []

    init(_ signals: [Int32], _ stop: @escaping @Sendable () -> Void) {
        for number in signals {
            earlier.append((number, signal(number, SIG_IGN)))
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: DispatchWorkItem(block: stop))
            source.activate()
            sources.append(source)
        }
    }

    func restore() {
        for source in sources { source.cancel() }
        for (number, handler) in earlier { signal(number, handler) }
    }
}
