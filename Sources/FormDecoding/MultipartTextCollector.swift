/// Collects the text parts of a multipart body; files are noticed and their content is dropped.
struct MultipartTextCollector: Sendable {
    private var decoder: MultipartDecoder
    private var parameters: [FormParameter] = []
    private var hasFile = false
    private var head: PartHead?
    private var value: [UInt8] = []

    init(boundary: MultipartBoundary, limits: FormLimits) {
        decoder = MultipartDecoder(boundary: boundary, limits: limits)
    }

    mutating func feed(_ bytes: ArraySlice<UInt8>) throws(FormDecodingError) {
        for event in try decoder.feed(bytes) {
            switch event {
            case .begin(let head):
                self.head = head
                if let fileName = head.fileName, !fileName.isEmpty { hasFile = true }
            case .data(let content):
                if head?.fileName == nil { value += content } else { hasFile = true }
            case .end:
                if let head, head.fileName == nil {
                    parameters.append(FormParameter(name: head.name, value: String(decoding: value, as: UTF8.self)))
                }
                value.removeAll(keepingCapacity: true)
            }
        }
    }

    mutating func finish() throws(FormDecodingError) -> DecodedForm {
        try decoder.finish()
        return DecodedForm(parameters: parameters, hasFile: hasFile)
    }
}
