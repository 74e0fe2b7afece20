/// Reads a multipart/form-data body in whatever portions it arrives (RFC 7578, RFC 2046 §5.1).
///
/// Content is handed on as it comes: the decoder holds at most ``FormLimits/partHeader`` bytes and one delimiter line.
/// What stands before the first delimiter and after the last is ignored. Lines end with CR LF, as browsers send them:
/// a CR or LF alone is an error in a header, and content elsewhere. A line that begins like a delimiter is content
/// unless all of it is one. Once a method has thrown, the decoder is of no further use.
struct MultipartDecoder: Sendable {
    private enum State {
        case preamble
        case header
        case content
        case epilogue
    }

    private let limits: FormLimits
    private var state = State.preamble
    private var partCount = 0
    private var matcher: DelimiterMatcher
    /// The header of a part, as far as it has come.
    private var header: [UInt8] = []
    /// The beginning of what may be a delimiter, from earlier portions.
    private var held: [UInt8] = []

    /// A decoder for one body.
    init(boundary: MultipartBoundary, limits: FormLimits = FormLimits()) {
        self.limits = limits
        matcher = DelimiterMatcher(boundary: boundary)
    }

    /// Takes the next bytes of the body and gives what they complete, in order.
    ///
    /// - Throws: any ``FormDecodingError`` but `missingBoundary` and `truncated`; what the bytes before the error would
    ///   have given is lost.
    mutating func feed(_ bytes: ArraySlice<UInt8>) throws(FormDecodingError) -> [MultipartEvent] {
        var events: [MultipartEvent] = []
        var rest = bytes
        while !rest.isEmpty {
            switch state {
            case .preamble, .content: rest = scan(rest, into: &events)
            case .header: rest = try readHeader(rest, into: &events)
            case .epilogue: return events
            }
        }
        return events
    }

    /// Ends the body.
    ///
    /// - Throws: `truncated`.
    mutating func finish() throws(FormDecodingError) {
        guard state == .epilogue else { throw .truncated }
    }

    /// Hands content on up to the next delimiter, and gives the bytes after it.
    private mutating func scan(_ bytes: ArraySlice<UInt8>, into events: inout [MultipartEvent]) -> ArraySlice<UInt8> {
        var candidate = bytes.startIndex
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if matcher.isIdle {
                guard let next = bytes[index...].firstIndex(of: .carriageReturn) else { break }
                index = next
            }
            let step = matcher.advance(bytes[index])
            switch step {
            case .partial:
                break
            case .start, .mismatch:
                emit(held[...], into: &events)
                held = []
                candidate = index
            case .delimiter, .closeDelimiter:
                emit(bytes[..<candidate], into: &events)
                held = []
                endPart(state: step == .delimiter ? .header : .epilogue, into: &events)
                return bytes[(index + 1)...]
            }
            index += 1
        }
        let contentEnd = matcher.isIdle ? bytes.endIndex : candidate
        emit(bytes[..<contentEnd], into: &events)
        held += bytes[contentEnd...]
        return []
    }

    private func emit(_ content: ArraySlice<UInt8>, into events: inout [MultipartEvent]) {
        guard state == .content, !content.isEmpty else { return }
        events.append(.data(content))
    }

    private mutating func endPart(state next: State, into events: inout [MultipartEvent]) {
        if state == .content { events.append(.end) }
        state = next
    }

    /// Collects a header up to its empty line, and gives the bytes after it.
    private mutating func readHeader(
        _ bytes: ArraySlice<UInt8>, into events: inout [MultipartEvent]
    ) throws(FormDecodingError) -> ArraySlice<UInt8> {
        for index in bytes.indices {
            let byte = bytes[index]
            guard header.count < limits.partHeader else { throw .partHeaderTooLong(limit: limits.partHeader) }
            guard (byte == .lineFeed) == (header.last == .carriageReturn) else { throw .malformedPartHeader }
            header.append(byte)
            if byte == .lineFeed, header.count == 2 || header.suffix(4).elementsEqual("\r\n\r\n".utf8) {
                events.append(.begin(try beginPart()))
                return bytes[(index + 1)...]
            }
        }
        return []
    }

    private mutating func beginPart() throws(FormDecodingError) -> PartHead {
        guard partCount < limits.parameters else { throw .tooManyParameters(limit: limits.parameters) }
        partCount += 1
        let head = try PartHead(header: header, limits: limits)
        header.removeAll(keepingCapacity: true)
        matcher.restart()
        state = .content
        return head
    }
}
