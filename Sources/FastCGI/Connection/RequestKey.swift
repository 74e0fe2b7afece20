/// One request of one connection.
///
/// A web server uses an id again as soon as its request has ended (FastCGI 1.0 §3.3), which after an abort is before its
/// handler has noticed; so the id alone does not say whose bytes come.
package struct RequestKey: Sendable, Hashable {
    /// The request id, from 1.
    package let id: UInt16
    /// How many requests the connection had before this one.
    package let ordinal: Int

    /// A key with both its parts.
    package init(id: UInt16, ordinal: Int) {
        self.id = id
        self.ordinal = ordinal
    }
}
