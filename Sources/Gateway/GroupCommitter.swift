import Dispatch
import Synchronization
import Tickets

/// Stores submissions that wait at the same time in one transaction, so that they share one sync of the disk.
///
/// While one group is being written, the next one gathers: nobody ever waits for others to come. A thread of its own
/// writes, because it spends its time waiting for the disk.
///
/// Where somebody else holds the store's lock, everybody waits for it as long as the others, counted from when they
/// came: those who came later do not begin anew when the first ones give up, and do not give up with them.
final class GroupCommitter: Sendable {
    /// Stores a group, waiting for a lock at most so long.
    typealias Commit =
        @Sendable ([NewSubmission], _ patience: Duration) throws(TicketStoreError) -> [Result<
            SubmissionOutcome, TicketStoreError
        >]

    private struct Waiting {
        let submission: NewSubmission
        /// Until when it waits for a lock.
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<Result<SubmissionOutcome, TicketStoreError>, Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isWriting = false
    }

    /// The most submissions of one group, so that a lock is never held for long.
    private static let groupLimit = 256

    private let patience: Duration
    private let commit: Commit
    private let tidyUp: @Sendable () -> Void
    private let queue = DispatchQueue(label: "docket.commit", qos: .userInitiated)
    private let state = Mutex(State())

    /// - Parameters:
    ///   - patience: how long a submission waits for a lock.
    ///   - tidyUp: called after each group, when its submissions have been answered.
    init(patience: Duration = .seconds(5), tidyUp: @escaping @Sendable () -> Void = {}, commit: @escaping Commit) {
        self.patience = patience
        self.tidyUp = tidyUp
        self.commit = commit
    }

    /// Stores one submission, and returns when it is on disk.
    func submit(_ submission: NewSubmission) async throws(TicketStoreError) -> SubmissionOutcome {
        let deadline = ContinuousClock.now + patience
        let result = await withCheckedContinuation { continuation in
            let isFirst = state.withLock { state in
                state.waiting.append(
                    Waiting(submission: submission, deadline: deadline, continuation: continuation))
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if isFirst { queue.async { self.write() } }
        }
        return try result.get()
    }

    /// Waits until the groups that have been begun are written, and what is done after their answers is done too.
    func finish() { queue.sync {} }

    private func write() {
        while true {
            let group = state.withLock { state in
                let group = Array(state.waiting.prefix(Self.groupLimit))
                state.waiting.removeFirst(group.count)
                state.isWriting = !group.isEmpty
                return group
            }
            guard let first = group.first else { return }
            do throws(TicketStoreError) {
                let outcomes = try commit(group.map(\.submission), max(.zero, first.deadline - .now))
                for (waiting, outcome) in zip(group, outcomes) { waiting.continuation.resume(returning: outcome) }
            } catch {
                refuse(group, error)
            }
            tidyUp()
        }
    }

    /// Tells a group what stood in the way, except those who may still wait for a lock: they are first in the next one.
    private func refuse(_ group: [Waiting], _ error: TicketStoreError) {
        let now = ContinuousClock.now
        // The first one's time is over even if a lock was given up on a little early.
        let late = error.kind == .busy ? group.dropFirst().drop { $0.deadline <= now } : []
        state.withLock { $0.waiting.insert(contentsOf: late, at: 0) }
        for waiting in group.dropLast(late.count) { waiting.continuation.resume(returning: .failure(error)) }
    }
}
