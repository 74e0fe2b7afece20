@testable import FastCGI

/// A connection with a web server that sends anything, as bytes and as whole records. What a server does with it is
/// `fuzz` of `Tests/FastCGITests/Fuzz.swift`.
func check(_ input: [UInt8]) {
    let records = records(input.dropFirst())
    for bytes in [input, input.prefix(1) + records] {
        do throws(Violation) {
            try fuzz(bytes)
        } catch {
            expect(false, error.what)
        }
        let outcome = outcome(of: bytes) { portions throws(Never) in Received(portions) }
        if case .success(let received) = outcome { checkAnswers(received, to: bytes) }
    }
}

/// Each request is ended once at most, and a second one under its id begins only then.
private func checkAnswers(_ received: Received, to bytes: [UInt8]) {
    let failure = received.others.contains { if case .fail = $0 { true } else { false } }
    let begins = requests(.beginRequest, in: bytes)
    let ends = requests(.endRequest, in: received.written)
    let starts = received.others.compactMap { if case .start(let key, _) = $0 { key } else { nil } }
    expect(Set(starts).count == starts.count, "a request starts twice")
    for id in Set(begins.keys).union(ends.keys) {
        let open = begins[id, default: 0] - ends[id, default: 0]
        expect(open >= 0, "request \(id) ends more often than it begins")
        expect(open <= 1 || failure, "request \(id) begins \(open) times at once")
    }
}

/// How many records of a type there are for each request id.
private func requests(_ type: RecordType, in bytes: [UInt8]) -> [UInt16: Int] {
    var decoder = RecordDecoder()
    decoder.feed(bytes)
    var counts: [UInt16: Int] = [:]
    while let record = try? decoder.next() {
        if record.type == type.rawValue, record.requestID != 0 { counts[record.requestID, default: 0] += 1 }
    }
    return counts
}

/// Each type, id, flag and length, of one byte each, and the content after them, as a record.
private func records(_ input: ArraySlice<UInt8>) -> [UInt8] {
    var records: [UInt8] = []
    var rest = input
    while rest.count >= 3 {
        let head = Array(rest.prefix(3))
        // Nearly all types are those that a web server sends.
        let types: [UInt8] = [1, 2, 4, 5, 4, 5, 9, 8]
        let type = head[0] < 0xF0 ? types[Int(head[0] % 8)] : head[0]
        let content = Array(rest.dropFirst(3).prefix(Int(head[2])))
        rest = rest.dropFirst(3 + content.count)
        records += Record(type: type, requestID: UInt16(head[1] % 5), content: content).bytes
    }
    return records
}

/// What comes of bytes when nobody answers, which must not depend on how they are cut.
private struct Received: Equatable {
    var written: [UInt8] = []
    var others: [ConnectionAction] = []

    init(_ portions: [ArraySlice<UInt8>]) {
        let limits = ConnectionLimits(
            parameters: NameValueLimits(bytes: 500, count: 20), requests: 3, bodyBuffer: 200, bodyBufferMaximum: 1_000)
        var machine = ConnectionStateMachine(limits: limits)
        for portion in portions {
            for action in machine.receive(portion, at: .zero) {
                if case .write(let bytes) = action { written += bytes } else { others.append(action) }
            }
        }
    }
}
