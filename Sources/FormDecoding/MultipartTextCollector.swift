/// Collects the text parts of a multipart body and hands on its files.
struct MultipartTextCollector: Sendable {
    private let limits: FormLimits
    private var decoder: MultipartDecoder
    private var parameters: [FormParameter] = []
    private var hasFile = false
    private var head: PartHead?
    private var value: [UInt8] = []
    /// The bytes of all names and values so far.
    private var textLength = 0

    init(boundary: MultipartBoundary, limits: FormLimits) {
        self.limits = limits
        decoder = MultipartDecoder(boundary: boundary, limits: limits)
    }

    mutating func feed(_ bytes: ArraySlice<UInt8>) throws(FormDecodingError) -> [FileEvent] {
        var files: [FileEvent] = []
        for event in try decoder.feed(bytes) {
            switch event {
            case .begin(let head):
                self.head = head
                if let fileName = head.fileName {
                    if !fileName.isEmpty { hasFile = true }
                    files.append(
                        .begin(FileHead(field: head.name, name: fileName, type: head.contentType ?? "")))
                } else {
                    try count(head.name.utf8.count)
                }
            case .data(let content):
                if head?.fileName == nil {
                    try count(content.count)
                    value += content
                } else {
                    hasFile = true
                    files.append(.data(content))
                }
            case .end:
                if let head, head.fileName == nil {
                    parameters.append(FormParameter(name: head.name, value: String(decoding: value, as: UTF8.self)))
                } else {
                    files.append(.end)
                }
                value.removeAll(keepingCapacity: true)
            }
        }
        return files
    }

    mutating func finish() throws(FormDecodingError) -> DecodedForm {
        try decoder.finish()
        return DecodedForm(parameters: parameters, hasFile: hasFile)
    }

    private mutating func count(_ bytes: Int) throws(FormDecodingError) {
        textLength += bytes
        guard textLength <= limits.text else { throw .textTooLong(limit: limits.text) }
    }
}
