/// What a control for a date, a time or both asks for (HTML §4.10.5.1.7 to §4.10.5.1.11).
package enum TemporalKind: String, Sendable, Hashable, CaseIterable {
    /// `input type=date`: `2026-12-24`
    case date
    /// `input type=datetime-local`: `2026-12-24T18:00`
    case datetime
    /// `input type=time`: `18:00`
    case time

    /// How many milliseconds a step of 1 has.
    var stepScale: Int { self == .date ? 86_400_000 : 1_000 }

    /// The step where there is none, in milliseconds: a day, or a minute.
    var defaultStep: Int { self == .date ? 86_400_000 : 60_000 }

    /// Milliseconds since 1970-01-01, or since midnight; nil for what is no such date or time, or is beyond what
    /// JavaScript's Date can say.
    package func parse(_ text: String) -> Int? {
        var rest = text.utf8[...]
        switch self {
        case .date:
            guard let day = Self.day(&rest), rest.isEmpty else { return nil }
            return Self.inRange(day * 86_400_000)
        case .time:
            guard let time = Self.time(&rest), rest.isEmpty else { return nil }
            return time
        case .datetime:
            guard let day = Self.day(&rest), let separator = rest.popFirst(),
                separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "), let time = Self.time(&rest),
                rest.isEmpty
            else { return nil }
            return Self.inRange(day * 86_400_000 + time)
        }
    }

    private static func inRange(_ milliseconds: Int) -> Int? {
        milliseconds <= 8_640_000_000_000_000 ? milliseconds : nil
    }

    /// A number of digits; nil where there are fewer than `least` or more than `most`.
    private static func number(_ rest: inout Substring.UTF8View, _ least: Int, _ most: Int) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (least...most).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout Substring.UTF8View) -> Bool {
        rest.popFirst() == UInt8(ascii: character)
    }

    /// A year of at least four digits, of which any number may be zeros at the beginning.
    private static func year(_ rest: inout Substring.UTF8View) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.count >= 4 else { return nil }
        rest = rest.dropFirst(digits.prefix { $0 == UInt8(ascii: "0") }.count)
        return number(&rest, 1, 6)
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    private static func day(_ rest: inout Substring.UTF8View) -> Int? {
        guard let year = year(&rest), take("-", &rest), let month = number(&rest, 2, 2),
            (1...12).contains(month), take("-", &rest), let day = number(&rest, 2, 2)
        else { return nil }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        return before * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day - 1 - 719_162
    }

    /// Milliseconds since midnight.
    private static func time(_ rest: inout Substring.UTF8View) -> Int? {
        guard let hour = number(&rest, 2, 2), hour < 24, take(":", &rest), let minute = number(&rest, 2, 2),
            minute < 60
        else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        guard rest.first == UInt8(ascii: ":") else { return milliseconds }
        rest.removeFirst()
        guard let second = number(&rest, 2, 2), second < 60 else { return nil }
        milliseconds += second * 1_000
        guard rest.first == UInt8(ascii: ".") else { return milliseconds }
        rest.removeFirst()
        let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard let fraction = number(&rest, 1, 3) else { return nil }
        return milliseconds + fraction * [100, 10, 1][count - 1]
    }
}

/// The range and granularity of a date or time (HTML §4.10.5.3.7, §4.10.5.3.8). The texts are valid ones of the kind.
package struct TemporalConstraints: Sendable, Hashable {
    /// What is asked for.
    package var kind: TemporalKind
    /// The earliest that passes; nil for none.
    package var min: String?
    /// The latest that passes, which for a time may be before the earliest: then the time runs over midnight.
    package var max: String?
    /// In days for a date, else in seconds; `any` for no step, nil for a day or a minute.
    package var step: String?

    /// Constraints of a kind without any limit.
    package init(_ kind: TemporalKind, min: String? = nil, max: String? = nil, step: String? = nil) {
        self.kind = kind
        self.min = min
        self.max = max
        self.step = step
    }

    /// A date and time as browsers send it, with a T between the two; what is none is as it was.
    func normalized(_ value: String) -> String {
        guard kind == .datetime, value.utf8.contains(UInt8(ascii: " ")), kind.parse(value) != nil else { return value }
        return value.replacing(" ", with: "T")
    }

    /// Whether the range runs over midnight.
    package var isReversed: Bool {
        guard kind == .time, let low = min.flatMap(kind.parse), let high = max.flatMap(kind.parse) else { return false }
        return high < low
    }

    /// - Parameter defaultValue: the schema's default, where the steps begin where there is no minimum.
    func error(in value: String, default defaultValue: String?) -> ErrorCode? {
        guard let time = kind.parse(value) else { return .badInput }
        let low = min.flatMap(kind.parse)
        let high = max.flatMap(kind.parse)
        if isReversed, let low, let high {
            if time < low, time > high { return .rangeUnderflow }
        } else {
            if let low, time < low { return .rangeUnderflow }
            if let high, time > high { return .rangeOverflow }
        }
        guard let step = stepInMilliseconds else { return nil }
        let base = low ?? defaultValue.flatMap(kind.parse) ?? 0
        return (time - base).isMultiple(of: step) ? nil : .stepMismatch
    }

    /// The nearest dates or times below and above one that is off the steps, as texts.
    func neighbours(of value: String, default defaultValue: String?) -> (below: String, above: String)? {
        guard let time = kind.parse(value), let step = stepInMilliseconds else { return nil }
        let base = min.flatMap(kind.parse) ?? defaultValue.flatMap(kind.parse) ?? 0
        let beyond = (time - base) % step
        let below = time - (beyond < 0 ? beyond + step : beyond)
        return (kind.text(below), kind.text(below + step))
    }

    /// nil for `any`.
    private var stepInMilliseconds: Int? {
        guard let step else { return kind.defaultStep }
        guard step != "any" else { return nil }
        guard let number = FloatingPointNumber.parse(step), number > 0, number < 1e9 else { return kind.defaultStep }
        return Swift.max(1, Int((number * Double(kind.stepScale)).rounded()))
    }
}

extension TemporalKind {
    /// The shortest text of a date or time that `parse` reads back.
    package func text(_ milliseconds: Int) -> String {
        let dayLength = 86_400_000
        var days = milliseconds / dayLength
        var time = milliseconds % dayLength
        if time < 0 {
            days -= 1
            time += dayLength
        }
        switch self {
        case .date: return Self.dateText(days)
        case .time: return Self.timeText(time)
        case .datetime: return "\(Self.dateText(days))T\(Self.timeText(time))"
        }
    }

    /// Days since 1970-01-01 as year, month and day of the proleptic Gregorian calendar.
    package static func components(ofDay days: Int) -> (year: Int, month: Int, day: Int) {
        // Years that begin in March have their leap day at the end.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    private static func dateText(_ days: Int) -> String {
        let (year, month, day) = components(ofDay: days)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    private static func timeText(_ time: Int) -> String {
        var text = "\(padded(time / 3_600_000, 2)):\(padded(time / 60_000 % 60, 2))"
        let rest = time % 60_000
        guard rest != 0 else { return text }
        text += ":\(padded(rest / 1_000, 2))"
        guard rest % 1_000 != 0 else { return text }
        var fraction = padded(rest % 1_000, 3)
        while fraction.last == "0" { fraction.removeLast() }
        return "\(text).\(fraction)"
    }

    private static func padded(_ number: Int, _ length: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, length - digits.count)) + digits
    }
}
