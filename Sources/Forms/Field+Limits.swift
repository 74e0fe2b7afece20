extension Field {
    /// What an answer may be, said before anybody writes one: `At most 200 characters.`; nil where nothing limits it.
    package func limits(_ messages: Messages) -> String? {
        switch control {
        case .text, .email, .telephone, .url, .longText: lengthLimits(messages)
        case .number(let numbers): numberLimits(numbers, messages)
        case .temporal(let temporal):
            Self.range(
                temporal.min.map { temporal.shown($0, messages) }, temporal.max.map { temporal.shown($0, messages) },
                .rangeFrom, .rangeUntil, temporal.isReversed ? .rangeOverMidnight : .rangeBetween, messages)
        case .file(let files): files.sentence(messages)
        // HTML has no way to say it of several boxes.
        case .checkboxes: required == .always ? messages.text(.missingChoices, ["label": label]) : nil
        case .checkbox, .radio, .selection, .hidden: nil
        }
    }

    private func lengthLimits(_ messages: Messages) -> String? {
        let constraints = constraints
        switch (constraints.minLength ?? 0, constraints.maxLength) {
        case (0...1, nil): return nil
        case (let least, nil): return messages.text(.lengthAtLeast, count: least)
        case (0...1, let most?): return messages.text(.lengthAtMost, count: most)
        case (let least, let most?):
            return messages.text(
                .lengthBetween, ["min": messages.numbers.shown(least), "max": messages.numbers.shown(most)])
        }
    }

    /// `From 0 to 1,000. In steps of 5.`
    private func numberLimits(_ numbers: NumberConstraints, _ messages: Messages) -> String? {
        let style = messages.numbers
        let range = Self.range(
            numbers.min.map { style.shown($0) }, numbers.max.map { style.shown($0) }, .rangeAtLeast, .rangeAtMost,
            .rangeBetween, messages)
        let limits = [range, stepLimit(numbers, messages)].compactMap { $0 }
        return limits.isEmpty ? nil : limits.joined(separator: " ")
    }

    /// How far numbers lie apart; nil for whole ones, which everybody expects, and for any.
    private func stepLimit(_ numbers: NumberConstraints, _ messages: Messages) -> String? {
        guard let step = numbers.allowedValueStep else { return nil }
        let base = numbers.stepBase(default: defaultValue)
        func shown(_ number: Decimal) -> String { messages.numbers.shown(number.description) }
        if base.isMultiple(of: step) {
            return step == .one ? nil : messages.text(.stepsOf, ["step": shown(step)])
        }
        return messages.text(.stepsFrom, ["step": shown(step), "base": shown(base)])
    }

    private static func range(
        _ min: String?, _ max: String?, _ atLeast: Messages.Key, _ atMost: Messages.Key, _ both: Messages.Key,
        _ messages: Messages
    ) -> String? {
        switch (min, max) {
        case (nil, nil): nil
        case (let min?, nil): messages.text(atLeast, ["min": min])
        case (nil, let max?): messages.text(atMost, ["max": max])
        case (let min?, let max?): messages.text(both, ["min": min, "max": max])
        }
    }
}

extension Form {
    /// What all files together may have, said beforehand where the limits of the fields would let more through; nil where
    /// they do not.
    /// - Parameter limit: how many bytes all files together may have.
    package func limitOfFiles(_ limit: Int, _ messages: Messages) -> String? {
        filesMayExceed(limit) ? messages.text(.filesTogether, ["size": FileSize.exact(limit, messages.numbers)]) : nil
    }

    /// Whether files of which each passes may be too large together.
    /// - Parameter limit: how many bytes all files together may have.
    package func filesMayExceed(_ limit: Int) -> Bool {
        var most = 0
        for files in fields.compactMap(\.files) {
            let (size, isLarge) = files.maxSize.multipliedReportingOverflow(by: files.maxFiles)
            let (sum, isLarger) = most.addingReportingOverflow(size)
            most = isLarge || isLarger ? .max : sum
        }
        return most > limit
    }

    /// What is said where all files together are too large.
    /// - Parameter limit: how many bytes they may have.
    package func tooLargeTogether(_ limit: Int, _ messages: Messages) -> String {
        messages.text(.filesTooLarge, ["size": FileSize.exact(limit, messages.numbers)])
    }
}
