extension Field {
    /// What a customer reads beside the field and in the error summary: what happened and how to mend it.
    /// - Parameter value: the value that the error is about.
    package func message(_ code: ErrorCode, value: String, _ messages: Messages) -> String {
        switch code {
        case .valueMissing: messages.text(missingKey, ["label": label])
        case .badInput: messages.text(.badNumber, ["label": label])
        case .typeMismatch:
            if case .url = control {
                messages.text(.badURL, ["label": label])
            } else {
                messages.text(.badEmail, ["label": label])
            }
        case .tooLong: lengthMessage(lengths.maxLength, .tooLong, value, messages)
        case .tooShort: lengthMessage(lengths.minLength, .tooShort, value, messages)
        case .rangeUnderflow: messages.text(.rangeUnderflow, ["label": label, "min": numbers.min ?? ""])
        case .rangeOverflow: messages.text(.rangeOverflow, ["label": label, "max": numbers.max ?? ""])
        case .stepMismatch: stepMessage(value, messages)
        case .notAnOption: messages.text(.notAnOption, ["label": label])
        // Those of files are made where the files are judged.
        case .tooManyFiles, .fileTooLarge, .fileType: messages.text(.missingFile, ["label": label])
        }
    }

    private var missingKey: Messages.Key {
        switch control {
        case .checkbox: .missingCheckbox
        case .radio, .selection: .missingChoice
        default: .missingText
        }
    }

    private func lengthMessage(_ limit: Int?, _ key: Messages.Key, _ value: String, _ messages: Messages) -> String {
        messages.text(key, ["label": label, "length": String(value.utf16.count)], count: limit ?? 0)
    }

    private func stepMessage(_ value: String, _ messages: Messages) -> String {
        guard let (below, above) = numbers.neighbours(of: value, default: defaultValue) else {
            return messages.text(.badNumber, ["label": label])
        }
        if numbers.step == "1", below.isWhole { return messages.text(.wholeNumber, ["label": label]) }
        guard numbers.error(in: above.description, default: defaultValue) == nil else {
            return messages.text(.rangeOverflow, ["label": label, "max": below.description])
        }
        return messages.text(
            .stepMismatch, ["label": label, "below": below.description, "above": above.description])
    }

    /// The length constraints of a text control; none for any other.
    package var lengths: TextConstraints {
        switch control {
        case .text(let lengths), .email(let lengths), .telephone(let lengths), .url(let lengths),
            .longText(let lengths, _):
            lengths
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
        case .radio(let options), .selection(let options): options
        default: []
        }
    }
}
