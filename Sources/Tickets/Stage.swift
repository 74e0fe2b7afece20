/// A step on a ticket's way, in the order of the kanban board.
package enum Stage: String, Codable, Sendable, Hashable, CaseIterable {
    /// Where every ticket begins.
    case new = "New"
    /// Somebody works on it.
    case inProgress = "In progress"
    /// Closed because it is done.
    case solved = "Solved"
    /// Closed without being done.
    case cancelled = "Cancelled"

    /// Folded stages stand closed at the end of the board; a ticket in one of them counts as closed.
    package var isFolded: Bool {
        switch self {
        case .new, .inProgress: false
        case .solved, .cancelled: true
        }
    }

    /// The stage of this name, whatever its case.
    package init?(name: String) {
        guard let stage = Stage.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
            return nil
        }
        self = stage
    }
}
