extension Field {
    /// What a customer reads beside the field and in the error summary: what happened and how to mend it.
    /// - Parameter value: the value that the error is about.
    package func message(_ code: ErrorCode, value: String, _ messages: Messages) -> String {
        switch code {
        case .valueMissing: messages.text(missingKey, ["label": label])
        case .badInput: messages.text(badInputKey, ["label": label, "example": example(messages)])
        case .typeMismatch: messages.text(typeMismatchKey, ["label": label])
        case .patternMismatch:
            constraints.patternMessage ?? messages.text(.patternMismatch, ["label": label])
        case .tooLong: lengthMessage(constraints.maxLength, .tooLong, value, messages)
        case .tooShort: lengthMessage(constraints.minLength, .tooShort, value, messages)
        case .rangeUnderflow, .rangeOverflow: rangeMessage(code, messages)
        case .stepMismatch: stepMessage(value, messages)
        case .notAnOption: messages.text(.notAnOption, ["label": label])
        // Those of files are made where the files are judged.
        case .tooManyFiles, .fileTooLarge, .fileType: messages.text(.missingFile, ["label": label])
        }
    }

    /// The same for a script, with places for the label and for what only the answer shows: `{length}`, `{count}`, `{below}`
    /// and `{above}`. A place is filled once, so that a label with braces is never taken for one.
    package func pattern(of code: ErrorCode, _ messages: Messages) -> String {
        var field = self
        field.label = "{label}"
        switch code {
        case .tooLong: return field.lengthMessage(constraints.maxLength, .tooLong, nil, messages)
        case .tooShort: return field.lengthMessage(constraints.minLength, .tooShort, nil, messages)
        case .stepMismatch:
            let isWhole = numbers.step == "1" && numbers.hasWholeSteps(default: defaultValue)
            return messages.text(isWhole ? .wholeNumber : .stepMismatch)
        case .tooManyFiles, .fileTooLarge, .fileType:
            return files.map { field.fileMessage(code, $0, [:], messages) } ?? ""
        default:
            if code == .valueMissing, files != nil { return messages.text(.missingFile) }
            return field.message(code, value: "", messages)
        }
    }

    /// What a script says of an answer beyond the last step that the range has, with `{label}` and `{max}` for it; nil where the range
    /// has no end, or whole numbers are asked for.
    package func patternBeyondLastStep(_ messages: Messages) -> String? {
        switch control {
        case .number(let numbers) where numbers.max != nil && numbers.step != nil:
            pattern(of: .stepMismatch, messages).contains("{above}") ? messages.text(.rangeOverflow) : nil
        case .temporal(let temporal) where temporal.max != nil && temporal.step != "any":
            messages.text(.rangeOverflowDate)
        default: nil
        }
    }

    /// Where the steps begin if there is no minimum, for a control that starts with another value than the default
    /// (HTML §4.10.5.3.8); nil where no steps depend on it.
    package var stepBase: String? {
        switch control {
        case .number(let numbers) where numbers.min == nil && numbers.step != nil: defaultValue ?? ""
        case .temporal(let temporal) where temporal.min == nil && temporal.step != "any":
            defaultValue == "today" ? "" : defaultValue ?? ""
        default: nil
        }
    }

    private var badInputKey: Messages.Key {
        guard case .temporal(let constraints) = control else { return .badNumber }
        return switch constraints.kind {
        case .date: .badDate
        case .datetime: .badDatetime
        case .time: .badTime
        }
    }

    private var typeMismatchKey: Messages.Key {
        switch control {
        case .url: .badURL
        case .email(_, multiple: true): .badEmails
        default: .badEmail
        }
    }

    /// How a date or time is typed where the browser has no picker for it.
    private func example(_ messages: Messages) -> String {
        guard case .temporal(let constraints) = control else { return "" }
        return switch constraints.kind {
        case .date: "2026-12-24"
        case .datetime: "2026-12-24T18:00"
        case .time: "18:00"
        }
    }

