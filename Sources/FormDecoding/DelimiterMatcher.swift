/// Recognises the delimiter lines of a multipart body, one byte at a time (RFC 2046 §5.1.1).
///
/// A delimiter line is CR LF, two hyphens and the boundary, then white space and CR LF, or two hyphens for the last
/// one. No other can begin inside it, since each CR in it is either the first byte or followed by the LF that completes
/// it: a mismatch never has to look back, and the work for each byte is constant.
struct DelimiterMatcher: Sendable {
    /// What a byte means together with those before it.
    enum Step {
        /// The byte and those before it are content.
        case mismatch
        /// The byte may begin a delimiter; those before it are content.
        case start
        /// The byte goes on with what may be a delimiter.
        case partial
        /// The byte is the last of a delimiter that begins a part.
        case delimiter
        /// The byte is the last of the delimiter that ends the body.
        case closeDelimiter
    }

    private enum Progress {
        /// So many bytes of the delimiter have come.
        case prefix(Int)
        /// The delimiter and a hyphen have come.
        case hyphen
        /// The delimiter and so many bytes of white space have come.
        case padding(Int)
        /// The delimiter, its white space and a CR have come.
        case carriageReturn
    }

    /// How much white space after a boundary is taken for padding: far more than anyone sends, and little to hold.
    static let maximumPadding = 64

    private let delimiter: [UInt8]
    private var progress = Progress.prefix(2)

    init(boundary: MultipartBoundary) {
        delimiter = Array("\r\n--".utf8) + boundary.bytes
    }

    /// Whether only a CR can change anything.
    var isIdle: Bool {
        if case .prefix(0) = progress { true } else { false }
    }

    /// Starts afresh at the beginning of the body or of a part's content.
    ///
    /// The line end that a delimiter begins with has been read there: the first delimiter of a body has none, and that
    /// of a part without content may share the one of the empty line.
    mutating func restart() {
        progress = .prefix(2)
    }

    mutating func advance(_ byte: UInt8) -> Step {
        switch progress {
        case .prefix(let count) where count < delimiter.count:
            if byte == delimiter[count] {
                progress = .prefix(count + 1)
                return count == 0 ? .start : .partial
            }
        case .prefix:
            if byte == .hyphen {
                progress = .hyphen
                return .partial
            }
            if let step = advancePadding(byte, after: 0) { return step }
        case .padding(let count):
            if let step = advancePadding(byte, after: count) { return step }
        case .hyphen:
            if byte == .hyphen { return .closeDelimiter }
        case .carriageReturn:
            if byte == .lineFeed { return .delimiter }
        }
        progress = .prefix(byte == .carriageReturn ? 1 : 0)
        return byte == .carriageReturn ? .start : .mismatch
    }

    private mutating func advancePadding(_ byte: UInt8, after count: Int) -> Step? {
        if byte == .carriageReturn {
            progress = .carriageReturn
        } else if byte.isBlank, count < Self.maximumPadding {
            progress = .padding(count + 1)
        } else {
            return nil
        }
        return .partial
    }
}
