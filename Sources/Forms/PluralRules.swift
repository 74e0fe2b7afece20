/// CLDR's cardinal rules of one language for whole numbers, as a table: whoever has no ICU can use them.
///
/// CLDR's rules look at the last two digits, at the smallest numbers, and at multiples of a million: the categories of 0 to
/// 199 and that of a million say everything.
package struct PluralRules: Sendable, Hashable {
    /// How many numbers the table begins with.
    package static let tableLength = 200

    /// A digit for each of 0 to 199 and one for multiples of a million: the place of the category among all.
    package let table: String
    private let categories: [PluralCategory]

    /// - Parameter table: as the property; nil when it is anything else.
    package init?(table: String) {
        let all = PluralCategory.allCases
        let places = table.utf8.map { Int($0) - Int(UInt8(ascii: "0")) }
        guard places.count == Self.tableLength + 1, places.allSatisfy(all.indices.contains) else { return nil }
        self.table = table
        categories = places.map { all[$0] }
    }

    /// - Parameter category: of a number that is not negative.
    package init(_ category: (Int) -> PluralCategory) {
        let categories = (0..<Self.tableLength).map(category) + [category(1_000_000)]
        let all = PluralCategory.allCases
        self.categories = categories
        table = categories.map { String(all.firstIndex(of: $0) ?? 0) }.joined()
    }

    /// The category of a number.
    /// - Parameter count: not negative.
    package func category(of count: Int) -> PluralCategory {
        if count > 0, count.isMultiple(of: 1_000_000) { return categories[Self.tableLength] }
        let place = count < Self.tableLength ? max(0, count) : 100 + count % 100
        return categories[place]
    }

    /// Whether one number alone has the category, so that a text need not say which it is.
    package func isExact(_ category: PluralCategory) -> Bool { categories.count { $0 == category } == 1 }

    /// 1 and all others, as in English and German.
    package static let oneAndOther = PluralRules { $0 == 1 ? .one : .other }
}
