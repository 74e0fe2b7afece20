import Testing

@testable import FormDecoding

struct URLEncodedDecoderTests {
    private func decoded(
        _ body: [UInt8], limits: FormLimits = FormLimits(), sourceLocation: SourceLocation = #_sourceLocation
    ) -> Result<[FormParameter], FormDecodingError> {
        outcome(of: body, sourceLocation: sourceLocation) { portions throws(FormDecodingError) in
            var decoder = URLEncodedDecoder(limits: limits)
            for portion in portions { try decoder.feed(portion) }
            return try decoder.finish()
        }
    }

    @Test(
        "Sequences are split and decoded as the URL Standard says",
        arguments: [
            ("", []),
            ("&", []),
            ("&&&", []),
            ("=", [("", "")]),
            ("a", [("a", "")]),
            ("a=", [("a", "")]),
            ("=a", [("", "a")]),
            ("a=b", [("a", "b")]),
            ("&a=b&", [("a", "b")]),
            ("a=b&&c=d", [("a", "b"), ("c", "d")]),
            ("a=1&a=2&a=1", [("a", "1"), ("a", "2"), ("a", "1")]),
            ("a=b=c", [("a", "b=c")]),
            ("a==", [("a", "=")]),
            ("a;b=c", [("a;b", "c")]),
            ("a+b=c+d", [("a b", "c d")]),
            ("a%20b=%2B", [("a b", "+")]),
            ("%26=%3D", [("&", "=")]),
            ("a%3Db=c", [("a=b", "c")]),
            ("a=%0D%0A", [("a", "\r\n")]),
            ("a=\r\n", [("a", "\r\n")]),
            ("n%c3%A4me=%E2%82%ac", [("näme", "€")]),
            ("näme=€", [("näme", "€")]),
            ("_charset_=utf-8", [("_charset_", "utf-8")]),
            ("a=%00", [("a", "\0")]),
            ("%EF%BB%BFa=b", [("\u{FEFF}a", "b")]),
        ] as [(String, [(String, String)])])
    func parses(body: String, expected: [(String, String)]) {
        let parameters = expected.map { FormParameter(name: $0.0, value: $0.1) }
        #expect(decoded(Array(body.utf8)) == .success(parameters))
    }

    @Test(
        "A percent sign without two hexadecimal digits stays as it is",
        arguments: [
            "%", "%%", "%z", "%zz", "%4", "%4z", "%z4", "%-1", "% 1", "%u0041", "100%",
        ])
    func keepsInvalidEscapes(text: String) {
        #expect(decoded(Array("a=\(text)".utf8)) == .success([FormParameter(name: "a", value: text)]))
        #expect(decoded(Array("\(text)=a".utf8)) == .success([FormParameter(name: text, value: "a")]))
    }

    @Test(
        "An escape that follows a stray percent sign is decoded",
        arguments: [("%%41", "%A"), ("%4%41", "%4A"), ("%25%34%31", "%41"), ("%2541", "%41")])
    func decodesOnce(body: String, value: String) {
        #expect(decoded(Array("a=\(body)".utf8)) == .success([FormParameter(name: "a", value: value)]))
    }

    @Test("Every byte can be escaped in either case")
    func decodesEveryByte() {
        for byte in UInt8.min...UInt8.max {
            let digits = String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            let value = String(decoding: [byte], as: UTF8.self)
            for escape in ["%\(digits)", "%\(digits.uppercased())"] {
                #expect(decoded(Array("a=\(escape)".utf8)) == .success([FormParameter(name: "a", value: value)]))
            }
        }
    }

    @Test(
        "Invalid UTF-8 becomes one U+FFFD for each maximal part, as in the Encoding Standard",
        arguments: [
            ([0xFF], "\u{FFFD}"),
            ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),  // overlong slash
            ([0xE0, 0x80, 0xAF], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),  // surrogate
            (
                [0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42],
                "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A\u{FFFD}\u{FFFD}B"
            ),
            ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"),
            ([0xE2, 0x82], "\u{FFFD}"),
        ] as [([UInt8], String)])
    func repairsUTF8(bytes: [UInt8], text: String) {
        let expected = Result<[FormParameter], FormDecodingError>.success([FormParameter(name: "a", value: text)])
        #expect(decoded(Array("a=".utf8) + bytes) == expected)
        let escaped = bytes.map { "%" + String($0, radix: 16) }.joined()
        #expect(decoded(Array("a=\(escaped)".utf8)) == expected)
    }

    @Test("Text is not normalised and keeps a byte order mark")
    func keepsText() throws {
        let parameters = try decoded(Array("a=%EF%BB%BFe%CC%81".utf8)).get()
        #expect(parameters.map { Array($0.value.utf8) } == [[0xEF, 0xBB, 0xBF, 0x65, 0xCC, 0x81]])
    }

    @Test("The number of parameters is limited; empty sequences do not count")
    func limitsParameters() throws {
        let limits = FormLimits(parameters: 3)
        #expect(try decoded(Array("&&a&b&&c&&".utf8), limits: limits).get().count == 3)
        #expect(decoded(Array("a&b&c&d".utf8), limits: limits) == .failure(.tooManyParameters(limit: 3)))
        #expect(decoded(Array("a&b&c&d&".utf8), limits: limits) == .failure(.tooManyParameters(limit: 3)))
    }

    @Test("The length of a name is limited, in decoded bytes; that of a value is not")
    func limitsNames() throws {
        let limits = FormLimits(nameLength: 4)
        for name in ["abcd", "%61%62%63%64", "€%20", "%FF%FF%FF%FF"] {
            #expect(throws: Never.self) { try decoded(Array("\(name)=abcdef".utf8), limits: limits).get() }
            #expect(decoded(Array("\(name)e".utf8), limits: limits) == .failure(.nameTooLong(limit: 4)))
        }
    }

    @Test("The defaults are 1,000 parameters and names of 256 bytes")
    func defaultLimits() throws {
        let names = (0..<1_000).map { "p\($0)=" }.joined(separator: "&")
        #expect(try decoded(Array(names.utf8)).get().count == 1_000)
        #expect(decoded(Array("\(names)&x".utf8)) == .failure(.tooManyParameters(limit: 1_000)))
        let name = String(repeating: "n", count: 256)
        #expect(decoded(Array(name.utf8)) == .success([FormParameter(name: name, value: "")]))
        #expect(decoded(Array("\(name)n".utf8)) == .failure(.nameTooLong(limit: 256)))
    }

    @Test("Ten thousand parameters come out in their order when they are allowed")
    func manyParameters() {
        let limits = FormLimits(parameters: 10_000)
        let body = Array((0..<10_000).map { "n\($0)=v\($0)" }.joined(separator: "&").utf8)
        let parameters = (0..<10_000).map { FormParameter(name: "n\($0)", value: "v\($0)") }
        #expect(decoded(body, limits: limits) == .success(parameters))
        #expect(decoded(body) == .failure(.tooManyParameters(limit: 1_000)))
    }

    @Test(
        "Time grows with the size of the body, however it is made up",
        arguments: ["&", "%", "a=%41+", "a&"])
    func linearTime(pattern: String) {
        let limits = FormLimits(parameters: .max, nameLength: .max)
        expectLinearTime(4_000) { count in
            Array(repeatElement(Array(pattern.utf8), count: count).joined())
        } decode: { body in
            var decoder = URLEncodedDecoder(limits: limits)
            for start in stride(from: 0, to: body.count, by: 7) {
                try? decoder.feed(body[start..<min(start + 7, body.count)])
            }
            _ = try? decoder.finish()
        }
    }
}
