/// Reads a stream of name-value pairs, in whatever portions they arrive (FastCGI 1.0 §3.4).
///
/// A length is checked as soon as it is known and nothing is reserved for it, so that a pair that only says that it is
/// long costs nothing. (Adding two such lengths as 32-bit numbers is what CVE-2025-23016 was about.)
package struct NameValueDecoder: Sendable {
    private enum State {
        /// The next bytes are the length of a name.
        case nameLength
        /// The name has this length; the length of its value comes next.
        case valueLength(name: Int)
        /// Both lengths are known and within the limits; the name and then the value come next.
        case content(name: Int, value: Int)
        /// The stream broke a rule; nothing after it is read.
        case failed(ProtocolError)
    }

    private let limits: NameValueLimits
    private var state = State.nameLength
    private var bytes: [UInt8] = []
    private var position = 0
    private var total = 0
    private var count = 0
    private var values: [String: String] = [:]

    /// A decoder at the beginning of a stream.
    package init(limits: NameValueLimits = NameValueLimits()) {
        self.limits = limits
    }

    /// Takes the content of the stream's next record.
    /// - Throws: `.parameterBytes` or `.parameterCount`, at the byte that crosses a limit and at every later call.
    package mutating func feed(_ portion: some Collection<UInt8>) throws(ProtocolError) {
        if case .failed(let error) = state { throw error }
        bytes += portion
        do throws(ProtocolError) {
            while try step() {}
        } catch {
            state = .failed(error)
            bytes = []
            position = 0
            values = [:]
            throw error
        }
        if position > 0 {
            bytes.removeFirst(position)
            position = 0
        }
    }

    /// The pairs, as soon as the stream has ended. Where a name occurs twice the first value counts, as for getenv.
    ///
    /// Names and values are decoded as UTF-8, with U+FFFD for what is none.
    /// - Throws: `.truncatedPair` when the stream ends within a pair, or what `feed` has thrown.
    package func finish() throws(ProtocolError) -> [String: String] {
        switch state {
        case .nameLength where bytes.isEmpty: return values
        case .failed(let error): throw error
        case .nameLength, .valueLength, .content: throw .truncatedPair
        }
    }

    /// Goes from one state to the next; false when that needs more bytes.
    private mutating func step() throws(ProtocolError) -> Bool {
        switch state {
        case .failed(let error):
            throw error
        case .nameLength:
            guard position < bytes.count else { return false }
            guard count < limits.count else { throw .parameterCount(limit: limits.count) }
            guard let length = try takeLength() else { return false }
            state = .valueLength(name: length)
        case .valueLength(let name):
            guard let length = try takeLength() else { return false }
            state = .content(name: name, value: length)
        case .content(let name, let value):
            guard bytes.count - position >= name + value else { return false }
            let nameEnd = position + name
            let key = String(decoding: bytes[position..<nameEnd], as: UTF8.self)
            if values[key] == nil {
                values[key] = String(decoding: bytes[nameEnd..<nameEnd + value], as: UTF8.self)
            }
            position = nameEnd + value
            count += 1
            state = .nameLength
        }
        return true
    }

    /// Reads a length of one byte, or of four when the first has its high bit set, and counts it.
    private mutating func takeLength() throws(ProtocolError) -> Int? {
        guard position < bytes.count else { return nil }
        var length = Int(bytes[position])
        var size = 1
        if length >= 0x80 {
            size = 4
            guard bytes.count - position >= size else { return nil }
            length = bytes[position..<position + size].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        }
        guard length <= limits.bytes - total else { throw .parameterBytes(limit: limits.bytes) }
        total += length
        position += size
        return length
    }
}
