package import Exchange

/// What there is of a body when somebody asks for it.
package enum BodyReading: Sendable, Hashable {
    /// All that has come since the last time, never empty.
    case bytes([UInt8])
    /// As many bytes as announced have been given out.
    case end
    /// More has to come first; the action `.wake` says when to ask again.
    case wait
    /// There will be no more.
    case failed(RequestBodyError)
}
