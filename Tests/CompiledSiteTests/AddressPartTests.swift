import Testing

@testable import CompiledSite

@Suite("An answer in an address")
struct AddressPartTests {
    @Test("is percent-encoded but for letters, digits and four signs")
    func alphabet() {
        let kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        #expect(kept.asPartOfAddress == kept)
        for byte in UInt8(0)..<0x80 where !kept.utf8.contains(byte) {
            let digits = String(byte, radix: 16, uppercase: true)
            #expect(
                String(Unicode.Scalar(byte)).asPartOfAddress
                    == "%\(String(repeating: "0", count: 2 - digits.count))\(digits)")
        }
        #expect("é🙂".asPartOfAddress == "%C3%A9%F0%9F%99%82")
    }

    @Test("is empty for dots alone, which lead up the path", arguments: [".", "..", "...", ""])
    func dots(text: String) {
        #expect(text.asPartOfAddress == "")
        #expect("\(text)a".asPartOfAddress == "\(text)a")
    }
}
