import Foundation
import SiteFixtures
import Testing

@testable import SiteBuilder

@Suite("A gzip twin")
struct GzipTests {
    @Test("unpacks to the same bytes", arguments: [0, 1, 65_536, 1_000_000])
    func roundTrip(size: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<size).map { _ in UInt8(generator.next() & 15) }
        #expect(try gzip(["--decompress"], Gzip.compress(bytes)) == bytes)
    }

    @Test("of pages is as small as gzip makes it at its best level, to a hundredth")
    func size() throws {
        let site = try SiteFixture([
            "teams/care/team.yaml": "name: Care\npublished: true\nform: { published: true, title: How can we help? }\n"
        ])
        try site.build()
        let pages = try ["index.html", "care/index.html", "care/contact/index.html"].map { name in
            let page = try #require(FileManager.default.contents(atPath: "\(site.output)/\(name)"))
            let twin = try #require(FileManager.default.contents(atPath: "\(site.output)/\(name).gz"))
            return (own: twin.count, best: try gzip(["--best", "--no-name"], [UInt8](page)).count)
        }
        #expect(100 * pages.reduce(0) { $0 + $1.own } <= 101 * pages.reduce(0) { $0 + $1.best })
    }

    @Test("is the same for the same bytes, without a name or a time")
    func deterministic() throws {
        let bytes = try Gzip.compress(Array("hello".utf8))
        #expect(Array(bytes.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
        #expect(try Gzip.compress(Array("hello".utf8)) == bytes)
    }

    private func gzip(_ options: [String], _ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
        gzip.arguments = options + ["--stdout"]
        gzip.standardInput = try FileHandle(forReadingFrom: file)
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        #expect(gzip.terminationStatus == 0)
        return [UInt8](output)
    }
}
