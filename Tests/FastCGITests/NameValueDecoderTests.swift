import Testing

@testable import FastCGI

struct NameValueDecoderTests {
    private func decode(
        _ bytes: [UInt8], _ limits: NameValueLimits = NameValueLimits()
    ) -> [Result<[String: String], ProtocolError>] {
        outcomes(of: bytes) { portions throws(ProtocolError) in
            var decoder = NameValueDecoder(limits: limits)
            for portion in portions { try decoder.feed(portion) }
            return try decoder.finish()
        }
    }

    private func pair(_ name: String, _ value: String) -> [UInt8] {
        NameValuePair(name: name, value: value).bytes
    }

    private func text(_ length: Int) -> String { String(repeating: "x", count: length) }

    @Test(
        "Lengths of one byte and of four come out the same however the bytes are cut",
        arguments: [(0, 0), (1, 127), (127, 1), (127, 128), (128, 127), (300, 300), (2, 0)])
    func decodesLengths(name: Int, value: Int) {
        let bytes = pair(text(name), text(value)) + pair("last", "1")
        for outcome in decode(bytes) { #expect(outcome == .success([text(name): text(value), "last": "1"])) }
    }

    @Test("The four forms of the standard are written as it says")
    func encodes() {
        #expect(pair("a", "bc") == [1, 2, 97, 98, 99])
        #expect(pair("a", text(128)).prefix(5) == [1, 0x80, 0, 0, 128])
        #expect(pair(text(258), "").prefix(5) == [0x80, 0, 1, 2, 0])
        #expect(pair(text(127), text(127)).prefix(2) == [127, 127])
    }

    @Test("A short length may be written in four bytes")
    func decodesLongForms() {
        for outcome in decode([0x80, 0, 0, 1, 0x80, 0, 0, 2, 97, 98, 99]) { #expect(outcome == .success(["a": "bc"])) }
    }

    @Test("Of a name that occurs twice the first value counts; what is not UTF-8 is replaced")
    func decodesOddities() {
        for outcome in decode(pair("A", "1") + pair("A", "2") + [1, 2, 66, 0xFF, 0]) {
            #expect(outcome == .success(["A": "1", "B": "\u{FFFD}\0"]))
        }
    }

    @Test("A stream without a pair is none")
    func decodesNothing() {
        #expect(decode([]).allSatisfy { $0 == .success([:]) })
    }

    @Test(
        "A stream that ends within a pair is refused",
        arguments: [[1], [1, 1], [1, 1, 97], [0x80, 0, 0], [0, 0x80]])
    func refusesTruncated(bytes: [UInt8]) {
        for outcome in decode(bytes) { #expect(outcome == .failure(.truncatedPair)) }
    }

    @Test("The limit of bytes counts all names and values, without their lengths", arguments: [9, 10, 11])
    func limitsBytes(limit: Int) {
        let expected: Result<[String: String], ProtocolError> =
            limit < 10 ? .failure(.parameterBytes(limit: limit)) : .success(["ab": "cde", "fg": "hij"])
        for outcome in decode(pair("ab", "cde") + pair("fg", "hij"), NameValueLimits(bytes: limit)) {
            #expect(outcome == expected)
        }
    }

    @Test("The limit of pairs counts those whose name occurs again", arguments: [2, 3, 4])
    func limitsCount(limit: Int) {
        let expected: Result<[String: String], ProtocolError> =
            limit < 3 ? .failure(.parameterCount(limit: limit)) : .success(["a": "", "b": ""])
        for outcome in decode(pair("a", "") + pair("b", "") + pair("a", ""), NameValueLimits(count: limit)) {
            #expect(outcome == expected)
        }
    }

    /// CVE-2025-23016: in a widespread library the sum of two such lengths overflowed.
    @Test(
        "Lengths that lie are refused as soon as they are read, and nothing is kept for them",
        arguments: [
            [0xFF, 0xFF, 0xFF, 0xFF], [0, 0xFF, 0xFF, 0xFF, 0xFF],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0x0F, 0x42, 0x41],
        ])
    func refusesLies(bytes: [UInt8]) {
        for outcome in decode(bytes) { #expect(outcome == .failure(.parameterBytes(limit: 1_000_000))) }
    }

    @Test("Two lengths that are only together too long are refused")
    func refusesSums() {
        #expect(decode([0x80, 0x0F, 0x42, 0x40, 0]).allSatisfy { $0 == .failure(.truncatedPair) })
        #expect(decode([0x80, 0x0F, 0x42, 0x40, 1]).allSatisfy { $0 == .failure(.parameterBytes(limit: 1_000_000)) })
    }

    @Test("An error is final")
    func staysFailed() throws {
        var decoder = NameValueDecoder(limits: NameValueLimits(bytes: 1))
        #expect(throws: ProtocolError.parameterBytes(limit: 1)) { try decoder.feed([2]) }
        #expect(throws: ProtocolError.parameterBytes(limit: 1)) { try decoder.feed([1, 0, 97]) }
        #expect(throws: ProtocolError.parameterBytes(limit: 1)) { try decoder.finish() }
    }

    @Test("A value that comes in a million small records takes no time worth mentioning", .timeLimit(.minutes(1)))
    func isLinear() throws {
        var decoder = NameValueDecoder()
        let bytes = pair("A", text(900_000))
        for index in bytes.indices { try decoder.feed(bytes[index...index]) }
        #expect(try decoder.finish()["A"]?.utf8.count == 900_000)
    }
}
