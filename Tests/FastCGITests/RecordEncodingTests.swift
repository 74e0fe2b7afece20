import Testing

@testable import FastCGI

struct RecordEncodingTests {
    @Test(
        "A stream is cut into records that end at multiples of eight bytes",
        arguments: [
            (0, []), (1, [1]), (8, [8]), (65_527, [65_527]), (65_528, [65_528]), (65_529, [65_528, 1]),
            (131_057, [65_528, 65_528, 1]),
        ])
    func cutsStreams(length: Int, expected: [Int]) throws {
        let content = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        var bytes: [UInt8] = []
        Record.appendStream(.standardOutput, requestID: 513, content, to: &bytes)
        let records = try decoded(bytes)
        #expect(bytes.count % 8 == 0)
        #expect(records.map(\.content.count) == expected)
        #expect(records.flatMap(\.content) == content)
        #expect(records.allSatisfy { $0.requestID == 513 && $0.type == 6 })
    }

    @Test("The longest record has one byte of padding")
    func padsTheLongest() throws {
        let content = [UInt8](repeating: 1, count: 65_535)
        var bytes: [UInt8] = []
        Record.append(.standardOutput, requestID: 1, content: content, to: &bytes)
        #expect(Array(bytes.prefix(8)) == [1, 6, 0, 1, 0xFF, 0xFF, 1, 0])
        #expect(try decoded(bytes) == [Record(.standardOutput, requestID: 1, content: content)])
    }

    @Test("The end of a stream is an empty record")
    func endsStreams() {
        var bytes: [UInt8] = []
        Record.appendStreamEnd(.standardOutput, requestID: 2, to: &bytes)
        #expect(bytes == [1, 6, 0, 2, 0, 0, 0, 0])
    }

    @Test("FCGI_END_REQUEST has the exit status, most significant byte first, and the protocol's")
    func endsRequests() {
        #expect(EndRequest(.overloaded, applicationStatus: 0x0102_0304).bytes == [1, 2, 3, 4, 2, 0, 0, 0])
        #expect(EndRequest(.requestComplete).bytes == [0, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test("FCGI_BEGIN_REQUEST has a role and one flag; the others are ignored")
    func beginsRequests() throws {
        #expect(
            try BeginRequest([1, 2, 0xFF, 9, 9, 9, 9, 9]) == BeginRequest(role: 258, keepsConnection: true))
        #expect(try BeginRequest([0, 1, 0xFE, 0, 0, 0, 0, 0]) == BeginRequest(keepsConnection: false))
        for length in [0, 7, 9] {
            #expect(throws: ProtocolError.beginRequestLength(length)) {
                try BeginRequest([UInt8](repeating: 0, count: length))
            }
        }
    }
}
