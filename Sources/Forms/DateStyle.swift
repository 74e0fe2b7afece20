/// How a language writes days and times: CLDR's patterns and words, for whoever has no ICU.
///
/// Digits are always Latin ones, as in the inputs that people fill in.
package struct DateStyle: Sendable, Hashable {
    /// Of a day, such as `d MMMM y` (UTS #35, Date Format Patterns).
    package let datePattern: String
    /// Of a time, such as `HH:mm`.
    package let timePattern: String
    /// Of both together.
    package let dateTimePattern: String
    /// January to December, as they stand within a date.
    package let months: [String]
    /// The words for the hours before and after noon.
    package let dayPeriods: [String]

    /// A style with all its parts; patterns have the letters y, M, L, d, H, h, K, k, m and a.
    package init(
        datePattern: String, timePattern: String, dateTimePattern: String, months: [String], dayPeriods: [String]
    ) {
        self.datePattern = datePattern
        self.timePattern = timePattern
        self.dateTimePattern = dateTimePattern
        self.months = months
        self.dayPeriods = dayPeriods
    }

    /// ISO 8601 with a space: `2026-12-24 09:05`.
    package static let iso = DateStyle(
        datePattern: "y-MM-dd", timePattern: "HH:mm", dateTimePattern: "y-MM-dd HH:mm", months: [], dayPeriods: [])

    /// A day, such as `24 December 2026`.
    package func date(year: Int, month: Int, day: Int) -> String {
        render(datePattern, Moment(year: year, month: month, day: day))
    }

    /// A time, such as `09:05`.
    package func time(hour: Int, minute: Int) -> String {
        render(timePattern, Moment(hour: hour, minute: minute))
    }

    /// Both, such as `24 December 2026 at 09:05`.
    package func dateTime(year: Int, month: Int, day: Int, hour: Int, minute: Int) -> String {
        render(dateTimePattern, Moment(year: year, month: month, day: day, hour: hour, minute: minute))
    }

    private struct Moment {
        var year = 0
        var month = 1
        var day = 1
        var hour = 0
        var minute = 0
    }

    private func render(_ pattern: String, _ moment: Moment) -> String {
        var result = ""
        var rest = pattern[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            if first == "'" {
                rest = rest.dropFirst()
                if rest.first == "'" {
                    // Two apostrophes are one.
                    result += "'"
                    rest = rest.dropFirst()
                } else {
                    result += rest.prefix { $0 != "'" }
                    rest = rest.drop { $0 != "'" }.dropFirst()
                }
                continue
            }
            result += part(first, run.count, moment) ?? String(run)
            rest = rest.dropFirst(run.count)
        }
        return result
    }

    /// A field of a pattern; nil for a letter that is none.
    private func part(_ letter: Character, _ width: Int, _ moment: Moment) -> String? {
        switch letter {
        case "y": padded(moment.year, 4)
        case "M", "L":
            width > 2 && months.indices.contains(moment.month - 1)
                ? months[moment.month - 1] : padded(moment.month, min(width, 2))
        case "d": padded(moment.day, width)
        case "H": padded(moment.hour, width)
        case "h": padded((moment.hour + 11) % 12 + 1, width)
        case "K": padded(moment.hour % 12, width)
        case "k": padded(moment.hour == 0 ? 24 : moment.hour, width)
        case "m": padded(moment.minute, width)
        case "a": dayPeriods.count == 2 ? dayPeriods[moment.hour / 12 % 2] : nil
        default: nil
        }
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
