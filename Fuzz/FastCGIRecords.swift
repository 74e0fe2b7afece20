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
    guard case .success(let values) = outcome else { return }
    expect(values.count <= limits.count, "too many values")
    // A byte that is not UTF-8 becomes the three of U+FFFD.
    let bytes = values.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
    expect(bytes <= 3 * min(limits.bytes, input.count), "too many bytes")
    var decoder = NameValueDecoder()
    do throws(ProtocolError) {
        try decoder.feed(values.flatMap { NameValuePair(name: $0, value: $1).bytes })
        expect(try decoder.finish() == values, "values encode to others")
    } catch {
        expect(false, "encoded values are refused: \(error)")
    }
}
