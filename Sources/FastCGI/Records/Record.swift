/// What flows over a connection, in both directions (FastCGI 1.0 §3.3).
package struct Record: Sendable, Hashable {
    /// The most content a record can have, in bytes.
    package static let maximumContent = 65_535

    /// The number of a `RecordType`, or of a type that later versions of the protocol may define.
    package let type: UInt8
    /// Which request the record belongs to; 0 makes it a management record.
    package let requestID: UInt16
    /// At most 65,535 bytes.
    package let content: [UInt8]

    /// A record with all its parts.
    package init(type: UInt8, requestID: UInt16, content: [UInt8]) {
        self.type = type
        self.requestID = requestID
        self.content = content
    }

    /// A record of a known type.
    package init(_ type: RecordType, requestID: UInt16 = 0, content: [UInt8] = []) {
        self.init(type: type.rawValue, requestID: requestID, content: content)
    }
}
