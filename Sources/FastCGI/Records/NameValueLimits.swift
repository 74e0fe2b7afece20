/// How much FCGI_PARAMS may hold.
package struct NameValueLimits: Sendable, Hashable {
    /// How many bytes all names and values may have together.
    package var bytes: Int
    /// How many pairs there may be.
    package var count: Int

    /// Limits that are far above what web servers let through: eight to a hundred kilobytes of header fields.
    package init(bytes: Int = 1_000_000, count: Int = 1_000) {
        self.bytes = bytes
        self.count = count
    }
}
