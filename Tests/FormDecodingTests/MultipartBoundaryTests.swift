import Testing

@testable import FormDecoding

struct MultipartBoundaryTests {
    @Test("A boundary has 1 to 70 bytes and does not end with a space")
    func checksLength() {
        #expect(MultipartBoundary("") == nil)
        #expect(MultipartBoundary("b")?.bytes == [0x62])
        #expect(MultipartBoundary(String(repeating: "b", count: 70)) != nil)
        #expect(MultipartBoundary(String(repeating: "b", count: 71)) == nil)
        #expect(MultipartBoundary("a b") != nil)
        #expect(MultipartBoundary("b ") == nil)
    }

    @Test("Only the characters of RFC 2046 may be in a boundary")
    func checksCharacters() {
        let allowed = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? "
        for value in UInt32(0)..<0x180 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect((MultipartBoundary("b\(scalar)b") != nil) == allowed.unicodeScalars.contains(scalar), "U+\(value)")
        }
    }
}
