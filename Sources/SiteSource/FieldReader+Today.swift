import Diagnostics
import Forms
import Tickets

extension YAMLReader {
    /// Warns of a `default: today` that the field itself would refuse, now or nearly always.
    /// - Parameter now: the time of the check; whoever lives east or west of UTC may be a day ahead or behind.
    mutating func checkToday(_ constraints: TemporalConstraints, _ value: YAMLValue, now: Timestamp = .now) {
        let kind = constraints.kind
        if kind == .time, constraints.min != nil || constraints.max != nil {
            warn(
                "“default: today” is the time at which somebody opens the page, and at other times than those from “min” to"
                    + " “max” the form cannot be sent with it. Write a time, or remove the default.",
                at: value.position)
        } else if let reason = beyondRange(constraints, now) {
            warn(
                "“default: today” is outside of the range \(reason), and the form cannot be sent with it. Write a date, or"
                    + " change the range.",
                at: value.position)
        } else if hasRareSteps(constraints) {
            warn(
                "“default: today” is hardly ever reached in steps of “step”, and the form cannot be sent with it then. Remove"
                    + " one of the two.",
                at: value.position)
        }
    }

    /// Since when or until when today is no answer, and why; nil where it is one.
    private func beyondRange(_ constraints: TemporalConstraints, _ now: Timestamp) -> String? {
        let kind = constraints.kind
        guard kind != .time else { return nil }
        let time = kind == .date ? now.day * 86_400_000 : Int(now.milliseconds)
        if let max = constraints.max, let last = kind.parse(max), time > last {
            // The first day that is too late; of a time the next minute says nothing more.
            let since = kind == .date ? kind.text(last + 86_400_000) : max
            return "since \(since.withSpace), because “max” is \(max.withSpace)"
        }
        if let min = constraints.min, let first = kind.parse(min), time < first {
            let until = kind == .date ? kind.text(first - 86_400_000) : min
            return "until \(until.withSpace), because “min” is \(min.withSpace)"
        }
        return nil
    }

    /// Whether few days, or few minutes of a day, are steps.
    private func hasRareSteps(_ constraints: TemporalConstraints) -> Bool {
        guard let step = constraints.step.flatMap(FloatingPointNumber.parse) else { return false }
        // The page fills in whole minutes.
        return constraints.kind == .date ? step > 1 : (60 / step).rounded() * step != 60
    }
}

extension String {
    /// A date and time as people write it.
    fileprivate var withSpace: String { replacing("T", with: " ") }
}
