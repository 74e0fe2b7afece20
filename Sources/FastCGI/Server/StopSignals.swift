import Dispatch
import Glibc
import Synchronization

/// Catches signals for as long as it lives; afterwards they do again what they did before. A process has one at a time.
///
/// None is lost from the moment at which it is made: a handler writes a byte for each into a pipe, where it waits until
/// somebody is to be told. A dispatch source for signals would miss what comes while it is being installed.
final class StopSignals {
    /// The pipe's end for writing, for the handler alone, which can capture nothing.
    private static let input = Atomic<Int32>(-1)

    /// The pipe, with the end for reading first; empty where there are no signals to catch.
    private var pipe: [Int32] = []
    private var source: (any DispatchSourceRead)?
    private var earlier: [(signal: Int32, action: sigaction)] = []

    /// Catches these signals from now on.
    init(_ signals: [Int32]) {
        var ends: [Int32] = [-1, -1]
        guard !signals.isEmpty, Glibc.pipe(&ends) == 0 else { return }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        pipe = ends
        Self.input.store(ends[1], ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            let before = errno
            var byte: UInt8 = 0
            // When the pipe is full there have been enough.
            _ = write(StopSignals.input.load(ordering: .relaxed), &byte, 1)
            errno = before
        }
        // Reads and writes go on where they were interrupted.
        action.sa_flags = SA_RESTART
        for number in signals {
            var former = sigaction()
            guard sigaction(number, &action, &former) == 0 else { continue }
            earlier.append((number, former))
        }
    }

    /// Says what to do for each signal, also for those that came before.
    func tell(_ stop: @escaping @Sendable () -> Void) {
        guard let output = pipe.first else { return }
        let source = DispatchSource.makeReadSource(fileDescriptor: output, queue: .global())
        source.setEventHandler(
            handler: DispatchWorkItem {
                var byte: UInt8 = 0
                while read(output, &byte, 1) == 1 { stop() }
            })
        source.setCancelHandler(handler: DispatchWorkItem { close(output) })
        source.activate()
        self.source = source
    }

    func restore() {
        for (number, former) in earlier {
            var former = former
            sigaction(number, &former, nil)
        }
        Self.input.store(-1, ordering: .relaxed)
        for end in pipe.dropFirst(source == nil ? 0 : 1) { close(end) }
        // Closes the other end as soon as nobody reads it any more.
        source?.cancel()
    }
}
