import Foundation

/// A file with some input files and, after `=== messages`, what reading them must say.
///
/// Each input file begins with a line `=== path`; behind `with CRLF` its lines end as Windows ends them.
/// `RECORD=1` writes what is really said; the difference is for people to judge.
package struct Golden: Sendable, CustomStringConvertible {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    /// Where it is.
    private let path: String
    /// All before the messages, as it stands in the file.
    private let input: String
    /// The input files, by path, in their order.
    package let files: [(path: String, text: String)]
    /// What must be said of them; empty when nothing may be said.
    package let messages: String

    /// The file's name without its ending, which names the test's case.
    package var description: String { String(path.split(separator: "/").last?.dropLast(7) ?? "") }

    /// The goldens of a folder, sorted by name.
    /// - Parameters:
    ///   - folder: its name, below the folder of the test.
    ///   - test: the test's source file.
    package static func all(in folder: String, beside test: String = #filePath) throws -> [Golden] {
        let folder = URL(fileURLWithPath: test).deletingLastPathComponent().path + "/\(folder)"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".golden") }.map { try Golden("\(folder)/\($0)") }
    }

    private init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var sections = "\n\(text)".components(separatedBy: "\n=== ").dropFirst().map { section in
            let lines = section.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return (heading: String(lines[0]), content: lines.count > 1 ? String(lines[1]) : "")
        }
        let last = sections.last?.heading == "messages" ? sections.removeLast().content : ""
        messages = last.trimmingCharacters(in: .newlines)
        input = sections.map { "=== \($0)\n" + ($1.isEmpty ? "" : "\($1)\n") }.joined()
        files = sections.map { heading, content in
            let text = content.isEmpty ? "" : content + "\n"
            let isCRLF = heading.hasSuffix(" with CRLF")
            return isCRLF
                ? (String(heading.dropLast(10)), text.replacing("\n", with: "\r\n")) : (heading, text)
        }
    }

    /// What must be said; while recording, what is said, once that is written down.
    package func expected(besides said: String) throws -> String {
        guard Self.isRecording else { return messages }
        try "\(input)=== messages\n\(said)\n".write(toFile: path, atomically: true, encoding: .utf8)
        return said
    }
}
