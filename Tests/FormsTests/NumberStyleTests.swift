import Forms
import Testing

@Suite("Numbers as a language writes them")
struct NumberStyleTests {
    @Test(
        "have groups of three digits, and their own decimals",
        arguments: [
            ("0", "0"), ("999", "999"), ("1000", "1.000"), ("-1000", "-1.000"), ("12345678", "12.345.678"),
            ("0.50", "0,50"), ("-1234.5", "-1.234,5"), ("1e5", "1e5"), ("", ""), ("-", "-"), (".5", ".5"), ("5.", "5."),
            ("1.2.3", "1.2.3"), ("2026-12-24", "2026-12-24"), ("١٠٠٠", "١٠٠٠"),
        ])
    func german(text: String, shown: String) {
        #expect(NumberStyle(group: ".", decimal: ",").shown(text) == shown)
    }

    @Test("may begin with the fifth digit, or have groups of two")
    func others() {
        let spanish = NumberStyle(group: ".", decimal: ",", least: 2)
        #expect((spanish.shown(1_234), spanish.shown(12_345)) == ("1234", "12.345"))
        let hindi = NumberStyle(group: ",", decimal: ".", further: 2)
        #expect((hindi.shown(1_234), hindi.shown(12_345_678)) == ("1,234", "1,23,45,678"))
        #expect(NumberStyle.plain.shown("-12345.67") == "-12345.67")
    }
}
