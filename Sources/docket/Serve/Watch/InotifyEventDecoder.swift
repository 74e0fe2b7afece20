/// Reads the records of `struct inotify_event`, in whatever portions they come (inotify(7), “Reading events”).
struct InotifyEventDecoder {
    /// Four numbers of 32 bits in the order of this machine: watch, kinds, cookie, and the length of the name.
    static let headLength = 16

    private var rest: [UInt8] = []

    /// The events that are complete with these bytes, in their order.
    mutating func decode(_ bytes: some Sequence<UInt8>) -> [InotifyEvent] {
        rest += bytes
        var events: [InotifyEvent] = []
        var start = 0
        while rest.count - start >= Self.headLength {
            let (watch, kinds, length) = rest.withUnsafeBytes { buffer in
                (
                    buffer.loadUnaligned(fromByteOffset: start, as: Int32.self),
                    buffer.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self),
                    Int(buffer.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
                )
            }
            let end = start + Self.headLength + length
            guard end <= rest.count else { break }
            // The name is filled up with zeros, so that the next record is aligned.
            let name = rest[(start + Self.headLength)..<end].prefix { $0 != 0 }
            events.append(
                InotifyEvent(
                    watch: watch, kinds: InotifyEvent.Kinds(rawValue: kinds),
                    name: String(decoding: name, as: UTF8.self)))
            start = end
        }
        rest.removeFirst(start)
        return events
    }
}
