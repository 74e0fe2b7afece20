import SeededGenerator
import Testing

@testable import FormDecoding

struct FuzzTests {
    private static let byteCount = 1_000_000

    /// Pieces of forms, so that random bodies get further than the first delimiter.
    private static let pieces =
        [
            "\r\n--b\r\n", "\r\n--b--", "--b\r\n", "\r\n--b", "\r\n--", "\r\n\r\n", "\r\n", "\r", "\n", "--", "-", " ",
            "\t",
            "Content-Disposition: form-data; name=\"a\"\r\n\r\n", "Content-Disposition: form-data; name=",
            "; filename=",
            "; filename*=UTF-8''", "Content-Type: ", "\"", "\\", ";", "=", ":", "%", "%22", "%0D", "%zz", "&", "+", "a",
            "\0",
        ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0xAF], [0xE2, 0x82]]

    private func body(using generator: inout SeededGenerator) -> [UInt8] {
        var body = Bool.random(using: &generator) ? Array(part("a", "x").utf8) : []
        let count = Int.random(in: 0..<400, using: &generator)
        while body.count < count {
            body += Self.pieces.randomElement(using: &generator) ?? []
        }
        return body
    }

    @Test("A million random bytes in pieces of forms decode the same however they arrive")
    func structured() throws {
        let boundary = try #require(MultipartBoundary("b"))
        let limits = FormLimits(parameters: 8, nameLength: 16, partHeader: 128, partHeaderFields: 2)
        var generator = SeededGenerator(seed: 42)
        var total = 0
        while total < Self.byteCount {
            let body = body(using: &generator)
            total += body.count + 1
            let portions = randomPortions(of: body, using: &generator)
            func multipart(_ portions: [ArraySlice<UInt8>]) -> Result<[Part], FormDecodingError> {
                result(portions) { portions throws(FormDecodingError) in
                    try parts(of: portions, boundary: boundary, limits: limits)
                }
            }
            let whole = multipart([body[...]])
            if multipart(portions) != whole { Issue.record("multipart: \(body), \(portions.map(\.count))") }
            for mediaType in [FormMediaType.urlEncoded, .multipart(boundary: boundary)] {
                func form(_ portions: [ArraySlice<UInt8>]) -> Result<DecodedForm, FormDecodingError> {
                    result(portions) { portions throws(FormDecodingError) in
                        var decoder = FormDecoder(mediaType: mediaType, limits: limits)
                        for portion in portions { try decoder.feed(portion) }
                        return try decoder.finish()
                    }
                }
                if form(portions) != form([body[...]]) { Issue.record("\(mediaType): \(body)") }
            }
        }
    }

    @Test("A million random bytes crash no decoder, and are content where content is meant")
    func unstructured() throws {
        var generator = SeededGenerator(seed: 7)
        let bytes = (0..<Self.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let boundary = try #require(MultipartBoundary("boundary"))
        #expect(throws: FormDecodingError.truncated) { try parts(of: [bytes[...]], boundary: boundary) }
        let head = Array("--boundary\r\n\(disposition("a"))\r\n\r\n".utf8)
        let body = head + bytes + Array("\r\n--boundary--".utf8)
        let portions = stride(from: 0, to: body.count, by: 977).map { body[$0..<min($0 + 977, body.count)] }
        #expect(try parts(of: portions, boundary: boundary).map(\.content) == [bytes])
        var decoder = URLEncodedDecoder(limits: FormLimits(parameters: .max, nameLength: .max))
        for portion in portions { try decoder.feed(portion) }
        #expect(try decoder.finish().count > 1_000)
    }
}
