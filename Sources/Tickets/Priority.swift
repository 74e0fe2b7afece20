/// How urgent a ticket is; agents take the highest first.
package enum Priority: Int, Codable, Sendable, Hashable, Comparable, CaseIterable {
    /// The priority of a ticket whose form says nothing.
    case low = 0
    /// One star.
    case medium
    /// Two stars.
    case high
    /// Three stars, the most.
    case urgent

    /// By urgency: low is the least.
    package static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }

    /// Three places, a filled star for each step above low: `★★☆` is high.
    package var stars: String {
        String(repeating: "★", count: rawValue) + String(repeating: "☆", count: 3 - rawValue)
    }
}
