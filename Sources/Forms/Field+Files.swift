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
                .tooManyFiles, fileMessage(.tooManyFiles, constraints, ["count": String(files.count)], messages))
        }
        if let file = files.first(where: { $0.size > constraints.maxSize }) {
            return error(.fileTooLarge, fileMessage(.fileTooLarge, constraints, ["file": file.name], messages))
        }
        if let file = files.first(where: { !constraints.accepts($0) }) {
            return error(.fileType, fileMessage(.fileType, constraints, ["file": file.name], messages))
        }
        return nil
    }

    /// What is wrong with files.
    /// - Parameter values: the file or how many there are; without them their places stay, for a script to fill.
    func fileMessage(
        _ code: ErrorCode, _ constraints: FileConstraints, _ values: [String: String], _ messages: Messages
    ) -> String {
        var values = values
        values["label"] = label
        switch code {
        case .tooManyFiles:
            values["limit"] = String(constraints.maxFiles)
            return messages.text(.tooManyFiles, values, count: constraints.maxFiles)
        case .fileTooLarge:
            values["size"] = FileSize.exact(constraints.maxSize)
            return messages.text(.fileTooLarge, values)
        default:
            values["types"] = constraints.kinds(messages)
            return messages.text(.fileType, values)
        }
    }
}

extension FileConstraints {
    /// What may be sent, before anybody chooses a file: `Up to 3 files of at most 5 MB each: images, .pdf or .log.`
    package func sentence(_ messages: Messages) -> String {
        let values = ["count": String(maxFiles), "size": FileSize.exact(maxSize), "types": kinds(messages)]
        return messages.text(accept.isEmpty ? .fileLimits : .fileLimitsTypes, values, count: maxFiles)
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
        return messages.listOr(words)
    }
}
