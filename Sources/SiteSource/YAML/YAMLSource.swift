import Diagnostics

/// The text of a YAML file, with the places of its lines.
struct YAMLSource: Sendable {
    /// The path as a person knows it.
    let name: String
    let bytes: [UInt8]
    /// The whole file, for whoever points into it later.
    let text: SourceText
    /// Where the lines begin, as editors count them, and the end of the text.
    private let lineStarts: [Int]
    /// Where the lines begin, as YAML 1.1 counts them: also after U+0085, U+2028, U+2029 and a carriage return alone.
    private let yamlLines: [SourcePosition]

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        text = SourceText(name: name, text: String(decoding: bytes, as: UTF8.self))
        var starts = [0]
        var yamlLines = [SourcePosition(line: 1, column: 1)]
        var column = 1
        for (index, byte) in bytes.enumerated() {
            if byte & 0xC0 != 0x80 { column += 1 }
            if byte == UInt8(ascii: "\n") {
                starts.append(index + 1)
                column = 1
                yamlLines.append(SourcePosition(line: starts.count, column: 1))
            } else if Self.endsBreak(bytes, index) {
                yamlLines.append(SourcePosition(line: starts.count, column: column))
            }
        }
        self.lineStarts = starts + [bytes.count + 1]
        self.yamlLines = yamlLines
    }

    /// Whether a line break other than a line feed ends with this byte.
    private static func endsBreak(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x0D: index + 1 == bytes.count || bytes[index + 1] != 0x0A
        case 0x85: index >= 1 && bytes[index - 1] == 0xC2
        case 0xA8, 0xA9: index >= 2 && bytes[index - 2] == 0xE2 && bytes[index - 1] == 0x80
        default: false
        }
    }

    /// The place that editors show for a place that libyaml counted.
    /// - Parameters:
    ///   - line: counted from 0.
    ///   - column: counted from 0.
    func position(yamlLine line: Int, column: Int) -> SourcePosition {
        let start = yamlLines[min(line, yamlLines.count - 1)]
        return SourcePosition(line: start.line, column: start.column + column)
    }

    /// A problem at a place. The line is shown unless it is empty or longer than any that a person wrote.
    func diagnostic(_ message: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(message, file: name, position: position, sourceLine: line(position.line))
    }

    func line(_ number: Int) -> String? {
        guard number < lineStarts.count else { return nil }
        var line = bytes[lineStarts[number - 1]..<(lineStarts[number] - 1)]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line.isEmpty || line.count > 10_000 ? nil : String(decoding: line, as: UTF8.self)
    }
}

extension YAMLSource {
    /// The first tab among the white space at the beginning of a line; nil when there is none.
    func tabInIndentation(of number: Int) -> SourcePosition? {
        guard let line = line(number) else { return nil }
        guard let tab = line.prefix(while: { $0 == " " || $0 == "\t" }).firstIndex(of: "\t") else { return nil }
        return SourcePosition(line: number, column: line.distance(from: line.startIndex, to: tab) + 1)
    }

    /// The first invisible line break of a line, which ends it for YAML 1.1 and not for an editor; nil for none.
    func invisibleBreak(inLine number: Int) -> (scalar: Unicode.Scalar, position: SourcePosition)? {
        let scalars = (line(number) ?? "").unicodeScalars
        let breaks: [Unicode.Scalar] = ["\u{85}", "\u{2028}", "\u{2029}", "\r"]
        guard let index = scalars.firstIndex(where: breaks.contains) else { return nil }
        let column = scalars.distance(from: scalars.startIndex, to: index) + 1
        return (scalars[index], SourcePosition(line: number, column: column))
    }

    /// The last character before a place that is not a space; nil where the line begins.
    func character(before position: SourcePosition) -> Character? {
        line(position.line)?.unicodeScalars.prefix(position.column - 1).last { $0 != " " }.map(Character.init)
    }

    /// The character at a place, as a message shows it.
    func character(at position: SourcePosition) -> String {
        let scalar = line(position.line)?.unicodeScalars.dropFirst(position.column - 1).first
        return scalar == "\t" ? "a tab" : scalar.map { String($0).quoted } ?? "this character"
    }

    /// Where a line has a pattern without quotation marks that begins as lists, maps and aliases do, or that stands within
    /// braces and has some of its own; nil where it has none.
    func bracket(ofPatternInLine number: Int) -> SourcePosition? {
        guard let line = shortLine(number), let match = line.firstMatch(of: /\bpattern:[ ]+(?=[^\s'"])/) else {
            return nil
        }
        let pattern = line[match.range.upperBound...]
        let isInBraces = line[..<match.range.lowerBound].contains("{")
        // “|” and “>” begin a block, where nothing but a sign or a digit follows.
        let isSpecial =
            isInBraces
            ? pattern.prefix { $0 != " " }.contains { "[]{".contains($0) }
            : pattern.starts(with: /[\[{*&!%@`]/) || pattern.starts(with: /[|>][^-+0-9\s]/)
        guard isSpecial else { return nil }
        return SourcePosition(
            line: number, column: line.unicodeScalars.distance(from: line.startIndex, to: match.range.upperBound) + 1)
    }

    /// A line that somebody wrote by hand, as all are that are searched for more than a character.
    private func shortLine(_ number: Int) -> String? {
        number >= 1 ? line(number).flatMap { $0.utf8.count <= 500 ? $0 : nil } : nil
    }

    /// A key at the beginning of a line whose value follows without a space, as it has to be written, and its place; nil for
    /// none.
    func wordWithColon(inLine number: Int) -> (text: String, position: SourcePosition)? {
        guard let line = shortLine(number),
            let match = line.firstMatch(of: /^[ ]*(?:-[ ]+)*\{?[ ]*([a-z_]+):([^\s\/:,}][^\s,}]*)/)
        else { return nil }
        let start = match.output.1.startIndex
        return (
            "“\(match.output.1): \(match.output.2.prefix(40))”",
            SourcePosition(line: number, column: line.unicodeScalars.distance(from: line.startIndex, to: start) + 1)
        )
    }
}
