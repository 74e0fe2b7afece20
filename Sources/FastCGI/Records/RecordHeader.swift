/// The first eight bytes of every record (FastCGI 1.0 §3.3).
package struct RecordHeader: Sendable, Hashable {
    /// How many bytes a header has: FCGI_HEADER_LEN.
    package static let length = 8
    /// The only version there is: FCGI_VERSION_1.
    package static let version: UInt8 = 1

    /// The number of a `RecordType`, or of a type that later versions of the protocol may define.
    package let type: UInt8
    /// Which request the record belongs to; 0, the null request id, makes it a management record.
    package let requestID: UInt16
    /// How many bytes of content follow the header.
    package let contentLength: UInt16
    /// How many bytes follow the content that nobody reads.
    package let paddingLength: UInt8

    /// A header with all its parts.
    package init(type: UInt8, requestID: UInt16, contentLength: UInt16, paddingLength: UInt8) {
        self.type = type
        self.requestID = requestID
        self.contentLength = contentLength
        self.paddingLength = paddingLength
    }

    /// Reads a header.
    /// - Parameter bytes: eight of them.
    /// - Throws: `.version` when it is not version 1's, whose layout nothing tells.
    init(_ bytes: ArraySlice<UInt8>) throws(ProtocolError) {
        let first = bytes.startIndex
        guard bytes[first] == Self.version else { throw .version(bytes[first]) }
        self.init(
            type: bytes[first + 1],
            requestID: UInt16(bytes[first + 2]) << 8 | UInt16(bytes[first + 3]),
            contentLength: UInt16(bytes[first + 4]) << 8 | UInt16(bytes[first + 5]),
            paddingLength: bytes[first + 6])
    }

    /// The header as it is sent.
    package var bytes: [UInt8] {
        [
            Self.version, type, UInt8(requestID >> 8), UInt8(requestID & 0xFF), UInt8(contentLength >> 8),
            UInt8(contentLength & 0xFF), paddingLength, 0,
        ]
    }
}
