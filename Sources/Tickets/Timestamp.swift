import Forms
import Glibc

/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z without leap seconds.
package struct Timestamp: Sendable, Hashable, Comparable {
    /// The distance from 1970-01-01T00:00:00Z; negative before it.
    package let milliseconds: Int64

    /// The moment at this distance, which may be negative.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// This moment by the system's clock.
    package static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The day in UTC, counted from 1970-01-01.
    package var day: Int {
        let length: Int64 = 86_400_000
        return Int((milliseconds >= 0 ? milliseconds : milliseconds - (length - 1)) / length)
    }

    /// Earlier is less.
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// ISO 8601 in UTC to the second, such as `2026-01-31T09:05:00Z`.
    package var iso8601: String {
        let (year, month, day, time) = Self.civil(seconds: seconds)
        return "\(Self.pad(year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2))T"
            + "\(Self.pad(time / 3600, 2)):\(Self.pad(time / 60 % 60, 2)):\(Self.pad(time % 60, 2))Z"
    }

    /// By the clocks of a zone, for people: `2026-01-31 10:05`.
    package func shown(in zone: ZoneOffsets) -> String {
        let (year, month, day, hour, minute) = local(in: zone)
        return
            "\(Self.pad(year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2)) \(Self.pad(hour, 2)):\(Self.pad(minute, 2))"
    }

    /// The whole seconds since 1970-01-01T00:00:00Z that have passed.
    var seconds: Int { Int(milliseconds / 1000) - (milliseconds % 1000 < 0 ? 1 : 0) }

    /// What calendar and clock of a zone show at this moment.
    package func local(in zone: ZoneOffsets) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        let (year, month, day, time) = Self.civil(seconds: seconds + zone.offset(at: self))
        return (year, month, day, time / 3600, time / 60 % 60)
    }

    /// A day, and the seconds of it that have passed.
    private static func civil(seconds: Int) -> (year: Int, month: Int, day: Int, time: Int) {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let (year, month, day) = TemporalKind.components(ofDay: days)
        return (year, month, day, seconds - days * 86_400)
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
