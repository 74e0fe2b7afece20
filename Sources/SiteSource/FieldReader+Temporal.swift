import Diagnostics
import Forms

extension YAMLReader {
    /// The range and the steps of a date or time.
    mutating func temporal(_ kind: TemporalKind, _ map: YAMLMap<FieldKey>) -> TemporalConstraints {
        var constraints = TemporalConstraints(
            kind, min: moment(map[.min], "min", kind), max: moment(map[.max], "max", kind))
        if let value = map[.step] { constraints.step = step(value, kind) }
        if kind != .time, let low = constraints.min.flatMap(kind.parse),
            let high = constraints.max.flatMap(kind.parse), low > high, let value = map[.min]
        {
            report(
                "“min” is later than “max”, so that no answer could pass. Write \(constraints.max ?? "") or an earlier"
                    + " one.",
                at: value.position)
        }
        return constraints
    }

    private mutating func moment(_ value: YAMLValue?, _ name: String, _ kind: TemporalKind) -> String? {
        guard let value else { return nil }
        guard let text = value.text, kind.parse(text) != nil else {
            report("“\(name)” must be \(kind.described), and this is \(value.kind).", at: value.position)
            return nil
        }
        return kind == .datetime ? text.replacing(" ", with: "T") : text
    }

    private mutating func step(_ value: YAMLValue, _ kind: TemporalKind) -> String? {
        if value.text == "any" { return "any" }
        if let text = value.text, let number = FloatingPointNumber.parse(text), number < 1e9 {
            let isPossible =
                kind == .date ? number >= 1 && number == number.rounded() : (number * 1_000).rounded() >= 1
            if isPossible { return text }
        }
        report(
            kind == .date
                ? "“step” of a date must be a whole number of days greater than 0, or “any”, and this is \(value.kind)."
                : "“step” of a time must be a number of seconds greater than 0, such as 900 for a quarter of an hour, or"
                    + " “any”, and this is \(value.kind).",
            at: value.position)
        return nil
    }
}

extension TemporalKind {
    /// What a message calls a text of the kind.
    var described: String {
        switch self {
        case .date: "a date such as 2026-12-24"
        case .datetime: "a date and time such as 2026-12-24 18:00"
        case .time: "a time such as 18:00"
        }
    }
}
