import Dispatch
import Foundation
import Glibc
import Synchronization
import Testing
import Tickets

@testable import Gateway

@Suite("Submissions that share a commit", .timeLimit(.minutes(1)))
struct GroupCommitterTests {
    private func submission(_ token: String) -> NewSubmission {
        NewSubmission(
            ticket: NewTicket(
                team: "care", channel: .form, token: token, createdAt: Timestamp(milliseconds: 0), answers: []))
    }

    /// Waits as a database does for a lock that is held until a moment, and then stores.
    private static func commit(
        _ group: [NewSubmission], _ patience: Duration, lockedUntil end: ContinuousClock.Instant
    ) throws(TicketStoreError) -> [Result<SubmissionOutcome, TicketStoreError>] {
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < end {
            guard ContinuousClock.now < deadline else { throw TicketStoreError(.busy, "It is locked.") }
            usleep(1_000)
        }
        return group.map { .success(.stored(number: 1, token: $0.ticket.token)) }
    }

    @Test("wait for a lock as long as each other, counted from when they came")
    func patience() async throws {
        let end = ContinuousClock.now + .seconds(30)
        let committer = GroupCommitter(patience: .seconds(4)) { group, patience throws(TicketStoreError) in
            try Self.commit(group, patience, lockedUntil: end)
        }
        let times = await withTaskGroup(of: Duration?.self) { tasks in
            for delay in [0, 1_200, 2_000, 2_400] {
                tasks.addTask { [submission = submission("\(delay)")] in
                    try? await Task.sleep(for: .milliseconds(delay))
                    let start = ContinuousClock.now
                    do throws(TicketStoreError) {
                        _ = try await committer.submit(submission)
                        return nil
                    } catch {
                        return error.kind == .busy ? ContinuousClock.now - start : nil
                    }
                }
            }
            return await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(times.count == 4)
        // The last one has waited for the first, too: it would be 5.6 s and more otherwise.
        for time in times {
            let time = try #require(time)
            #expect(time >= .milliseconds(3_990) && time < .milliseconds(5_300))
        }
    }

    @Test("are stored as soon as the lock is free, also where the first of them had to give up")
    func lateOnes() async throws {
        let isOver = DispatchSemaphore(value: 0)
        let calls = Mutex(0)
        let committer = GroupCommitter { group, _ throws(TicketStoreError) in
            guard
                calls.withLock({
                    $0 += 1; return $0
                }) > 1
            else {
                _ = isOver.wait(timeout: .now() + 60)
                throw TicketStoreError(.busy, "It is locked.")
            }
            return group.map { .success(.stored(number: 1, token: $0.ticket.token)) }
        }
        async let first = Result { [submission = submission("first")] () async throws(TicketStoreError) in
            try await committer.submit(submission)
        }
        while calls.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(5)) }
        async let second = Result { [submission = submission("second")] () async throws(TicketStoreError) in
            try await committer.submit(submission)
        }
        try await Task.sleep(for: .milliseconds(200))
        isOver.signal()
        #expect(await first == .failure(TicketStoreError(.busy, "It is locked.")))
        #expect(await second == .success(.stored(number: 1, token: "second")))
    }

    @Test("share any other failure at once")
    func failure() async {
        let full = TicketStoreError(.full, "The disk is full.")
        let committer = GroupCommitter { _, _ throws(TicketStoreError) in throw full }
        await #expect(throws: full) { try await committer.submit(submission("a")) }
    }

    @Test("are finished once what is done after their answers is done too")
    func finish() async throws {
        let isTidy = Atomic(false)
        let mayEnd = DispatchSemaphore(value: 0)
        let committer = GroupCommitter(
            tidyUp: {
                mayEnd.wait()
                isTidy.store(true, ordering: .relaxed)
            },
            commit: { group, patience throws(TicketStoreError) in
                try Self.commit(group, patience, lockedUntil: .now)
            })
        _ = try await committer.submit(submission("a"))
        let before = isTidy.load(ordering: .relaxed)
        Thread.detachNewThread {
            usleep(100_000)
            mayEnd.signal()
        }
        committer.finish()
        let after = isTidy.load(ordering: .relaxed)
        #expect(!before && after)
    }
}

extension Result {
    /// What a task gives or throws.
    fileprivate init(_ body: () async throws(Failure) -> Success) async {
        do throws(Failure) {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
