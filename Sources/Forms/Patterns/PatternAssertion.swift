/// What holds at a place between two characters.
enum PatternAssertion: String, Hashable, Sendable {
    case start = "^"
    case end = "$"
    case wordBoundary = "\\b"
    case noWordBoundary = "\\B"
}
