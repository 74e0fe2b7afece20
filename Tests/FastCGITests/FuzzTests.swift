import SeededGenerator
import Testing

@testable import FastCGI

struct FuzzTests {
    @Test("100,000 random records in hostile order never crash it, and never make it keep more than it may")
    func survivesRecords() throws {
        var generator = SeededGenerator(seed: 23_016)
        for _ in 0..<1_000 {
            var bytes = [UInt8.random(in: 0...255, using: &generator)]
            var requests: [UInt16: RecordType] = [:]
            var next: UInt16 = 0
            for _ in 0..<100 { bytes += record(&requests, &next, &generator) }
            try fuzz(bytes)
        }
    }

    @Test("Neither do bytes that are no records at all")
    func survivesBytes() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...300, using: &generator)
            try fuzz((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
    }

    /// Mostly what makes sense at its place, so that requests get far, and sometimes what does not.
    private func record(
        _ requests: inout [UInt16: RecordType], _ next: inout UInt16, _ generator: inout SeededGenerator
    ) -> [UInt8] {
        let length = Int.random(in: 0...Int.random(in: 0...600, using: &generator), using: &generator)
        let content = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let known = requests.keys.sorted().randomElement(using: &generator)
        let chance = Int.random(in: 0..<1_000, using: &generator)
        if chance < 3 {
            return content
        } else if chance < 6 {
            let type = UInt8.random(in: 0...12, using: &generator)
            return Record(type: type, requestID: known ?? 0, content: content).bytes
        } else if chance < 30 {
            return Record(type: UInt8.random(in: 0...255, using: &generator), requestID: 0, content: []).bytes
        } else if chance < 50 {
            return Record(type: UInt8.random(in: 2...255, using: &generator), requestID: next, content: content).bytes
        } else if chance < 70 {
            return Record(.getValues, content: NameValuePair(name: "FCGI_MAX_REQS", value: "").bytes).bytes
        }
        guard let id = known, chance > 200 else {
            next += 1
            requests[next] = .parameters
            return begin(next, role: chance == 199 ? 3 : 1, keepsConnection: chance != 198).bytes
        }
        let ends = chance > 700
        if ends { requests[id] = requests[id] == .parameters ? .standardInput : nil }
        switch (requests[id], ends) {
        case (.parameters, _):
            return Record(.parameters, requestID: id, content: NameValuePair(name: "A", value: "\(length)").bytes).bytes
        case (.standardInput, true):
            return Record(.parameters, requestID: id).bytes
        case (nil, _):
            return Record(chance > 950 ? .abortRequest : .standardInput, requestID: id).bytes
        default:
            return Record(.standardInput, requestID: id, content: content).bytes
        }
    }
}
