/// A text file as its author wrote it, with the name under which messages speak of it.
package struct SourceText: Sendable, Hashable {
    /// The path as a person knows it, such as `site/teams/care/team.yaml`.
    package let name: String
    /// The whole content.
    package let text: String

    /// A text under a name; nothing is read from disk.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The line with this number, without its line end; empty when there is no such line.
    /// - Parameter line: counted from 1.
    package func line(_ line: Int) -> String {
        var number = 1
        var rest = text.utf8[...]
        while number < line {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return "" }
            rest = rest[rest.index(after: end)...]
            number += 1
        }
        var content = rest.prefix { $0 != UInt8(ascii: "\n") }
        if content.last == UInt8(ascii: "\r") { content.removeLast() }
        return String(decoding: content, as: UTF8.self)
    }
}

/// A place in a source text.
package struct SourcePosition: Sendable, Hashable, Comparable {
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in Unicode scalars.
    package let column: Int

    /// A place that need not exist in any text.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// In the order of reading: by line, then by column.
    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
