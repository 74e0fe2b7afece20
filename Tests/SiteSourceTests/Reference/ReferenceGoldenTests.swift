import Foundation
import Testing

/// The manual's tables of keys. Where this fails: `RECORD=1 swift test --filter ReferenceGolden`, and read the difference.
struct ReferenceGoldenTests {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    @Test("the manual’s tables of keys say what the descriptions of keys say", arguments: ReferencePage.allCases)
    func text(of page: ReferencePage) throws {
        let file = "\(Repository.root)/\(page.path)"
        if Self.isRecording { try page.text.write(toFile: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == page.text)
    }

    @Test("no line of a table is broken by what stands in its cells", arguments: ReferencePage.allCases)
    func cells(of page: ReferencePage) {
        for line in page.text.split(separator: "\n") where line.hasPrefix("|") {
            let bars = line.replacing("\\|", with: "").filter { $0 == "|" }.count
            #expect([3, 4, 5].contains(bars), "\(line)")
            #expect(!line.contains("|  |"), "\(line)")
        }
    }
}
