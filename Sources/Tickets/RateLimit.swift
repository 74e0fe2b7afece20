/// How often something may happen, such as 5 times a minute.
package struct RateLimit: Sendable, Hashable {
    /// At least 1.
    package let count: Int
    /// In seconds, at least 1.
    package let period: Int

    /// A limit of `count` times in `period` seconds.
    package init(count: Int, period: Int) {
        self.count = count
        self.period = period
    }
}

/// A limit and whom it counts for.
package struct RateCounter: Sendable, Hashable {
    /// Those that count together; any bytes.
    package let key: [UInt8]
    /// Keys that the same one had before; what was counted for them still counts.
    package let formerKeys: [[UInt8]]
    /// How many in which time.
    package let limit: RateLimit

    /// A counter of a limit for a key.
    package init(key: [UInt8], formerKeys: [[UInt8]] = [], limit: RateLimit) {
        self.key = key
        self.formerKeys = formerKeys
        self.limit = limit
    }
}
