extension Field {
    /// What an answer may be, said before anybody writes one: `At most 200 characters.`; nil where nothing limits it.
    package func limits(_ messages: Messages) -> String? {
        switch control {
        case .text, .email, .telephone, .url, .longText: lengthLimits(messages)
        case .number(let numbers): Self.range(numbers.min, numbers.max, .rangeAtLeast, .rangeAtMost, messages)
        case .temporal(let temporal):
            temporal.isReversed
                ? nil
                : Self.range(
                    temporal.min.map { temporal.shown($0, messages) },
                    temporal.max.map { temporal.shown($0, messages) }, .rangeFrom, .rangeUntil, messages)
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
        case (let least, nil): return messages.text(.lengthAtLeast, ["limit": String(least)], count: least)
        case (0...1, let most?): return messages.text(.lengthAtMost, ["limit": String(most)], count: most)
        case (let least, let most?):
            return messages.text(.lengthBetween, ["min": String(least), "max": String(most)])
        }
    }

    private static func range(
        _ min: String?, _ max: String?, _ atLeast: Messages.Key, _ atMost: Messages.Key, _ messages: Messages
    ) -> String? {
        switch (min, max) {
        case (nil, nil): nil
        case (let min?, nil): messages.text(atLeast, ["min": min])
        case (nil, let max?): messages.text(atMost, ["max": max])
        case (let min?, let max?): messages.text(.rangeBetween, ["min": min, "max": max])
        }
    }
}
