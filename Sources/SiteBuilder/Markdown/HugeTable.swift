/// Finds tables that would take all memory: each row gets as many cells as the head has, whatever it says itself (GFM §4.10),
/// so that a few kilobytes can make millions.
enum HugeTable {
    /// The line in which the cells of a text's tables are more than a limit, counted from 1; nil for any other text.
    ///
    /// Rather too many are counted: every line with a delimiter row's signs alone is taken for one, and what follows up to an
    /// empty line for rows.
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
                let bars = line.count { $0 == UInt8(ascii: "|") }
                if bars > 0, line.allSatisfy(isDelimiter) { columns = max(columns, bars + 1) }
                cells += columns
                if cells > limit { return number }
            }
            return nil
        }
    }

    /// A sign of a delimiter row, or of the quotes and lists that it may stand in.
    private static func isDelimiter(_ byte: UInt8) -> Bool { "|-: \t>*+.)0123456789".utf8.contains(byte) }
}
