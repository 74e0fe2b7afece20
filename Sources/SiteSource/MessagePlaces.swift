import Forms

extension Messages.Key {
    /// The places that every translation of the text must have.
    var places: [String] {
        switch self {
        case .formTitle: ["team"]
        case .requiredNote: ["mark"]
        case .ticketTitle, .ticketReceived: ["number"]
        case .badRequestText: ["reason"]
        case .tooLargeText, .tooLargeFilesText: ["limit"]
        case .methodText: ["methods"]
        case .limitedTextOther, .limitedDetailOther: ["minutes"]
        case .reference: ["id"]
        case .missingText, .missingChoice, .missingCheckbox, .badNumber, .badEmail, .badURL, .wholeNumber,
            .notAnOption, .tooLongOne, .tooShortOne, .missingFile, .tooManyFilesOne:
            ["label"]
        case .tooLongOther, .tooShortOther, .tooManyFilesOther: ["label", "limit"]
        case .fileTooLarge: ["label", "file", "size"]
        case .filesTooLarge, .fileLimitsOne: ["size"]
        case .fileType: ["label", "file", "types"]
        case .fileLimitsOther: ["count", "size"]
        case .fileLimitsTypesOne: ["size", "types"]
        case .fileLimitsTypesOther: ["count", "size", "types"]
        case .listOr: ["first", "last"]
        case .fileKeep: ["file", "size"]
        case .filesLostText, .filesStrayText: ["files"]
        case .rangeUnderflow: ["label", "min"]
        case .rangeOverflow: ["label", "max"]
        case .stepMismatch: ["label", "below", "above"]
        default: []
        }
    }

    /// The places that a translation may have beside these.
    var furtherPlaces: [String] {
        switch self {
        case .tooLongOne, .tooShortOne: ["limit", "length"]
        case .tooLongOther, .tooShortOther: ["length"]
        case .tooManyFilesOne: ["limit", "count"]
        case .tooManyFilesOther: ["count"]
        default: []
        }
    }
}
