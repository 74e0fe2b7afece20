extension Field {
    /// What constrains the files of a field that takes some and is shown; nil for any other.
    package var files: FileConstraints? {
        if case .file(let constraints) = control, !isConstant { constraints } else { nil }
    }

    /// The first error of the files, in ErrorCode's order; nil when they pass.
    /// - Parameters:
    ///   - files: those of this field.
    ///   - isRequired: whether there must be one.
    func fileError(
        _ files: [ReceivedFile], _ constraints: FileConstraints, isRequired: Bool, _ messages: Messages
    ) -> FieldError? {
        func error(_ code: ErrorCode, _ message: String) -> FieldError {
            FieldError(field: name, code: code, message: message)
        }
        if files.isEmpty {
            return isRequired ? error(.valueMissing, messages.text(.missingFile, ["label": label])) : nil
        }
        if files.count > constraints.maxFiles {
            return error(
                .tooManyFiles,
                fileMessage(
                    .tooManyFiles, constraints, ["count": messages.numbers.shown(files.count)], messages))
        }
        let wrong = [
            (ErrorCode.fileTooLarge, files.filter { $0.size > constraints.maxSize }),
            (.fileType, files.filter { !constraints.accepts($0) }),
        ]
        return wrong.first { !$1.isEmpty }.map { code, files in
            error(code, fileMessage(code, constraints, naming: files.map(\.name), messages))
        }
    }

    /// What is wrong with some of the files, each of which is named.
    private func fileMessage(
        _ code: ErrorCode, _ constraints: FileConstraints, naming names: [String], _ messages: Messages
    ) -> String {
        let files = names.map { messages.text(.fileQuoted, ["file": $0]) }
        let values = ["files": files.joined(separator: messages.text(.listComma))]
        return fileMessage(code, constraints, values, count: names.count, messages)
    }

    /// What is wrong with files.
    /// - Parameters:
    ///   - values: the files or how many there are; without them their places stay, for a script to fill.
    ///   - count: how many files are too large, or of another kind.
    func fileMessage(
        _ code: ErrorCode, _ constraints: FileConstraints, _ values: [String: String], count: Int = 1,
        _ messages: Messages
    ) -> String {
        if code == .tooManyFiles {
            return messages.text(
                .tooManyFiles, values.merging(["label": label]) { $1 }, count: constraints.maxFiles)
        }
        let key = code == .fileTooLarge ? Messages.Key.fileTooLarge : .fileType
        return messages.text(key, fileValues(constraints, messages).merging(values) { $1 }, count: count)
    }

    /// The same for a script with places for the label and the files, by CLDR's plural categories of how many are wrong.
    package func filePatterns(_ code: ErrorCode, _ constraints: FileConstraints, _ messages: Messages) -> [String:
        String]
    {
        let key = code == .fileTooLarge ? Messages.Key.fileTooLarge : .fileType
        var values = fileValues(constraints, messages)
        values["label"] = nil
        return messages.forms(of: key).mapValues { text in Messages.fill(text) { values[$0] } }
    }

    private func fileValues(_ constraints: FileConstraints, _ messages: Messages) -> [String: String] {
        [
            "label": label, "size": FileSize.exact(constraints.maxSize, messages.numbers),
            "types": constraints.kinds(messages),
        ]
    }
}

extension FileConstraints {
    /// What may be sent, before anybody chooses a file: `Up to 3 files of at most 5 MB each: images, .pdf or .log.`
    package func sentence(_ messages: Messages) -> String {
        let values = ["size": FileSize.exact(maxSize, messages.numbers), "types": kinds(messages)]
        return messages.text(accept.isEmpty ? .fileLimits : .fileLimitsTypes, values, count: maxFiles)
    }

    /// `images, .pdf or .log`; empty for any kind.
    func kinds(_ messages: Messages) -> String {
        let words = accept.map { entry in
            switch entry.lowercased() {
            case "image/*": messages.text(.fileTypeImages)
            case "audio/*": messages.text(.fileTypeSounds)
            case "video/*": messages.text(.fileTypeVideos)
            // Before a dot, which else would stand at the other side of its word.
            default: messages.direction == "rtl" ? "\u{200E}\(entry)" : entry
            }
        }
        return messages.listOr(words)
    }
}
