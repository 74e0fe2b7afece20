extension Messages {
    /// Languages that are written from right to left.
    private static let rightToLeft: Set<Substring> = [
        "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ]

    /// The direction of the language's script, as HTML's `dir` has it: `ltr` or `rtl`.
    package var direction: String {
        let subtags = language.lowercased().split(separator: "-")
        if let script = subtags.dropFirst().first(where: { $0.utf8.count == 4 }) {
            return ["arab", "hebr", "syrc", "thaa", "nkoo"].contains(script) ? "rtl" : "ltr"
        }
        return subtags.first.map(Self.rightToLeft.contains) ?? false ? "rtl" : "ltr"
    }
}
