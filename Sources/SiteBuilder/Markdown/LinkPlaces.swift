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
        guard line <= starts.count else { return SourcePosition(line: line, column: max(1, column)) }
        let address = Array(address.utf8)
        let own = range(of: line)
        // Behind the first line of a paragraph cmark-gfm may count on from where that ends.
        let start = column - 1 < own.count ? own.lowerBound + max(0, column - 1) : own.lowerBound
        var found: (offset: Int, line: Int)?
        for number in line..<(line + Self.lines) where found == nil && number <= starts.count {
            let range = range(of: number)
            found = find(address, isMarked: true, from: number == line ? start : range.lowerBound, to: range.upperBound)
                .map { ($0, number) }
        }
        // An address that GitHub's Markdown finds among the words.
        found = found ?? find(address, isMarked: false, from: start, to: own.upperBound).map { ($0, line) }
        return SourcePosition(
            line: found?.line ?? line, column: self.column(of: found?.offset ?? start, in: found?.line ?? line))
    }

    /// The bytes of a line, without its end.
    private func range(of line: Int) -> Range<Int> {
        let end = line < starts.count ? starts[line] - 1 : bytes.count
        return starts[line - 1]..<max(starts[line - 1], end)
    }

    /// - Parameter isMarked: whether the address stands where Markdown has one, and not among words.
    private func find(_ address: [UInt8], isMarked: Bool, from start: Int, to end: Int) -> Int? {
        let last = min(end, start + Self.reach + address.count) - address.count
        guard let first = address.first, start <= last else { return nil }
        return (start...last).first { place in
            bytes[place] == first && bytes[place..<(place + address.count)].elementsEqual(address)
                && (!isMarked || self.isMarked(place))
        }
    }

    /// Whether `](`, `]:` or `<` stands before an address (CommonMark §4.7, §6.3, §6.5).
    private func isMarked(_ place: Int) -> Bool {
        var mark = place - 1
        while mark > 0, bytes[mark] == UInt8(ascii: " ") || bytes[mark] == UInt8(ascii: "\t") { mark -= 1 }
        guard mark >= 0 else { return false }
        switch bytes[mark] {
        case UInt8(ascii: "<"): return true
        case UInt8(ascii: "("), UInt8(ascii: ":"): return mark > 0 && bytes[mark - 1] == UInt8(ascii: "]")
        default: return false
        }
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
