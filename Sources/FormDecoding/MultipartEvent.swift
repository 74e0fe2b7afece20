/// What a ``MultipartDecoder`` finds in a body; for each part `begin`, any number of `data`, then `end`.
enum MultipartEvent: Sendable, Hashable {
    /// A part begins.
    case begin(PartHead)
    /// The next bytes of the part's content, at least one; how they are cut depends on how the body arrived.
    case data(ArraySlice<UInt8>)
    /// The part is complete.
    case end
}
