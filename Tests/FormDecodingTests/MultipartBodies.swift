import Testing

@testable import FormDecoding

/// A part as the events tell of it, with its content in one piece.
struct Part: Equatable, Sendable {
    var head: PartHead
    var content: [UInt8] = []
}

extension Part {
    init(_ name: String, _ content: String) {
        self.init(head: PartHead(name: name), content: Array(content.utf8))
    }
}

func disposition(_ name: String) -> String {
    "Content-Disposition: form-data; name=\"\(name)\""
}

/// A part with the delimiter before it and the line end after it, for the boundary `b`.
func part(_ name: String, _ content: String) -> String {
    "--b\r\n\(disposition(name))\r\n\r\n\(content)\r\n"
}

func parts(
    of body: String, boundary: String = "b", limits: FormLimits = FormLimits(),
    sourceLocation: SourceLocation = #_sourceLocation
) -> Result<[Part], FormDecodingError> {
    parts(of: Array(body.utf8), boundary: boundary, limits: limits, sourceLocation: sourceLocation)
}

func parts(
    of body: [UInt8], boundary: String = "b", limits: FormLimits = FormLimits(),
    sourceLocation: SourceLocation = #_sourceLocation
) -> Result<[Part], FormDecodingError> {
    guard let boundary = MultipartBoundary(boundary) else {
        Issue.record("no boundary: \(boundary)", sourceLocation: sourceLocation)
        return .failure(.missingBoundary)
    }
    return outcome(of: body, sourceLocation: sourceLocation) { portions throws(FormDecodingError) in
        try parts(of: portions, boundary: boundary, limits: limits, sourceLocation: sourceLocation)
    }
}

/// Decodes the portions and expects the events of each part to come in their order.
func parts(
    of portions: [ArraySlice<UInt8>], boundary: MultipartBoundary, limits: FormLimits = FormLimits(),
    sourceLocation: SourceLocation = #_sourceLocation
) throws(FormDecodingError) -> [Part] {
    var decoder = MultipartDecoder(boundary: boundary, limits: limits)
    var parts: [Part] = []
    var current: Part?
    for portion in portions {
        for event in try decoder.feed(portion) {
            switch event {
            case .begin(let head):
                #expect(current == nil, sourceLocation: sourceLocation)
                current = Part(head: head)
            case .data(let content):
                #expect(current != nil && !content.isEmpty, sourceLocation: sourceLocation)
                current?.content += content
            case .end:
                #expect(current != nil, sourceLocation: sourceLocation)
                if let part = current { parts.append(part) }
                current = nil
            }
        }
    }
    try decoder.finish()
    #expect(current == nil, sourceLocation: sourceLocation)
    return parts
}
