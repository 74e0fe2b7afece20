import HTTPTypes
import OpenMetrics
import Testing
import Tickets

@testable import Gateway

@Suite("The gateway counts")
struct GatewayMetricsTests {
    private func text(_ metrics: GatewayMetrics) -> [Substring] {
        MetricFamily.text(of: metrics.families).split(separator: "\n")
    }

    @Test("requests by route, method and status, and their times by route")
    func requests() {
        let metrics = GatewayMetrics()
        for (route, milliseconds) in [(Route.form(team: "care"), 3), (.form(team: "sales"), 30), (nil, 1)] {
            metrics.record(
                RequestRecord(
                    method: .get, route: route, status: .ok, duration: .milliseconds(milliseconds), bodyLength: 0,
                    answerLength: 0))
        }
        let lines = text(metrics)
        #expect(lines.contains(#"docket_requests_total{route="/forms/{team}",method="GET",status="200"} 2"#))
        #expect(lines.contains(#"docket_requests_total{route="-",method="GET",status="200"} 1"#))
        #expect(lines.contains(#"docket_request_duration_seconds_bucket{route="/forms/{team}",le="0.0025"} 0"#))
        #expect(lines.contains(#"docket_request_duration_seconds_bucket{route="/forms/{team}",le="0.005"} 1"#))
        #expect(lines.contains(#"docket_request_duration_seconds_bucket{route="/forms/{team}",le="0.05"} 2"#))
        #expect(lines.contains(#"docket_request_duration_seconds_count{route="/forms/{team}"} 2"#))
    }

    @Test("what became of submissions, and how many shared a commit")
    func submissions() {
        let metrics = GatewayMetrics()
        metrics.record([
            .success(.stored(number: 1, token: "x")),
            .success(.stored(number: 2, token: "x", isQuarantined: true)),
            .success(.repeated(number: 1, token: "x")), .success(.limited(retryAfter: 3)),
            .failure(TicketStoreError(.full, "The disk is full.")),
        ])
        let lines = text(metrics)
        for outcome in ["stored", "quarantined", "repeated", "limited", "failed"] {
            #expect(lines.contains("docket_submissions_total{outcome=\"\(outcome)\"} 1"))
        }
        #expect(lines.contains(#"docket_commit_group_size_bucket{le="4.0"} 0"#))
        #expect(lines.contains(#"docket_commit_group_size_bucket{le="8.0"} 1"#))
        #expect(lines.contains("docket_commit_group_size_sum 5"))
    }
}
