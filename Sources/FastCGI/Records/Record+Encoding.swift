extension Record {
    /// The most content a record has here: with a multiple of eight, a stream's full records need no padding.
    package static let streamContent = 65_528

    /// Appends one record, padded to a multiple of eight bytes as §3.3 recommends.
    /// - Parameter content: at most 65,535 bytes.
    package static func append(
        _ type: RecordType, requestID: UInt16, content: some Collection<UInt8>, to bytes: inout [UInt8]
    ) {
        let padding = (8 - content.count % 8) % 8
        bytes +=
            RecordHeader(
                type: type.rawValue, requestID: requestID, contentLength: UInt16(content.count),
                paddingLength: UInt8(padding)
            ).bytes
        bytes += content
        bytes += repeatElement(0, count: padding)
    }

    /// Appends as many records as a part of a stream needs: none for no bytes, because an empty record would end it.
    package static func appendStream(
        _ type: RecordType, requestID: UInt16, _ content: some Collection<UInt8>, to bytes: inout [UInt8]
    ) {
        var rest = content[...]
        while !rest.isEmpty {
            append(type, requestID: requestID, content: rest.prefix(streamContent), to: &bytes)
            rest = rest.dropFirst(streamContent)
        }
    }

    /// Appends the empty record that ends a stream (§3.3).
    package static func appendStreamEnd(_ type: RecordType, requestID: UInt16, to bytes: inout [UInt8]) {
        append(type, requestID: requestID, content: [], to: &bytes)
    }

    /// The record as it is sent.
    package var bytes: [UInt8] {
        let padding = (8 - content.count % 8) % 8
        let header = RecordHeader(
            type: type, requestID: requestID, contentLength: UInt16(content.count), paddingLength: UInt8(padding))
        return header.bytes + content + [UInt8](repeating: 0, count: padding)
    }
}
