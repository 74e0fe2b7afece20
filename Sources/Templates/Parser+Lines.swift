/// Which tags are alone on their lines, and how far lines are indented.
extension Parser {
    /// The lines around a tag.
    struct Lines {
        /// Where the tag's line begins, when only blanks are before the tag.
        let start: Int?
        /// Where the next line begins, when only blanks are behind the tag.
        let next: Int?

        var isStandalone: Bool { start != nil && next != nil }
    }

    func lines(around tag: Tag) -> Lines {
        Lines(start: lineStart(before: tag.range.lowerBound), next: nextLine(after: tag.range.upperBound))
    }

    private func lineStart(before end: Int) -> Int? {
        var index = end
        while index > 0, bytes[index - 1].isIndentation { index -= 1 }
        return index == 0 || bytes[index - 1] == UInt8(ascii: "\n") ? index : nil
    }

    private func nextLine(after start: Int) -> Int? {
        var index = start
        while index < bytes.count, bytes[index].isIndentation { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
        guard index < bytes.count else { return index }
        return bytes[index] == UInt8(ascii: "\n") ? index + 1 : nil
    }

    /// What goes before each line of the template or block in this tag's place; nil when text is before the tag.
    func leading(_ tag: Tag, _ lines: Lines) -> [UInt8]? {
        lines.start.map { Array(bytes[$0..<tag.range.lowerBound].dropFirst(dedent)) }
    }

    /// The blanks before the first line with something on it, from the start of a line on.
    func indentation(ofTextAt line: Int) -> ArraySlice<UInt8> {
        var start = line
        var index = line
        while index < bytes.count, bytes[index].isBlank {
            index += 1
            if bytes[index - 1] == UInt8(ascii: "\n") { start = index }
        }
        return bytes[start..<index]
    }

    /// Calls the closure with each line of a range, without the indentation that an argument's definition has.
    func dedented(_ range: Range<Int>, _ body: (ArraySlice<UInt8>) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let newline = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
            let end = newline.map { $0 + 1 } ?? range.upperBound
            if start == 0 || bytes[start - 1] == UInt8(ascii: "\n") {
                let blanks = bytes[start..<end].prefix(dedent).prefix { $0.isIndentation }
                start += blanks.count
            }
            body(bytes[start..<end])
            start = end
        }
    }
}
