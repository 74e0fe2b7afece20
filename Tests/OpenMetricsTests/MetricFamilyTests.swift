import Testing

@testable import OpenMetrics

@Suite("A metric's text")
struct MetricFamilyTests {
    @Test("has a type, a unit, a help and its samples")
    func counter() {
        var requests = MetricFamily("app_requests", .counter, help: "Answered requests.")
        requests.add(12, [("route", "/forms/{team}"), ("status", "303")])
        requests.add(0.5)
        var memory = MetricFamily("app_memory_bytes", .gauge, unit: "bytes", help: "Memory.")
        memory.add(1_048_576)
        #expect(
            MetricFamily.text(of: [requests, memory]) == """
                # TYPE app_requests counter
                # HELP app_requests Answered requests.
                app_requests_total{route="/forms/{team}",status="303"} 12
                app_requests_total 0.5
                # TYPE app_memory_bytes gauge
                # UNIT app_memory_bytes bytes
                # HELP app_memory_bytes Memory.
                app_memory_bytes 1048576
                # EOF

                """)
    }

    @Test("has each bucket of a histogram with all that is below, and the one without a bound")
    func histogram() {
        var times = Histogram(bounds: [0.5, 1])
        for value in [0.25, 0.5, 0.75, 1, 1.5] { times.observe(value) }
        var family = MetricFamily("app_time_seconds", .histogram, unit: "seconds", help: "Times.")
        family.add(times, [("route", "x")])
        #expect(
            MetricFamily.text(of: [family]) == """
                # TYPE app_time_seconds histogram
                # UNIT app_time_seconds seconds
                # HELP app_time_seconds Times.
                app_time_seconds_bucket{route="x",le="0.5"} 2
                app_time_seconds_bucket{route="x",le="1.0"} 4
                app_time_seconds_bucket{route="x",le="+Inf"} 5
                app_time_seconds_count{route="x"} 5
                app_time_seconds_sum{route="x"} 4
                # EOF

                """)
    }

    @Test("escapes what would end a label or a line")
    func escaping() {
        var family = MetricFamily("app", .gauge, help: "One\nline \\ \"quoted\".")
        family.add(1, [("name", "a\\b\"c\nd")])
        #expect(
            MetricFamily.text(of: [family]) == """
                # TYPE app gauge
                # HELP app One\\nline \\\\ \\"quoted\\".
                app{name="a\\\\b\\"c\\nd"} 1
                # EOF

                """)
    }

    @Test("is only an end without metrics")
    func empty() {
        #expect(MetricFamily.text(of: []) == "# EOF\n")
    }
}
