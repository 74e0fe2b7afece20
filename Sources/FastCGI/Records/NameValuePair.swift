/// A name and its value, as FCGI_PARAMS and FCGI_GET_VALUES_RESULT hold them (FastCGI 1.0 §3.4).
package struct NameValuePair: Sendable, Hashable {
    /// The name, such as `FCGI_MPXS_CONNS`.
    package let name: String
    /// The value; empty in a question.
    package let value: String

    /// A pair with both its parts.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// The pair as it is sent: lengths up to 127 in one byte, longer ones in four.
    package var bytes: [UInt8] {
        Self.length(name.utf8.count) + Self.length(value.utf8.count) + name.utf8 + value.utf8
    }

    private static func length(_ count: Int) -> [UInt8] {
        count < 0x80
            ? [UInt8(count)]
            : [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) | ($0 == 24 ? 0x80 : 0) }
    }
}
