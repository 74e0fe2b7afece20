/// Finds the records in the bytes of a connection, in whatever portions they arrive (FastCGI 1.0 §3.3).
///
/// It holds what was fed and not yet asked for, so whoever feeds it asks until there is no further record; then less
/// than one record, 65,543 bytes, is left.
package struct RecordDecoder: Sendable {
    private enum State {
        /// The next bytes are a header.
        case header
        /// The header has been read; its content comes next.
        case content(RecordHeader)
        /// The content has been given out; this many bytes of padding are still to be skipped.
        case padding(Int)
        /// Nothing after this error can be understood, because nobody knows where the next record begins.
        case failed(ProtocolError)
    }

    private var state = State.header
    private var bytes: [UInt8] = []
    private var position = 0

    /// A decoder at the beginning of a connection.
    package init() {}

    /// How many bytes wait for the rest of their record.
    package var pending: Int { bytes.count - position }

    /// The request whose record has begun and not ended, so that a slow sender can be seen to make progress.
    package var unfinishedRequestID: UInt16? {
        if case .content(let header) = state { header.requestID } else { nil }
    }

    /// Takes bytes from the connection.
    package mutating func feed(_ portion: some Collection<UInt8>) {
        if case .failed = state { return }
        if position > 0 {
            bytes.removeFirst(position)
            position = 0
        }
        bytes += portion
    }

    /// The next record; nil until more bytes are fed.
    /// - Throws: `.version`, now and at every further call.
    package mutating func next() throws(ProtocolError) -> Record? {
        while true {
            switch state {
            case .failed(let error):
                throw error
            case .header:
                guard let taken = take(RecordHeader.length) else { return nil }
                do throws(ProtocolError) {
                    state = .content(try RecordHeader(taken))
                } catch {
                    state = .failed(error)
                    bytes = []
                    position = 0
                    throw error
                }
            case .content(let header):
                guard let content = take(Int(header.contentLength)) else { return nil }
                state = .padding(Int(header.paddingLength))
                return Record(type: header.type, requestID: header.requestID, content: Array(content))
            case .padding(let rest):
                let skipped = min(rest, pending)
                position += skipped
                guard skipped == rest else {
                    state = .padding(rest - skipped)
                    return nil
                }
                state = .header
            }
        }
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard pending >= count else { return nil }
        defer { position += count }
        return bytes[position..<position + count]
    }
}
