import Testing

@testable import FastCGI

struct RecordDecoderTests {
    private func decode(_ portions: [ArraySlice<UInt8>]) throws(ProtocolError) -> [Record] {
        var decoder = RecordDecoder()
        var records: [Record] = []
        for portion in portions {
            decoder.feed(portion)
            while let record = try decoder.next() { records.append(record) }
        }
        return records
    }

    @Test("Records come out the same however the bytes are cut")
    func decodes() {
        let records = [
            Record(type: 1, requestID: 1, content: [0, 1, 0, 0, 0, 0, 0, 0]),
            Record(type: 200, requestID: 65_535, content: []),
            Record(type: 4, requestID: 258, content: [1, 2, 3]),
            Record(type: 5, requestID: 0, content: Array(repeating: 9, count: 300)),
        ]
        for outcome in outcomes(of: records.bytes, decode) { #expect(outcome == .success(records)) }
    }

    @Test("Padding of any length is skipped", arguments: [0, 1, 7, 8, 255] as [UInt8])
    func skipsPadding(padding: UInt8) {
        let header = RecordHeader(type: 5, requestID: 1, contentLength: 2, paddingLength: padding).bytes
        let bytes = header + [1, 2] + [UInt8](repeating: 1, count: Int(padding)) + Record(.data, requestID: 3).bytes
        let expected = [Record(type: 5, requestID: 1, content: [1, 2]), Record(.data, requestID: 3)]
        for outcome in outcomes(of: bytes, decode) { #expect(outcome == .success(expected)) }
    }

    @Test("A record of 65,535 bytes and padding of 255 is as long as one can be")
    func decodesTheLongest() throws {
        let content = [UInt8](repeating: 7, count: Record.maximumContent)
        let header = RecordHeader(type: 5, requestID: 1, contentLength: 65_535, paddingLength: 255).bytes
        let bytes = header + content + [UInt8](repeating: 0, count: 255)
        #expect(try decode([bytes[...]]) == [Record(.standardInput, requestID: 1, content: content)])
        #expect(try decode(bytes.indices.map { bytes[$0...$0] }).first?.content.count == 65_535)
    }

    @Test("Every version but 1 is refused, and nothing after it is read", arguments: 0...255 as ClosedRange<UInt8>)
    func checksVersion(version: UInt8) throws {
        var decoder = RecordDecoder()
        var bytes = Record(.beginRequest, requestID: 1).bytes
        bytes[0] = version
        decoder.feed(bytes)
        if version == 1 {
            #expect(try decoder.next() != nil)
        } else {
            #expect(throws: ProtocolError.version(version)) { try decoder.next() }
            decoder.feed(Record(.beginRequest, requestID: 1).bytes)
            #expect(throws: ProtocolError.version(version)) { try decoder.next() }
            #expect(decoder.pending == 0)
        }
    }

    @Test("A record that has begun is known by its request, and waits without a limit of its own")
    func tellsUnfinished() throws {
        var decoder = RecordDecoder()
        let bytes = Record(.standardInput, requestID: 3, content: [1, 2, 3]).bytes
        decoder.feed(bytes.prefix(7))
        #expect(try decoder.next() == nil)
        #expect(decoder.unfinishedRequestID == nil)
        decoder.feed(bytes[7..<10])
        #expect(try decoder.next() == nil)
        #expect(decoder.unfinishedRequestID == 3)
        decoder.feed(bytes[10..<12])
        #expect(try decoder.next()?.content == [1, 2, 3])
        #expect(decoder.unfinishedRequestID == nil)
        #expect(decoder.pending == 1)
    }
}
