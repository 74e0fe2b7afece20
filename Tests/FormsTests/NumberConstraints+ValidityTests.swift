import Forms
import Testing

struct NumberConstraintsValidityTests {
    private func code(
        _ answer: String, min: String? = nil, max: String? = nil, step: String?, default defaultValue: String? = nil
    ) -> ErrorCode? {
        field(.number(NumberConstraints(min: min, max: max, step: step)), default: defaultValue).code(answer)
    }

    @Test(
        "A whole number is one in any notation",
        arguments: ["0", "-0", "7", "007", "-12", "1e3", "1.0", "10e-1", "12.50e1", "1e300", "9007199254740993"])
    func wholeNumbers(answer: String) {
        #expect(code(answer, step: "1") == nil)
    }

    @Test("A fraction is no whole number", arguments: [".5", "0.5", "-0.5", "1e-1", "2.000001", "4503599627370496.5"])
    func fractions(answer: String) {
        #expect(code(answer, step: "1") == .stepMismatch)
        #expect(code(answer, step: nil) == nil)
    }

    @Test(
        "What is no number keeps its text and is bad input",
        arguments: ["5.", "+1", " 1", "1 ", "１", "1e400", "0x10", "NaN", "1,5", "twelve", "1\n", "--1", " "])
    func badInput(answer: String) {
        let number = field(.number(NumberConstraints(min: "0", max: "9", step: nil)), required: true)
        #expect(number.code(answer) == .badInput)
        #expect(isSame(number.value(in: request(["answer": answer])), answer))
    }

    @Test("Both ends of a range belong to it, however they are written")
    func range() {
        for (answer, expected) in [
            ("-1.5", nil), ("-1.50", nil), ("-15e-1", nil), ("0", nil), ("10", nil), ("1e1", nil),
            ("-1.50001", .rangeUnderflow), ("-2", .rangeUnderflow), ("-1e300", .rangeUnderflow),
            ("10.00001", .rangeOverflow), ("11", .rangeOverflow), ("1e300", .rangeOverflow),
        ] as [(String, ErrorCode?)] {
            #expect(code(answer, min: "-1.5", max: "10", step: nil) == expected, "\(answer)")
        }
        #expect(code("5", min: "6", step: nil) == .rangeUnderflow)
        #expect(code("5", max: "4", step: nil) == .rangeOverflow)
    }

    @Test("Ends of a range are compared in decimals, as in Chromium")
    func decimalRange() {
        #expect(code("1e-400", max: "0", step: nil) == .rangeOverflow)
        #expect(code("-88.000000000000001", min: "-88", step: nil) == .rangeUnderflow)
        #expect(code("9007199254740993", max: "9007199254740992", step: nil) == .rangeOverflow)
    }

    @Test(
        "Steps are counted from the minimum, else from the default, else from 0",
        arguments: [
            ("1", "7", "3", ["1", "4", "7", "10"], ["2", "3", "5", "6", "8"]),
            (nil, "7", "3", ["1", "4", "7", "10", "-2"], ["0", "3", "6"]),
            (nil, nil, "3", ["0", "3", "-3", "9"], ["1", "4", "-1"]),
            ("0.5", nil, "1", ["0.5", "1.5", "2.5"], ["1", "2"]),
            ("-10", nil, "4", ["-10", "-6", "-2", "2"], ["-8", "0", "4"]),
            (nil, "soon", "2", ["0", "2"], ["1"]),
        ] as [(String?, String?, String, [String], [String])])
    func stepBase(min: String?, default defaultValue: String?, step: String, on: [String], off: [String]) {
        for answer in on { #expect(code(answer, min: min, step: step, default: defaultValue) == nil, "\(answer)") }
        for answer in off {
            #expect(code(answer, min: min, step: step, default: defaultValue) == .stepMismatch, "\(answer)")
        }
    }

    @Test("Decimal steps are exact", arguments: ["0.1", "0.01", "0.001", "0.25", "1e-6"])
    func decimalSteps(step: String) throws {
        let places = try #require(["0.1": 1, "0.01": 2, "0.001": 3, "0.25": 2, "1e-6": 6][step])
        let unit = step == "0.25" ? 25 : 1
        for count in [1, 3, 7, 29, 57, 1_000, 123_457, 99_999_999, 1_234_567_891, 419_430_401_234] {
            let digits = String(count * unit)
            let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
            let answer = "\(padded.dropLast(places)).\(padded.suffix(places))"
            #expect(code(answer, step: step) == nil, "\(answer)")
            #expect(code("-" + answer, step: step) == nil, "-\(answer)")
            #expect(code(answer + "1", step: step) == .stepMismatch, "\(answer)1")
        }
    }

    @Test("An amount of millions may have any number of cents")
    func cents() {
        // In doubles, 4194304.01 is further from a whole number of 0.01 than the tolerance.
        for amount in 4_194_000...4_194_999 {
            for cents in ["01", "07", "29", "57", "99"] {
                #expect(code("\(amount).\(cents)", min: "0", step: "0.01") == nil)
            }
        }
        #expect(code("4194304.015", min: "0", step: "0.01") == .stepMismatch)
        #expect(code("999999999999.99", min: "0.01", step: "0.01") == nil)
    }

    @Test(
        "The 2²⁴th part of a step is no mismatch, and anything more is one",
        arguments: [
            ("1.00000005", nil), ("0.99999995", nil), ("1.00000006", .stepMismatch), ("0.99999994", .stepMismatch),
            ("1e-60", nil), ("-1e-60", nil), ("1.000000000000000000000000000000000000001", nil),
        ] as [(String, ErrorCode?)])
    func tolerance(answer: String, expected: ErrorCode?) {
        #expect(code(answer, step: "1") == expected)
    }

    @Test("Nothing is a mismatch more than 2⁵³ steps away")
    func hugeNumbers() {
        #expect(code("9007199254740991.5", step: "1") == .stepMismatch)
        #expect(code("9007199254740993.5", step: "1") == nil)
        // Of a quotient of 18 digits half of the last is nothing.
        #expect(code("9007199254740992.04", step: "1") == .stepMismatch)
        #expect(code("9007199254740992.06", step: "1") == nil)
        #expect(code("90071992547412.435", min: "2.51", step: "0.01") == nil)
        #expect(code("3.5e37", step: "2e22") == nil)
        #expect(code("1e300", step: "7") == nil)
        #expect(code("1e300", min: "-1e300", step: "0.1") == nil)
        #expect(code("1e308", min: "1e308", step: "3") == nil)
        #expect(code("2e30", step: "1e30") == nil)
        #expect(code("1.5e30", step: "1e30") == .stepMismatch)
        #expect(code("1e-300", step: "1e-300") == nil)
        #expect(code("1.5e-300", step: "1e-300") == .stepMismatch)
        #expect(code("1e-320", step: "1e-300") == nil)
    }

    @Test("Steps of many digits are counted exactly")
    func longSteps() {
        #expect(code("0.246913578024691356", step: "0.123456789012345678") == nil)
        #expect(code("0.246913578024691400", step: "0.123456789012345678") == nil)
        #expect(code("0.25", step: "0.123456789012345678") == .stepMismatch)
        #expect(code("123456789.1234567", step: "0.0000001") == nil)
        #expect(code("123456789.12345675", step: "0.0000001") == .stepMismatch)
    }

    @Test("A step that is no positive number is one of 1", arguments: ["0", "-2", "", "+1", "two"])
    func invalidStep(step: String) {
        #expect(code("0.5", step: step) == .stepMismatch)
        #expect(code("3", step: step) == nil)
    }
}
