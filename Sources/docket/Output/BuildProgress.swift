import Foundation
import Glibc
import Synchronization

/// A line on the terminal that says how far a long build is, and goes away when it ends.
final class BuildProgress: Sendable {
    /// Shorter builds say nothing.
    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(100)

    private let isShown: Bool
    private let clock = ContinuousClock()
    private let state: Mutex<(next: ContinuousClock.Instant, hasLine: Bool)>

    /// - Parameter isShown: by default whether standard error is a terminal.
    init(isShown: Bool = isatty(STDERR_FILENO) == 1) {
        self.isShown = isShown
        state = Mutex((clock.now + Self.patience, false))
    }

    /// Writes the line, a few times in a second at most.
    func show(_ done: Int, of total: Int) {
        guard isShown else { return }
        state.withLock { state in
            guard clock.now >= state.next else { return }
            state = (clock.now + Self.interval, true)
            Self.write("\r\(Self.line(done, total))\u{1B}[K")
        }
    }

    /// Takes the line away.
    func clear() {
        state.withLock { state in
            if state.hasLine { Self.write("\r\u{1B}[K") }
            state.hasLine = false
        }
    }

    /// `Building… 4200 of 10000 articles`
    static func line(_ done: Int, _ total: Int) -> String { "Building… \(done) of \(counted(total, "article"))" }

    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
