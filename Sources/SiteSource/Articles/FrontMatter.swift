import Diagnostics

/// The YAML between two lines `---` at the beginning of a Markdown file.
struct FrontMatter {
    /// The lines from the first `---` to before the last, so that places in it are places in the file.
    let yaml: YAMLSource
    /// Where the text begins, in bytes.
    let bodyOffset: Int
    /// How many lines stand before the text.
    let linesBefore: Int

    /// - Returns: nil where the first line is not `---`.
    /// - Throws: that the last line is missing.
    init?(_ bytes: [UInt8], file: String) throws(Diagnostic) {
        guard let first = Self.line(bytes, from: 0), Self.isFence(bytes[first.content]) else { return nil }
        var lines = 1
        var offset = first.end
        while let line = Self.line(bytes, from: offset) {
            lines += 1
            if Self.isFence(bytes[line.content]) {
                yaml = YAMLSource(name: file, bytes: Array(bytes[..<offset]))
                bodyOffset = line.end
                linesBefore = lines
                return
            }
            offset = line.end
        }
        throw Diagnostic(
            "The front matter does not end. Write a line “---” after its last key.", file: file,
            position: SourcePosition(line: 1, column: 1), sourceLine: "---")
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        let word = line.reversed().drop {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t")
        }
        return word.elementsEqual("---".utf8)
    }

    /// The line that begins at an offset; nil at the end of the file.
    private static func line(_ bytes: [UInt8], from start: Int) -> (content: Range<Int>, end: Int)? {
        guard start < bytes.count else { return nil }
        guard let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
            return (start..<bytes.count, bytes.count)
        }
        return (start..<feed, feed + 1)
    }
}
