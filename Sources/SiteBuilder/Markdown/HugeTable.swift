/// Finds tables that would take all memory: each row gets as many cells as the head has, whatever it says itself (GFM §4.10),
/// so that a few kilobytes can make millions.
enum HugeTable {
    /// The line in which the cells of a text's tables are more than a limit, counted from 1; nil for any other text.
    ///
    /// Rather too many are counted than too few: every line with a delimiter row's signs alone is taken for one, and what
    /// follows up to an empty line for rows, in a block of code too.
    static func line(in text: Substring, atMost limit: Int) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.contains(UInt8(ascii: "|")) else { return nil }
            var (number, start) = (0, 0)
            var (columns, cells) = (0, 0)
            while start < bytes.count {
                let end =
                    bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
                let line = bytes[start..<end]
                number += 1
                start = end + (bytes[end...].starts(with: "\r\n".utf8) ? 2 : 1)
                if line.allSatisfy({ " \t>".utf8.contains($0) }) {
                    columns = 0
                    continue
                }
                if line.contains(UInt8(ascii: "|")), line.allSatisfy({ delimiters.contains($0) }) {
                    columns = max(columns, cellCount(of: line))
                }
                cells += columns
                if cells > limit { return number }
            }
            return nil
        }
    }

    /// The signs of a delimiter row, and of the quotes and lists that it may stand in.
    private static let delimiters = Set("|-:>*+.)0123456789".utf8).union(blanks)
    /// What cmark-gfm skips between cells.
    private static let blanks = Set(" \t\u{B}\u{C}".utf8)

    /// The cells of a delimiter row: bars at its ends make none.
    private static func cellCount(of line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var rest = line
        while let last = rest.last, blanks.contains(last) { rest.removeLast() }
        if rest.last == UInt8(ascii: "|") { rest.removeLast() }
        var start = rest[...]
        while let first = start.first, first != UInt8(ascii: "|") {
            start.removeFirst()
            // A dash that no blank follows is a cell's, and not a list's.
            let isCell =
                first == UInt8(ascii: ":") || first == UInt8(ascii: "-") && !(start.first.map(blanks.contains) ?? false)
            if isCell { return rest.count { $0 == UInt8(ascii: "|") } + 1 }
        }
        return max(1, start.count { $0 == UInt8(ascii: "|") })
    }
}
