import Diagnostics

/// Finds where the addresses of links stand in an article's file, from the first link to the last.
///
/// cmark-gfm counts columns without what indents a line, and says of a link only where its text begins, so that the lines
/// behind are searched for the address. A million links in one line take no longer than their bytes.
struct LinkPlaces {
    /// How many lines behind a link are searched, for links whose address stands below the paragraph.
    private static let lines = 20
    /// How much of each, in bytes, beside the address itself.
    private static let reach = 1_000

    private let bytes: [UInt8]
    /// Where each line begins.
    private let starts: [Int]
    /// The last place that was counted, from which the next is counted on.
    private var counted = (line: 0, offset: 0, column: 1)

    init(_ source: SourceText) {
        let bytes = Array(source.text.utf8)
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// - Parameters:
    ///   - line: where the link begins, counted from 1 in the file.
    ///   - column: counted from 1, in bytes.
    mutating func position(line: Int, column: Int, address: String) -> SourcePosition {
        let address = Array(address.utf8)
        for number in line..<(line + Self.lines) where number <= starts.count {
            let range = range(of: number)
            let start = min(range.upperBound, range.lowerBound + (number == line ? max(0, column - 1) : 0))
            if let found = find(address, from: start, to: range.upperBound) {
                return SourcePosition(line: number, column: self.column(of: found, in: number))
            }
        }
        return SourcePosition(line: line, column: max(1, column))
    }

    /// The bytes of a line, without its end.
    private func range(of line: Int) -> Range<Int> {
        let end = line < starts.count ? starts[line] - 1 : bytes.count
        return starts[line - 1]..<max(starts[line - 1], end)
    }

    private func find(_ address: [UInt8], from start: Int, to end: Int) -> Int? {
        let last = min(end, start + Self.reach + address.count) - address.count
        guard let first = address.first, start <= last else { return nil }
        return (start...last).first { bytes[$0] == first && bytes[$0..<($0 + address.count)].elementsEqual(address) }
    }

    /// In Unicode scalars, counted from 1.
    private mutating func column(of offset: Int, in line: Int) -> Int {
        if counted.line != line || counted.offset > offset { counted = (line, starts[line - 1], 1) }
        // Every byte but those that continue a scalar begins one.
        counted.column += bytes[counted.offset..<offset].count { $0 & 0xC0 != 0x80 }
        counted.offset = offset
        return counted.column
    }
}
