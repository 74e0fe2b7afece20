import Diagnostics

/// Bytes of a YAML file that others take the place of.
struct YAMLTextEdit {
    let range: Range<Int>
    let text: String

    func applied(to bytes: [UInt8]) -> [UInt8] {
        Array(bytes[..<range.lowerBound]) + Array(text.utf8) + Array(bytes[range.upperBound...])
    }

    /// The change of `true` to `false` or back, in whatever quotation marks; nil where the word is not written as such.
    static func word(in node: YAMLNode, to value: Bool, _ bytes: [UInt8]) -> YAMLTextEdit? {
        guard let word = node.word, ["true", "false"].contains(word) else { return nil }
        var text = bytes[node.bytes]
        while let last = text.last, " \t\r\n".utf8.contains(last) { text.removeLast() }
        if let last = text.last, "\"'".utf8.contains(last) { text.removeLast() }
        guard text.count >= word.utf8.count, text.suffix(word.utf8.count).elementsEqual(word.utf8) else { return nil }
        return YAMLTextEdit(range: (text.endIndex - word.utf8.count)..<text.endIndex, text: value ? "true" : "false")
    }

    /// Ways to add a key to a value, the one that a person would choose first.
    /// - Parameters:
    ///   - keys: the key, or the keys of maps that are missing around it.
    ///   - node: a map, or the tag of a language that becomes one.
    ///   - unit: by how many spaces the file indents.
    static func additions(
        of keys: [String], _ value: Bool, to node: YAMLNode, unit: Int, _ bytes: [UInt8]
    ) -> [YAMLTextEdit] {
        let flow = keys.dropLast().reversed().reduce("\(keys.last ?? ""): \(value)") { "\($1): { \($0) }" }
        switch node.content {
        case .text:
            let text = String(decoding: bytes[node.bytes], as: UTF8.self)
            return [YAMLTextEdit(range: node.bytes, text: "{ language: \(text), \(flow) }")]
        case .map(let entries) where node.isFlow: return additions(of: flow, to: node, entries, bytes)
        case .map(let entries):
            let columns = [node.position.column, entries.first?.key.position.column].compactMap { $0 }
            return columns.flatMap { column in
                let indent = String(repeating: " ", count: column - 1)
                return additions(
                    of: keys, value, to: node, indent: indent, step: String(repeating: " ", count: unit), bytes)
            }
        default: return []
        }
    }

    /// To a map in brackets: after its last value, else before its first key.
    private static func additions(
        of pair: String, to node: YAMLNode, _ entries: [YAMLNode.Entry], _ bytes: [UInt8]
    ) -> [YAMLTextEdit] {
        guard let bracket = bytes[node.bytes].firstIndex(of: UInt8(ascii: "{")) else { return [] }
        guard let last = entries.last?.value.bytes.upperBound else {
            let inside = (bracket + 1)..<(node.bytes.upperBound - 1)
            let isBlank = bytes[inside].allSatisfy { $0 == UInt8(ascii: " ") }
            return [YAMLTextEdit(range: isBlank ? inside : bracket + 1..<bracket + 1, text: " \(pair) ")]
        }
        return [
            YAMLTextEdit(range: last..<last, text: ", \(pair)"),
            YAMLTextEdit(range: bracket + 1..<bracket + 1, text: " \(pair),"),
        ]
    }

    /// To a block: in a line after its last value, else in one before its first key.
    private static func additions(
        of keys: [String], _ value: Bool, to node: YAMLNode, indent: String, step: String, _ bytes: [UInt8]
    ) -> [YAMLTextEdit] {
        let feed = lineBreak(bytes)
        let lines = keys.enumerated().map { level, key in
            indent + String(repeating: step, count: level) + key + (level == keys.count - 1 ? ": \(value)" : ":")
        }.joined(separator: feed)
        var edits: [YAMLTextEdit] = []
        let end = lineEnd(bytes, node.bytes.upperBound)
        let isAfterBreak = end == 0 || bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
        edits.append(YAMLTextEdit(range: end..<end, text: isAfterBreak ? lines + feed : feed + lines))
        if case .map(let entries) = node.content, let first = entries.first {
            for start in [node.bytes.lowerBound, first.key.bytes.lowerBound] {
                edits.append(YAMLTextEdit(range: start..<start, text: lines.dropFirst(indent.count) + feed + indent))
            }
        }
        return edits
    }

    /// Where the next line begins, or the text ends. A block text ends where a line begins.
    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        if start > 0, bytes[start - 1] == UInt8(ascii: "\n") { return start }
        guard let end = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
        else { return bytes.count }
        let isPair = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
        return end + (isPair ? 2 : 1)
    }

    /// What ends the lines of a file.
    private static func lineBreak(_ bytes: [UInt8]) -> String {
        guard let first = bytes.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
            return "\n"
        }
        if bytes[first] == UInt8(ascii: "\n") { return "\n" }
        return first + 1 < bytes.count && bytes[first + 1] == UInt8(ascii: "\n") ? "\r\n" : "\r"
    }
}
