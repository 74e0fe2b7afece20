/// Gives headings their anchors, as GitHub does: lower case, hyphens for spaces, nothing for other signs, and a number
/// behind a word that was there before.
struct HeadingIDs {
    /// What the pages themselves call by these names.
    private static let reserved: Set<String> = [
        "main", "search", "contents", "related", "feedback", "feedback-comment", "homepage",
    ]
    private var known = reserved
    /// The number that a word was given last.
    private var numbers: [String: Int] = [:]

    /// The anchor of the next heading.
    mutating func id(of text: String) -> String {
        var word = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case " ", "-": word.unicodeScalars.append("-")
            case "_": word.unicodeScalars.append(scalar)
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.generalCategory == .nonspacingMark
                {
                    word.unicodeScalars.append(scalar)
                }
            }
        }
        // Footnotes are “fn-1”, and no heading may be.
        if word.isEmpty || word.hasPrefix("fn-") || word.hasPrefix("fnref-") { word = "section-" + word }
        var id = word
        // Those with lower numbers are taken already.
        var number = numbers[word] ?? 0
        if number > 0 { id = "\(word)-\(number)" }
        while known.contains(id) {
            number += 1
            id = "\(word)-\(number)"
        }
        known.insert(id)
        numbers[word] = number
        return id
    }
}
