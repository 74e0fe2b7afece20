import Foundation
import Testing
import Tickets

struct TimestampTests {
    @Test(
        "A moment is written in UTC to the second",
        arguments: [
            (0, "1970-01-01T00:00:00Z"),
            (999, "1970-01-01T00:00:00Z"),
            (1_000, "1970-01-01T00:00:01Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (-1_000, "1969-12-31T23:59:59Z"),
            (-1_001, "1969-12-31T23:59:58Z"),
            (951_782_399_999, "2000-02-28T23:59:59Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (951_868_800_000, "2000-03-01T00:00:00Z"),
            (1_709_164_800_000, "2024-02-29T00:00:00Z"),
            (4_107_542_399_000, "2100-02-28T23:59:59Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z"),
            (1_769_850_300_000, "2026-01-31T09:05:00Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func iso8601(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
    }

    @Test("A moment is shown by the clock of a zone to the minute")
    func zones() {
        let moment = Timestamp(milliseconds: 1_769_850_359_999)
        #expect(moment.shown(in: .utc) == "2026-01-31 09:05")
        #expect(moment.shown(in: ZoneOffsets(name: "E", first: 50_400, transitions: [])) == "2026-01-31 23:05")
        #expect(Timestamp(milliseconds: -1).shown(in: .utc) == "1969-12-31 23:59")
    }

    @Test("Dates from 1600 to 9999 are those that Foundation says")
    func dates() {
        let style = Date.ISO8601FormatStyle()
        // Somewhat over ten days, so that the time of day changes as well.
        for seconds in stride(from: Int64(-11_676_096_000), through: 253_402_300_799, by: 864_011) {
            let expected = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(style)
            guard Timestamp(milliseconds: seconds * 1_000).iso8601 != expected else { continue }
            Issue.record("\(seconds): \(Timestamp(milliseconds: seconds * 1_000).iso8601), not \(expected)")
            return
        }
    }

    @Test("The outermost moments are written without a crash", arguments: [Int64.min, .max])
    func outermost(milliseconds: Int64) {
        #expect(Timestamp(milliseconds: milliseconds).iso8601.hasSuffix("Z"))
    }

    @Test("Now is what the system’s clock says")
    func now() {
        let before = Date().timeIntervalSince1970 * 1_000 - 1
        let now = Double(Timestamp.now.milliseconds)
        let after = Date().timeIntervalSince1970 * 1_000 + 1
        #expect((before...after).contains(now))
    }

    @Test("Earlier is less")
    func order() {
        #expect(Timestamp(milliseconds: -1) < Timestamp(milliseconds: 0))
        #expect(Timestamp(milliseconds: 1) > Timestamp(milliseconds: 0))
    }
}
