extension Messages {
    /// `a`, `a or b`, `a, b or c`
    package func listOr(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return text(.listOr, ["first": items.dropLast().joined(separator: text(.listComma)), "last": last])
    }

    /// The variants of a text that depends on a number, by CLDR's plural categories.
    package func forms(of key: Key) -> [String: String] {
        let variants = PluralCategory.allCases.compactMap { category in
            texts["\(key.rawValue).\(category.rawValue)"].map { (category.rawValue, $0) }
        }
        return Dictionary(uniqueKeysWithValues: variants)
    }
}