    private func rangeMessage(_ code: ErrorCode, _ messages: Messages) -> String {
        guard case .temporal(let constraints) = control else {
            func shown(_ text: String?) -> String { messages.numbers.shown(text ?? "") }
            return code == .rangeUnderflow
                ? messages.text(.rangeUnderflow, ["label": label, "min": shown(numbers.min)])
                : messages.text(.rangeOverflow, ["label": label, "max": shown(numbers.max)])
        }
        let values = [
            "label": label, "min": constraints.shown(constraints.min, messages),
            "max": constraints.shown(constraints.max, messages),
        ]
        if constraints.isReversed { return messages.text(.rangeTime, values) }
        return messages.text(code == .rangeUnderflow ? .rangeUnderflowDate : .rangeOverflowDate, values)
    }

    private var missingKey: Messages.Key {
        switch control {
        case .checkbox: .missingCheckbox
        case .checkboxes: .missingChoices
        case .radio, .selection: .missingChoice
        default: .missingText
        }
    }

    private func lengthMessage(
        _ limit: Int?, _ key: Messages.Key, _ value: String?, _ messages: Messages
    ) -> String {
        let limit = limit ?? 0
        var values = ["label": label]
        values["length"] = value.map { messages.numbers.shown($0.utf16.count) }
        return messages.text(key, values, count: limit)
    }

    private func stepMessage(_ value: String, _ messages: Messages) -> String {
        if case .temporal(let constraints) = control {
            return temporalStepMessage(value, constraints, messages)
        }
        guard let (below, above) = numbers.neighbours(of: value, default: defaultValue) else {
            return messages.text(.badNumber, ["label": label])
        }
        func shown(_ number: Decimal) -> String { messages.numbers.shown(number.description) }
        if numbers.step == "1", below.isWhole { return messages.text(.wholeNumber, ["label": label]) }
        guard numbers.error(in: above.description, default: defaultValue) == nil else {
            return messages.text(.rangeOverflow, ["label": label, "max": shown(below)])
        }
        return messages.text(.stepMismatch, ["label": label, "below": shown(below), "above": shown(above)])
    }

    private func temporalStepMessage(
        _ value: String, _ constraints: TemporalConstraints, _ messages: Messages
    ) -> String {
        guard let (below, above) = constraints.neighbours(of: value, default: defaultValue) else {
            return messages.text(badInputKey, ["label": label, "example": example(messages)])
        }
        guard constraints.error(in: above, default: defaultValue) == nil else {
            return messages.text(
                .rangeOverflowDate, ["label": label, "max": constraints.shown(below, messages)])
        }
        return messages.text(
            .stepMismatch,
            [
                "label": label, "below": constraints.shown(below, messages),
                "above": constraints.shown(above, messages),
            ])
    }

    /// The constraints of a text control; none for any other.
    package var constraints: TextConstraints {
        switch control {
        case .text(let constraints), .email(let constraints, _), .telephone(let constraints), .url(let constraints),
            .longText(let constraints, _):
            constraints
        default: TextConstraints()
        }
    }

    /// The constraints of a number; none for any other control.
    package var numbers: NumberConstraints {
        if case .number(let constraints) = control { constraints } else { NumberConstraints(step: nil) }
    }

    /// The options to choose from; none for any other control.
    package var options: [Option] {
        switch control {
        case .radio(let options), .selection(let options), .checkboxes(let options): options
        default: []
        }
    }
}

extension TemporalConstraints {
    /// A date or time as people of the messages' language write it, with its seconds where it has some.
    package func shown(_ value: String?, _ messages: Messages) -> String {
        guard let value, let time = kind.parse(value) else { return "" }
        let days = kind == .time ? 0 : Int((Double(time) / 86_400_000).rounded(.down))
        let (year, month, day) = TemporalKind.components(ofDay: days)
        let minutes = (time - days * 86_400_000) / 60_000
        let isWhole = time.isMultiple(of: 60_000)
        switch kind {
        case .date: return messages.dates.date(year: year, month: month, day: day)
        case .time: return isWhole ? messages.dates.time(hour: minutes / 60, minute: minutes % 60) : value
        case .datetime:
            guard isWhole else { return value.replacing("T", with: " ") }
            return messages.dates.dateTime(
                year: year, month: month, day: day, hour: minutes / 60, minute: minutes % 60)
        }
    }
}
