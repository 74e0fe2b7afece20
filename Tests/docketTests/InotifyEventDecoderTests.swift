import Testing

@testable import docket

@Suite("Records of inotify")
struct InotifyEventDecoderTests {
    /// A record as the kernel writes it: the name is filled up with zeros to a multiple of 16.
    static func record(_ watch: Int32, _ kinds: InotifyEvent.Kinds, _ name: String) -> [UInt8] {
        var text = Array(name.utf8)
        if !text.isEmpty { text += [UInt8](repeating: 0, count: 16 - text.count % 16) }
        let numbers = [UInt32(bitPattern: watch), kinds.rawValue, 7, UInt32(text.count)]
        return numbers.flatMap { number in withUnsafeBytes(of: number) { Array($0) } } + text
    }

    private static let events = [
        InotifyEvent(watch: 1, kinds: .closedAfterWriting, name: "team.yaml"),
        InotifyEvent(watch: 2, kinds: [.created, .isFolder], name: "a-name-of-16-long"),
        InotifyEvent(watch: -1, kinds: .overflow, name: ""),
        InotifyEvent(watch: 2, kinds: .movedIn, name: "fünfzehn-bytes"),
        InotifyEvent(watch: 3, kinds: .ignored, name: ""),
    ]
    private static let bytes = events.flatMap { record($0.watch, $0.kinds, $0.name) }

    @Test("are the same in portions of any size", arguments: 1...(bytes.count))
    func portions(size: Int) {
        var decoder = InotifyEventDecoder()
        var events: [InotifyEvent] = []
        for start in stride(from: 0, to: Self.bytes.count, by: size) {
            events += decoder.decode(Self.bytes[start..<min(start + size, Self.bytes.count)])
        }
        #expect(events == Self.events)
    }

    @Test("are told as soon as they are complete, and not a byte before")
    func completeness() {
        var decoder = InotifyEventDecoder()
        let record = Self.record(1, .deleted, "a.md")
        for byte in record.dropLast() { #expect(decoder.decode([byte]) == []) }
        #expect(decoder.decode([0]) == [InotifyEvent(watch: 1, kinds: .deleted, name: "a.md")])
        #expect(decoder.decode([]) == [])
    }
}
