import Foundation
import Testing

/// A file with a site's files and, after `=== messages`, what reading them says.
///
/// Each file of the site begins with a line `=== path`. A golden without a site.yaml has one without a problem.
/// `RECORD=1` writes what is really said; the difference is for people to judge.
struct Golden: Sendable, CustomTestStringConvertible {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Goldens"
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    static var all: [Golden] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".golden") }
                .map { try Golden(name: String($0.dropLast(7))) }
        }
    }

    let name: String
    private(set) var files: [(path: String, text: String)] = []
    private(set) var messages = ""

    var testDescription: String { name }

    init(name: String) throws {
        self.name = name
        let text = try String(contentsOfFile: "\(Self.folder)/\(name).golden", encoding: .utf8)
        for section in "\n\(text)".components(separatedBy: "\n=== ").dropFirst() {
            let lines = section.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let content = lines.count > 1 ? String(lines[1]) : ""
            if lines[0] == "messages" {
                messages = content.trimmingCharacters(in: .newlines)
            } else {
                files.append((String(lines[0]), content.isEmpty ? "" : content + "\n"))
            }
        }
    }

    func record(_ messages: String) throws {
        let sections = files.map { "=== \($0.path)\n\($0.text)" } + ["=== messages\n\(messages)\n"]
        try sections.joined().write(toFile: "\(Self.folder)/\(name).golden", atomically: true, encoding: .utf8)
    }
}
