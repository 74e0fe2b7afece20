import Forms
import Testing

struct PluralRulesTests {
    @Test("The last two digits decide beyond the table, and a million is a number of its own")
    func table() {
        let rules = PluralRules { count in
            count == 1_000_000 ? .many : count == 0 ? .zero : count % 100 == 2 ? .two : count == 1 ? .one : .other
        }
        #expect([0, 1, 2, 102, 202, 1002].map(rules.category) == [.zero, .one, .two, .two, .two, .two])
        #expect([100, 101, 200, 201, 10_000].map(rules.category) == [.other, .other, .other, .other, .other])
        #expect([1_000_000, 7_000_000, 1_000_001].map(rules.category) == [.many, .many, .other])
        #expect(rules.category(of: -1) == .zero)
    }

    @Test("A category is exact when one number alone has it")
    func exact() {
        #expect(PluralRules.oneAndOther.isExact(.one))
        #expect(!PluralRules.oneAndOther.isExact(.other))
        #expect(!PluralRules.oneAndOther.isExact(.few))
        #expect(!PluralRules { $0 < 2 ? .one : .other }.isExact(.one))
    }

    @Test("A table of another length or with another digit is none")
    func damage() {
        let table = PluralRules.oneAndOther.table
        #expect(PluralRules(table: table) == .oneAndOther)
        #expect(PluralRules(table: "") == nil)
        #expect(PluralRules(table: table + "5") == nil)
        #expect(PluralRules(table: table.dropLast() + "6") == nil)
        #expect(PluralRules(table: table.dropLast() + "/") == nil)
    }

    @Test("A text that depends on a number is the one of its category, with the number in its place")
    func texts() {
        let messages = Messages(
            language: "en", texts: ["too_long.one": "One {label}", "too_long.other": "{limit} {label}"])
        #expect(messages.text(.tooLong, ["label": "x"], count: 1) == "One x")
        #expect(messages.text(.tooLong, ["label": "x"], count: 0) == "0 x")
        #expect(messages.text(.tooLong, ["label": "{limit}"], count: 12) == "12 {limit}")
        let other = Messages(
            language: "pl", texts: ["too_long.other": "{limit}"], plurals: PluralRules { _ in .few })
        #expect(other.text(.tooLong, count: 3) == "3")
        #expect(Messages(language: "en", texts: [:]).text(.tooLong, count: 3) == "too_long")
    }
}
