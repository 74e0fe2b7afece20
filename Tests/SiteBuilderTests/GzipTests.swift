import Foundation
import Testing

@testable import SiteBuilder

@Suite("A gzip twin")
struct GzipTests {
    @Test("unpacks to the same bytes", arguments: [0, 1, 65_536, 1_000_000])
    func roundTrip(size: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<size).map { _ in UInt8(generator.next() & 15) }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try Gzip.compress(bytes)).write(to: file)
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
        gzip.arguments = ["--decompress", "--stdout", file.path]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let unpacked = pipe.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        #expect(gzip.terminationStatus == 0)
        #expect([UInt8](unpacked) == bytes)
    }

    @Test("is the same for the same bytes, without a name or a time")
    func deterministic() throws {
        let bytes = try Gzip.compress(Array("hello".utf8))
        #expect(Array(bytes.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }
}
