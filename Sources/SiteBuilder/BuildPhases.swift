/// How long the parts of a build took, one after the other.
package struct BuildPhases: Sendable {
    /// A part of a build.
    package enum Phase: String, Sendable {
        /// What the last build knew, the site and the templates.
        case read
        /// Pages are made, compressed, and written beside those of before.
        case render
        /// They are put in their places, with the bundle.
        case publish
        /// What the search index, which is written meanwhile, takes longer.
        case index
        /// What is stale is removed, and what the next build needs is written.
        case clean
    }

    /// In the order in which they ended.
    package private(set) var all: [(phase: Phase, duration: Duration)] = []
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant

    init() { last = clock.now }

    /// - Parameter instant: when it ended; nil for now.
    mutating func end(_ phase: Phase, at instant: ContinuousClock.Instant? = nil) {
        let now = instant ?? clock.now
        all.append((phase, now - last))
        last = now
    }
}
