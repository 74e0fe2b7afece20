import Foundation

/// A pipe whose ends are closed when the test has ended.
final class UnixPipe: Sendable {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw CocoaError(.fileReadUnknown) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close(reading)
        close(writing)
    }

    func write(_ bytes: [UInt8]) { _ = Foundation.write(writing, bytes, bytes.count) }

    /// Whoever reads comes to the end.
    func endWriting() {
        let nothing = open("/dev/null", O_RDWR)
        dup2(nothing, writing)
        close(nothing)
    }

    /// Whoever writes is told that nobody reads.
    func endReading() {
        let nothing = open("/dev/null", O_RDWR)
        dup2(nothing, reading)
        close(nothing)
    }

    func doNotBlock() {
        for end in [reading, writing] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    }

    /// What is in the pipe now, at most `count` bytes.
    func read(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
            read = max(0, Foundation.read(reading, buffer.baseAddress, count))
        }
    }
}
