import Forms

/// A day of the calendar.
package struct Day: Sendable, Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// - Parameter days: since 1970-01-01.
    package init(_ days: Int) {
        (year, month, day) = TemporalKind.components(ofDay: days)
    }

    /// `2026-12-24` (RFC 3339 §5.6).
    package var iso: String {
        func padded(_ number: Int, _ length: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, length - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
