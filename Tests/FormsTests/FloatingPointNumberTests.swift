import Forms
import Testing

struct FloatingPointNumberTests {
    @Test(
        "A valid floating-point number is one",
        arguments: [
            ("0", 0), ("1", 1), ("-1", -1), ("007", 7), ("1.5", 1.5), (".5", 0.5), ("-.5", -0.5), ("1e3", 1000),
            ("1E3", 1000), ("1.e3", 1000), ("-1.E0", -1), ("1e+3", 1000), ("1e-3", 0.001), ("1.5e3", 1500), (".5e1", 5),
            ("0.1", 0.1),
            ("1e308", 1e308), ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
            ("1e-400", 0), ("0e999999", 0), ("9007199254740993", 9_007_199_254_740_992),
            ("00000000000000000000000000001", 1), ("1.00000000000000000000000000000", 1),
        ] as [(String, Double)])
    func valid(text: String, number: Double) {
        #expect(FloatingPointNumber.parse(text) == number)
    }

    @Test("A minus sign before zero makes no other zero", arguments: ["-0", "-0.0", "-.0", "-0e5", "-1e-400"])
    func negativeZero(text: String) throws {
        let number = try #require(FloatingPointNumber.parse(text))
        #expect(number == 0)
        #expect(number.sign == .plus)
    }

    @Test(
        "Anything else is not",
        arguments: [
            "", " ", "5.", "-", ".", "-.", "+1", "+.5", " 1", "1 ", "1\n", "\t1", "1 000", "1,5", "1,000", "1_000",
            "1e",
            "1e+", "1e-", "e3", ".e3", "1e3.5", "1ee3", "1.2.3", "--1", "1-", "0x10", "0x1p3", "0b1", "NaN", "nan",
            "Infinity", "-Infinity", "inf", "1.e", "-.e3", "1e400", "-1e400", "1e309", "１", "١", "½", "−1", "1\u{301}",
            "1\0", "1f",
            "1d", "12abc", "\u{FEFF}1",
        ])
    func invalid(text: String) {
        #expect(FloatingPointNumber.parse(text) == nil)
    }

    @Test("A million digits are read without delay")
    func manyDigits() {
        let digits = String(repeating: "9", count: 1_000_000)
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(FloatingPointNumber.parse(digits) == nil)
            #expect(FloatingPointNumber.parse("0." + digits) == 1)
            #expect(FloatingPointNumber.parse("1e" + digits) == nil)
        }
        #expect(time < .seconds(1))
    }
}
