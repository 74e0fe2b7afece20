@testable import FastCGI

/// What a web server sends for one request.
func records(
    _ id: UInt16 = 1, _ parameters: [(String, String)] = [("REQUEST_METHOD", "GET")], body: [UInt8] = [],
    keepsConnection: Bool = true
) -> [Record] {
    head(id, parameters, keepsConnection: keepsConnection) + stream(.standardInput, id, body)
}

/// The same without the body.
func head(
    _ id: UInt16 = 1, _ parameters: [(String, String)] = [("REQUEST_METHOD", "GET")], keepsConnection: Bool = true
) -> [Record] {
    let pairs = parameters.flatMap { NameValuePair(name: $0, value: $1).bytes }
    return [begin(id, keepsConnection: keepsConnection)] + stream(.parameters, id, pairs)
}

func begin(_ id: UInt16, role: UInt16 = 1, keepsConnection: Bool = true) -> Record {
    Record(.beginRequest, requestID: id, content: BeginRequest(role: role, keepsConnection: keepsConnection).bytes)
}

func post(_ length: Int) -> [(String, String)] {
    [("REQUEST_METHOD", "POST"), ("CONTENT_LENGTH", String(length))]
}

/// A whole stream with its end.
func stream(_ type: RecordType, _ id: UInt16, _ content: [UInt8]) -> [Record] {
    stride(from: 0, to: content.count, by: 65_535).map {
        Record(type, requestID: id, content: Array(content[$0..<min($0 + 65_535, content.count)]))
    } + [Record(type, requestID: id)]
}

func end(_ id: UInt16, _ status: EndRequest.ProtocolStatus = .requestComplete, _ exit: UInt32 = 0) -> Record {
    Record(.endRequest, requestID: id, content: EndRequest(status, applicationStatus: exit).bytes)
}

extension [Record] {
    var bytes: [UInt8] { flatMap(\.bytes) }
}

/// All records in some bytes, which must hold nothing else.
func decoded(_ bytes: [UInt8]) throws -> [Record] {
    var decoder = RecordDecoder()
    decoder.feed(bytes)
    var records: [Record] = []
    while let record = try decoder.next() { records.append(record) }
    return records
}
