@testable import FastCGI

/// The bytes of a connection as records, and the content of a record as names and values.
func check(_ input: [UInt8]) {
    checkRecords(input)
    checkNamesAndValues(input)
}

private func checkRecords(_ input: [UInt8]) {
    let outcome = outcome(of: input) { portions throws(ProtocolError) in
        var decoder = RecordDecoder()
        var records: [Record] = []
        for portion in portions {
            decoder.feed(portion)
            while let record = try decoder.next() { records.append(record) }
            expect(decoder.pending < RecordHeader.length + Record.maximumContent, "more than a record waits")
        }
        return records
    }
    guard case .success(let records) = outcome else { return }
    expect(records.reduce(0) { $0 + 8 + $1.content.count } <= input.count, "records out of nothing")
    var decoder = RecordDecoder()
    decoder.feed(records.flatMap(\.bytes))
    for record in records { expect((try? decoder.next()) == record, "a record encodes to another") }
}

private func checkNamesAndValues(_ input: [UInt8]) {
    let limits = NameValueLimits(bytes: 400, count: 10)
    let outcome = outcome(of: input) { portions throws(ProtocolError) in
        var decoder = NameValueDecoder(limits: limits)
        for portion in portions { try decoder.feed(portion) }
        return try decoder.finish()
    }
    guard case .success(let values) = outcome else {
        return expect(reference(input, limits) == nil, "what is within the limits is refused")
    }
    expect(reference(input, limits) == values, "other values than a simple reader finds")
    var decoder = NameValueDecoder()
    do throws(ProtocolError) {
        try decoder.feed(values.flatMap { NameValuePair(name: $0, value: $1).bytes })
        expect(try decoder.finish() == values, "values encode to others")
    } catch {
        expect(false, "encoded values are refused: \(error)")
    }
}

/// What whole bytes hold, read without any state; nil when they break a rule.
private func reference(_ input: [UInt8], _ limits: NameValueLimits) -> [String: String]? {
    var values: [String: String] = [:]
    var (rest, total, count) = (input[...], 0, 0)
    func length() -> Int? {
        guard let first = rest.first else { return nil }
        let bytes = rest.prefix(first < 0x80 ? 1 : 4)
        guard first < 0x80 || bytes.count == 4 else { return nil }
        rest = rest.dropFirst(bytes.count)
        return bytes.dropFirst().reduce(Int(first & 0x7F)) { $0 * 256 + Int($1) }
    }
    while !rest.isEmpty {
        guard let name = length(), let value = length() else { return nil }
        total += name + value
        count += 1
        guard total <= limits.bytes, count <= limits.count, rest.count >= name + value else { return nil }
        let key = String(decoding: rest.prefix(name), as: UTF8.self)
        values[key] = values[key] ?? String(decoding: rest.dropFirst(name).prefix(value), as: UTF8.self)
        rest = rest.dropFirst(name + value)
    }
    return values
}
