/// How urgent a ticket is; agents take the highest first.
package enum Priority: Int, Codable, Sendable, Hashable, Comparable, CaseIterable {
    case low = 0
    case medium
    case high
    case urgent

    package static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }

    /// Three places, a filled star for each step above low: `★★☆` is high.
    package var stars: String {
        String(repeating: "★", count: rawValue) + String(repeating: "☆", count: 3 - rawValue)
    }
}
