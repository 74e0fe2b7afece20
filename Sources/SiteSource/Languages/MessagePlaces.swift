import Forms

extension Messages.Key {
    /// The places that every translation of the text must have, besides that of the number on which it depends.
    var places: [String] {
        switch self {
        case .formTitle, .feedTitle, .searchTeam: ["team"]
        case .searchNoneTitle: ["query"]
        case .requiredNote, .optionalNote: ["mark"]
        case .ticketTitle, .ticketReceived: ["number"]
        case .badRequestText: ["reason"]
        case .tooLargeText, .tooLargeFilesText: ["limit"]
        case .methodText: ["methods"]
        case .reference: ["id"]
        case .missingText, .missingChoice, .missingCheckbox, .badNumber, .badEmail, .badURL, .wholeNumber,
            .notAnOption, .missingFile, .tooLong, .tooShort, .tooManyFiles, .badEmails, .patternMismatch,
            .missingChoices, .conditionSet, .conditionNotSet, .conditionTicked, .conditionNotTicked:
            ["label"]
        case .badDate, .badDatetime, .badTime: ["label", "example"]
        case .fileTooLarge: ["label", "files", "size"]
        case .filesTooLarge, .filesTogether, .fileLimits: ["size"]
        case .fileQuoted: ["file"]
        case .fileType: ["label", "files", "types"]
        case .fileLimitsTypes: ["size", "types"]
        case .listOr, .conditionAnd, .conditionOr: ["first", "last"]
        case .fileKeep: ["file", "size"]
        case .filesStrayText: ["files"]
        case .missingOneOf: ["fields"]
        case .rangeUnderflow, .rangeUnderflowDate: ["label", "min"]
        case .rangeOverflow, .rangeOverflowDate: ["label", "max"]
        case .rangeTime, .conditionBetween, .conditionNotBetween: ["label", "min", "max"]
        case .stepMismatch: ["label", "below", "above"]
        case .lengthBetween, .rangeBetween, .rangeOverMidnight: ["min", "max"]
        case .stepsOf: ["step"]
        case .stepsFrom: ["step", "base"]
        case .rangeAtLeast, .rangeFrom: ["min"]
        case .rangeAtMost, .rangeUntil: ["max"]
        case .onlyIf, .neededIf, .conditionAllOf, .conditionAnyOf: ["condition"]
        case .conditionSelected, .conditionNotSelected, .conditionContains, .conditionNotContains, .conditionEqual,
            .conditionNotEqual, .conditionGreater, .conditionLess, .conditionGreaterOrEqual, .conditionLessOrEqual,
            .conditionAfter, .conditionBefore, .conditionEqualOrAfter, .conditionEqualOrBefore:
            ["label", "value"]
        case .opensOn, .closedSince, .updatedOn: ["date"]
        default: []
        }
    }

    /// The places that a translation may have beside these.
    var furtherPlaces: [String] {
        switch self {
        case .tooLong, .tooShort: ["length"]
        case .tooManyFiles: ["count"]
        default: []
        }
    }
}
