extension Field {
    /// What constrains the files of a field that takes some and is shown; nil for any other.
    package var files: FileConstraints? {
        if case .file(let constraints) = control, !isConstant { constraints } else { nil }
    }

    /// The first error of the files, in ErrorCode's order; nil when they pass.
    /// - Parameter files: those of this field.
    func fileError(
        _ files: [ReceivedFile], _ constraints: FileConstraints, _ messages: Messages
    ) -> FieldError? {
        func error(
            _ code: ErrorCode, _ key: Messages.Key, _ values: [String: String] = [:], count: Int? = nil
        ) -> FieldError {
            let values = values.merging(["label": label]) { $1 }
            let message = count.map { messages.text(key, values, count: $0) } ?? messages.text(key, values)
            return FieldError(field: name, code: code, message: message)
        }
        if files.isEmpty { return required ? error(.valueMissing, .missingFile) : nil }
        let limit = constraints.maxFiles
        if files.count > limit {
            return error(
                .tooManyFiles, .tooManyFiles, ["count": String(files.count)], count: limit)
        }
        if let file = files.first(where: { $0.size > constraints.maxSize }) {
            return error(
                .fileTooLarge, .fileTooLarge, ["file": file.name, "size": FileSize.exact(constraints.maxSize)])
        }
        if let file = files.first(where: { !constraints.accepts($0) }) {
            return error(.fileType, .fileType, ["file": file.name, "types": constraints.kinds(messages)])
        }
        return nil
    }
}

extension FileConstraints {
    /// What may be sent, before anybody chooses a file: `Up to 3 files of at most 5 MB each: images, .pdf or .log.`
    package func sentence(_ messages: Messages) -> String {
        messages.text(
            accept.isEmpty ? .fileLimits : .fileLimitsTypes,
            ["size": FileSize.exact(maxSize), "types": kinds(messages)], count: maxFiles)
    }

    /// `images, .pdf or .log`; empty for any kind.
    func kinds(_ messages: Messages) -> String {
        let words = accept.map { entry in
            switch entry.lowercased() {
            case "image/*": messages.text(.fileTypeImages)
            case "audio/*": messages.text(.fileTypeSounds)
            case "video/*": messages.text(.fileTypeVideos)
            default: entry
            }
        }
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return messages.text(
            .listOr, ["first": words.dropLast().joined(separator: messages.text(.listComma)), "last": last])
    }
}
