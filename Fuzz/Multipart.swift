@testable import FormDecoding

/// A body of multipart/form-data with the boundary `b`.
func check(_ input: [UInt8]) {
    guard let boundary = MultipartBoundary("b") else { return }
    let limits = FormLimits(parameters: 6, nameLength: 16, partHeader: 200, partHeaderFields: 3)
    let outcome = outcome(of: input) { portions throws(FormDecodingError) in
        var decoder = MultipartDecoder(boundary: boundary, limits: limits)
        var parts: [Part] = []
        for portion in portions {
            for event in try decoder.feed(portion) { take(event, &parts) }
        }
        try decoder.finish()
        return parts
    }
    if case .success(let parts) = outcome {
        expect(parts.count <= limits.parameters, "too many parts")
        for part in parts {
            expect(part.hasEnded, "a part without an end")
            expect(part.head.name.utf8.count <= 3 * limits.nameLength, "a long name")
            expect(input.firstRange(of: part.content) != nil, "content that is nowhere")
            expect(part.content.firstRange(of: "\r\n--b\r\n".utf8) == nil, "a delimiter inside the content")
            expect(part.content.firstRange(of: "\r\n--b--".utf8) == nil, "the last delimiter inside the content")
        }
        expect(parts.map(\.content) == contents(of: input), "other contents than a search for delimiters finds")
    }
    checkForm(input, boundary, limits, outcome)
}

/// The form has the texts of the parts that are none of a file, and hands on the contents of the others.
private func checkForm(
    _ input: [UInt8], _ boundary: MultipartBoundary, _ limits: FormLimits, _ outcome: Result<[Part], FormDecodingError>
) {
    var files: [[UInt8]] = []
    let form = Result { () throws(FormDecodingError) in
        var decoder = FormDecoder(mediaType: .multipart(boundary: boundary), limits: limits)
        for portion in randomPortions(of: input) {
            for event in try decoder.feed(portion) {
                switch event {
                case .begin: files.append([])
                case .data(let bytes): files[files.count - 1] += bytes
                case .end: break
                }
            }
        }
        return try decoder.finish()
    }
    let texts = outcome.map { parts in
        parts.filter { $0.head.fileName == nil }.map { String(decoding: $0.content, as: UTF8.self) }
    }
    expect(form.map { $0.parameters.map(\.value) } == texts, "the form has other texts")
    if case .success(let parts) = outcome {
        expect(files == parts.filter { $0.head.fileName != nil }.map(\.content), "the form has other files")
    }
}

private struct Part: Equatable {
    let head: PartHead
    var content: [UInt8] = []
    var hasEnded = false
}

private func take(_ event: MultipartEvent, _ parts: inout [Part]) {
    switch event {
    case .begin(let head):
        expect(parts.last?.hasEnded != false, "a part begins inside another")
        parts.append(Part(head: head))
    case .data(let bytes):
        expect(parts.last?.hasEnded == false && !bytes.isEmpty, "content outside a part, or empty")
        parts[parts.count - 1].content += bytes
    case .end:
        expect(parts.last?.hasEnded == false, "an end outside a part")
        parts[parts.count - 1].hasEnded = true
    }
}

/// What is between the delimiters, found the slow way: by looking at each place of the body as a whole.
private func contents(of body: [UInt8]) -> [[UInt8]]? {
    let body = Array("\r\n".utf8) + body
    var contents: [[UInt8]] = []
    guard var found = delimiter(in: body, from: 0) else { return nil }
    while !found.isLast {
        // A header without a field is its empty line alone.
        let line = Array("\r\n".utf8)
        let isEmpty = body[found.range.upperBound...].starts(with: line)
        guard
            let end = isEmpty
                ? found.range.upperBound + 2
                : body.firstRange(of: line + line, from: found.range.upperBound)?.upperBound,
            let next = delimiter(in: body, from: end - 2)
        else { return nil }
        contents.append(next.range.lowerBound < end ? [] : Array(body[end..<next.range.lowerBound]))
        found = next
    }
    return contents
}

private func delimiter(in body: [UInt8], from start: Int) -> (range: Range<Int>, isLast: Bool)? {
    var start = start
    while let range = body.firstRange(of: "\r\n--b".utf8, from: start) {
        let rest = body[range.upperBound...]
        if rest.starts(with: "--".utf8) { return (range.lowerBound..<range.upperBound + 2, true) }
        let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count
        if blanks <= 64, rest.dropFirst(blanks).starts(with: "\r\n".utf8) {
            return (range.lowerBound..<range.upperBound + blanks + 2, false)
        }
        start = range.lowerBound + 1
    }
    return nil
}
