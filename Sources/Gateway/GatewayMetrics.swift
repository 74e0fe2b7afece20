package import OpenMetrics
import Synchronization
import Tickets

/// What a gateway has done since it began, counted for whoever watches it.
package final class GatewayMetrics: Sendable {
    private struct Answered: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct State {
        var requests: [Answered: Int] = [:]
        var durations: [String: Histogram] = [:]
        var submissions = ["stored": 0, "quarantined": 0, "repeated": 0, "limited": 0, "failed": 0]
        var groups = Histogram(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256])
    }

    /// In seconds, from what a form takes to what somebody would complain about.
    private static let durationBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    private let state = Mutex(State())

    /// Counters that all stand at nothing.
    package init() {}

    /// Counts an answered request.
    func record(_ request: RequestRecord) {
        state.withLock { state in
            let answered = Answered(method: request.method, route: request.route, status: request.status)
            state.requests[answered, default: 0] += 1
            state.durations[request.route, default: Histogram(bounds: Self.durationBounds)]
                .observe(request.duration / .seconds(1))
        }
    }

    /// Counts submissions that shared one transaction.
    func record(_ outcomes: [Result<SubmissionOutcome, TicketStoreError>]) {
        state.withLock { state in
            state.groups.observe(Double(outcomes.count))
            for outcome in outcomes {
                let name =
                    switch outcome {
                    case .success(.stored(_, _, let isQuarantined)): isQuarantined ? "quarantined" : "stored"
                    case .success(.repeated): "repeated"
                    case .success(.limited): "limited"
                    case .failure: "failed"
                    }
                state.submissions[name, default: 0] += 1
            }
        }
    }

    /// The metrics at this moment, in an order that stays.
    package var families: [MetricFamily] {
        let state = state.withLock { $0 }
        var requests = MetricFamily("docket_requests", .counter, help: "Answered requests.")
        let sorted = state.requests.sorted {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }
        for (answered, count) in sorted {
            requests.add(
                Double(count),
                [("route", answered.route), ("method", answered.method), ("status", "\(answered.status)")])
        }
        var durations = MetricFamily(
            "docket_request_duration_seconds", .histogram, unit: "seconds",
            help: "Time from a request's head to its answer's.")
        for (route, histogram) in state.durations.sorted(by: { $0.key < $1.key }) {
            durations.add(histogram, [("route", route)])
        }
        var submissions = MetricFamily(
            "docket_submissions", .counter, help: "Forms that passed, by what became of them.")
        for (outcome, count) in state.submissions.sorted(by: { $0.key < $1.key }) {
            submissions.add(Double(count), [("outcome", outcome)])
        }
        var groups = MetricFamily(
            "docket_commit_group_size", .histogram, help: "How many submissions shared a commit.")
        groups.add(state.groups)
        return [requests, durations, submissions, groups]
    }
}
