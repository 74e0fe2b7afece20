import Testing

@testable import Forms

struct DecimalTests {
    @Test(
        "A number is written without an exponent and without zeros at its end",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.000", "0"), ("0e5", "0"), ("1", "1"), ("-1", "-1"), ("007", "7"),
            ("1.50", "1.5"), ("-0.5", "-0.5"), (".5", "0.5"), ("100", "100"), ("1e3", "1000"), ("1.5E+3", "1500"),
            ("12e-1", "1.2"), ("-12e-3", "-0.012"), ("0.0000001", "0.0000001"), ("1e-18", "0.000000000000000001"),
            ("1e-19", "1e-19"),
            ("1e-22", "1e-22"), ("1e20", "100000000000000000000"), ("1e21", "1e21"), ("-25e300", "-25e300"),
            ("9007199254740993", "9007199254740993"), ("0.1234567890123456789", "0.123456789012345678"),
            ("1234567890123456789012", "123456789012345678e4"), ("1e-400", "1e-400"), ("1e-1023", "1e-1023"),
        ])
    func description(text: String, written: String) {
        #expect(Decimal(text)?.description == written)
        #expect(Decimal(written)?.description == written)
    }

    @Test(
        "What is smaller yet is 0, as in Chromium, which counts zeros behind the point as digits",
        arguments: ["1e-1024", "-1e-99999999999999999999", "0e99999999999999999999", "0.0000000000000000001"])
    func tiny(text: String) {
        #expect(Decimal(text) == .zero)
    }

    @Test("Numbers are ordered by what they are, also where a double would take them for equal")
    func order() {
        let texts = [
            "-1e300", "-10", "-1.5", "-1.000000000000001", "-1", "-1e-400", "0", "1e-400", "1e-399", "0.1", "1",
            "1.00000000000000001", "2", "10", "9007199254740992", "9007199254740993", "1e300",
        ]
        for (place, text) in texts.enumerated() {
            for (other, bound) in texts.enumerated() {
                #expect(((Decimal(text) ?? .zero) < (Decimal(bound) ?? .zero)) == (place < other), "\(text) < \(bound)")
            }
        }
    }

    @Test("What is no number is none", arguments: ["", "x", "1e400", "+1", "5."])
    func none(text: String) {
        #expect(Decimal(text) == nil)
    }

    @Test("It is counted in a unit, without what is finer, and not where that is too much")
    func counted() {
        #expect(Decimal("12.5")?.counted(in: -1) == 125)
        #expect(Decimal("12.5")?.counted(in: -3) == 12_500)
        #expect(Decimal("12.5")?.counted(in: 0) == 12)
        #expect(Decimal("-12.5")?.counted(in: 1) == -1)
        #expect(Decimal("1e-300")?.counted(in: 0) == 0)
        #expect(Decimal("0")?.counted(in: -300) == 0)
        #expect(Decimal("1e37")?.counted(in: 0) == Int128("10000000000000000000000000000000000000"))
        #expect(Decimal("9e37")?.counted(in: 0) == nil)
        #expect(Decimal("1e38")?.counted(in: 0) == nil)
        #expect(Decimal("1e300")?.counted(in: 0) == nil)
    }
}
