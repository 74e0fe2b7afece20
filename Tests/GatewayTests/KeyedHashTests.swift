import Crypto
import Testing

@testable import Gateway

@Suite struct KeyedHashTests {
    @Test func `RFC 4231's second test case passes`() {
        let code = KeyedHash(key: Array("Jefe".utf8)).code(of: Array("what do ya want for nothing?".utf8))
        #expect(
            hexadecimal(code) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test(arguments: [0, 1, 32, 63, 64])
    func `Its codes are those of the library`(keyLength: Int) {
        let key = [UInt8](repeating: 0xA7, count: keyLength)
        let hash = KeyedHash(key: key)
        for length in [0, 1, 4, 8, 55, 56, 64, 200] {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let expected = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key))
            #expect(hash.code(of: message) == Array(expected))
        }
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
