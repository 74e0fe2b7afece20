import Testing
import Tickets

@testable import Gateway

struct KeptFileTests {
    private let key = SecretKey(bytes: [UInt8](repeating: 3, count: 32))
    private let kept = KeptFile(
        team: "care",
        attachment: Attachment(
            field: "f", name: "日 1:x", type: "", file: StoredFile(sha256: String(repeating: "a", count: 64), size: 7)),
        expires: Timestamp(milliseconds: 1_769_850_300_000))

    @Test func `A token gives back what it was made of`() {
        #expect(KeptFile(token: kept.token(key), key) == kept)
    }

    @Test func `A token with any bit changed is none`() throws {
        let bytes = try #require(Base64URL.decoded(kept.token(key)))
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(KeptFile(token: Base64URL.encoded(changed), key) == nil)
        }
    }

    @Test(
        arguments: [
            ([], ""), ([0], "AA"), ([0, 0], "AAA"), ([0, 0, 0], "AAAA"), ([0xFB, 0xFF, 0xFE], "-__-"),
            ([0x14, 0xFB, 0x9C, 0x03, 0xD9, 0x7E], "FPucA9l-"),
        ] as [([UInt8], String)])
    func `Bytes are text that needs no escape`(bytes: [UInt8], text: String) {
        #expect(Base64URL.encoded(bytes) == text)
        #expect(Base64URL.decoded(text) == bytes)
    }

    @Test(arguments: ["A", "AB", "AAB", "AAAAA", "A=", "AA==", "A+", "A/", "A ", "é"])
    func `Other text is none`(text: String) {
        #expect(Base64URL.decoded(text) == nil)
    }
}
