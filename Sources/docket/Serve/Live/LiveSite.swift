import Glibc
import Synchronization

/// What the development server shows at the moment, and the browsers that want to know when it is something else.
final class LiveSite: Sendable {
    /// What a browser is told.
    enum Event: String, Sendable {
        /// There are other pages.
        case reload
        /// There are problems in place of the pages.
        case problems
        /// Nothing: only that the connection still stands.
        case alive
    }

    /// What a response shows, and by which name a browser knows it later.
    struct View: Sendable {
        /// Different after every change, and from one start of the server to the next.
        let version: String
        /// Why there are no pages; nil when there are.
        let problems: ProblemPage?
    }

    private struct State {
        var generation = 0
        var problems: ProblemPage?
        var browsers: [Int: AsyncStream<Event>.Continuation] = [:]
        var connections = 0
    }

    private let start: String
    private let state = Mutex(State())

    init() {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        start = "\(now.tv_sec).\(now.tv_nsec)"
    }

    /// What is shown now. Who answers a request asks before reading a page: a browser is better told twice than never.
    var view: View {
        state.withLock { View(version: version($0), problems: $0.problems) }
    }

    /// Tells the browsers of a build that has ended well.
    /// - Parameter hasChanges: whether any page is another than before.
    func built(hasChanges: Bool) {
        state.withLock { state in
            guard hasChanges || state.problems != nil else { return }
            state.problems = nil
            tell(&state)
        }
    }

    /// Shows problems in place of every page.
    func failed(_ problems: ProblemPage) {
        state.withLock { state in
            guard problems != state.problems else { return }
            state.problems = problems
            tell(&state)
        }
    }

    /// What happens from now on, for one browser.
    /// - Parameter version: of the page that it shows; when that is not the current one, it is told at once.
    func events(since version: String) -> AsyncStream<Event> {
        // The newest alone counts: it says what there is now.
        let (events, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.connections += 1
            state.browsers[state.connections] = continuation
            if version != self.version(state) { continuation.yield(event(state)) }
            return state.connections
        }
        continuation.onTermination = { [weak self] _ in
            // Removed outside of the lock that `yield` may be called in.
            _ = self?.state.withLock { $0.browsers.removeValue(forKey: number) }
        }
        return events
    }

    /// Tells browsers that the server is there, and finds out which of them have gone.
    func keepAlive() {
        for browser in state.withLock({ Array($0.browsers.values) }) {
            // Never in the place of news that waits to be sent: the buffer holds one element.
            if case .dropped(let event) = browser.yield(.alive), event != .alive { browser.yield(event) }
        }
    }

    private func tell(_ state: inout State) {
        state.generation += 1
        for browser in state.browsers.values { browser.yield(event(state)) }
    }

    private func event(_ state: State) -> Event { state.problems == nil ? .reload : .problems }

    private func version(_ state: State) -> String { "\(start)-\(state.generation)" }
}
