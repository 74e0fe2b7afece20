import Dispatch
import Synchronization
import Tickets

/// Stores submissions that wait at the same time in one transaction, so that they share one sync of the disk.
///
/// While one group is being written, the next one gathers: nobody ever waits for others to come. A thread of its own
/// writes, because it spends its time waiting for the disk.
final class GroupCommitter: Sendable {
    /// Stores a group.
    typealias Commit =
        @Sendable ([NewSubmission]) throws(TicketStoreError) -> [Result<SubmissionOutcome, TicketStoreError>]

    private struct Waiting {
        let submission: NewSubmission
        let continuation: CheckedContinuation<Result<SubmissionOutcome, TicketStoreError>, Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isWriting = false
    }

    /// The most submissions of one group, so that a lock is never held for long.
    private static let groupLimit = 256

    private let commit: Commit
    private let tidyUp: @Sendable () -> Void
    private let queue = DispatchQueue(label: "docket.commit", qos: .userInitiated)
    private let state = Mutex(State())

    /// - Parameter tidyUp: called after each group, when its submissions have been answered.
    init(tidyUp: @escaping @Sendable () -> Void, commit: @escaping Commit) {
        self.tidyUp = tidyUp
        self.commit = commit
    }

    /// Stores one submission, and returns when it is on disk.
    func submit(_ submission: NewSubmission) async throws(TicketStoreError) -> SubmissionOutcome {
        let result = await withCheckedContinuation { continuation in
            let isFirst = state.withLock { state in
                state.waiting.append(Waiting(submission: submission, continuation: continuation))
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if isFirst { queue.async { self.write() } }
        }
        return try result.get()
    }

    private func write() {
        while true {
            let group = state.withLock { state in
                let group = Array(state.waiting.prefix(Self.groupLimit))
                state.waiting.removeFirst(group.count)
                state.isWriting = !group.isEmpty
                return group
            }
            guard !group.isEmpty else { return }
            do throws(TicketStoreError) {
                let outcomes = try commit(group.map(\.submission))
                for (waiting, outcome) in zip(group, outcomes) { waiting.continuation.resume(returning: outcome) }
            } catch {
                for waiting in group { waiting.continuation.resume(returning: .failure(error)) }
            }
            tidyUp()
        }
    }
}
