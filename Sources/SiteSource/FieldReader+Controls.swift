import Diagnostics
import Forms

extension YAMLReader {
    /// How the field is asked; nil when its constraints cannot be understood, which has been reported then.
    mutating func control(_ inputType: InputType, _ map: YAMLMap<FieldKey>, _ limits: Limits) -> Control? {
        switch inputType {
        case .text: return .text(lengths(map))
        case .email: return .email(lengths(map), multiple: bool(map[.multiple], "multiple") ?? false)
        case .telephone: return .telephone(lengths(map))
        case .url: return .url(lengths(map))
        case .longText: return .longText(lengths(map), rows: integer(map[.rows], "rows", in: KeyRange.rows) ?? 3)
        case .number: return .number(numbers(map, step: "1"))
        case .decimal: return .number(numbers(map, step: nil))
        case .checkbox: return .checkbox(value: plainText(map[.value], "“value”") ?? "Yes")
        case .checkboxes: return options(map, inputType).map(Control.checkboxes)
        case .date: return .temporal(temporal(.date, map))
        case .datetime: return .temporal(temporal(.datetime, map))
        case .time: return .temporal(temporal(.time, map))
        case .radio: return options(map, inputType).map(Control.radio)
        case .selection: return options(map, inputType).map(Control.selection)
        case .file: return .file(files(map, limits))
        case .hidden: return .hidden
        }
    }

    private mutating func lengths(_ map: YAMLMap<FieldKey>) -> TextConstraints {
        let minLength = integer(map[.minLength], "min_length", in: KeyRange.minLength)
        let maxLength = integer(map[.maxLength], "max_length", in: KeyRange.maxLength)
        if let minLength, let maxLength, minLength > maxLength, let value = map[.minLength] {
            report(
                "“min_length” is greater than “max_length”, so that no answer could pass. Lower it to"
                    + " \(maxLength.grouped) or less.",
                at: value.position)
        }
        if map[.pattern] == nil, let position = map.keyPositions[.patternMessage] {
            report(
                "“pattern_message” is never shown, because the field has no “pattern”. Write one, or remove it.",
                at: position)
        }
        return TextConstraints(
            minLength: minLength, maxLength: maxLength, pattern: pattern(map[.pattern]),
            patternMessage: text(map[.patternMessage], "“pattern_message”"))
    }

    private mutating func pattern(_ value: YAMLValue?) -> Pattern? {
        guard let value else { return nil }
        if value.text == nil {
            report(
                "“pattern” is taken for \(value.kind), because YAML has a meaning of its own for brackets. Put the pattern in"
                    + " single quotation marks.",
                at: value.position)
            return nil
        }
        guard let text = plainText(value, "“pattern”") else { return nil }
        do throws(PatternError) {
            let pattern = try Pattern(text)
            if let warning = Pattern.warning(about: text) {
                warn("“pattern” is slow. \(warning)", at: position(of: warning.offset, in: text, value))
            }
            return pattern
        } catch {
            report("“pattern” cannot be used. \(error)", at: position(of: error.offset, in: text, value))
            return nil
        }
    }

    /// The place of a character of a text where the file shows the text as it is; else where the value begins.
    /// - Parameter offset: in Unicode scalars.
    private func position(of offset: Int, in text: String, _ value: YAMLValue) -> SourcePosition {
        let start = value.position
        let line = Array((source.line(start.line) ?? "").unicodeScalars)
        let scalars = Array(text.unicodeScalars)
        // A quotation mark stands before a quoted text.
        guard let before = [0, 1].first(where: { line.dropFirst(start.column - 1 + $0).starts(with: scalars) }) else {
            return start
        }
        return SourcePosition(line: start.line, column: start.column + before + min(offset, scalars.count))
    }

    private mutating func numbers(_ map: YAMLMap<FieldKey>, step: String?) -> NumberConstraints {
        var constraints = NumberConstraints(
            min: number(map[.min], "min"), max: number(map[.max], "max"), step: step)
        if let value = map[.step] {
            if value.text == "any" {
                constraints.step = nil
            } else if let number = value.text.flatMap(FloatingPointNumber.parse), number > 0 {
                constraints.step = value.text
            } else {
                report(
                    "“step” must be a number greater than 0, or “any”, and this is \(value.kind).", at: value.position)
            }
        }
        if let low = constraints.min.flatMap(FloatingPointNumber.parse),
            let high = constraints.max.flatMap(FloatingPointNumber.parse), low > high, let value = map[.min]
        {
            report(
                "“min” is greater than “max”, so that no answer could pass. Lower it to"
                    + " \(constraints.max ?? "") or less.",
                at: value.position)
        }
        return constraints
    }

    private mutating func number(_ value: YAMLValue?, _ name: String) -> String? {
        guard let value else { return nil }
        guard let text = value.text, FloatingPointNumber.parse(text) != nil else {
            report("“\(name)” must be a number such as 12 or -0.5, and this is \(value.kind).", at: value.position)
            return nil
        }
        return text
    }
}
