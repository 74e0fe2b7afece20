/// Some of Unicode's scalar values. The surrogates (U+D800 to U+DFFF) are never among them: a Swift string has none.
struct CodePointSet: Hashable, Sendable {
    /// Sorted, without overlap and never one beside the other.
    private(set) var ranges: [ClosedRange<UInt32>] = []

    static let all = Self([0...0x10_FFFF])

    init(_ ranges: [ClosedRange<UInt32>] = []) {
        for range in ranges { insert(range) }
    }

    var isEmpty: Bool { ranges.isEmpty }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) }
    }

    var complement: Self {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10_FFFF { gaps.append(next...0x10_FFFF) }
        return Self(gaps)
    }

    mutating func formUnion(_ other: Self) {
        for range in other.ranges { insert(range) }
    }

    /// Adds a range; of surrogates in it there is nothing to add.
    mutating func insert(_ range: ClosedRange<UInt32>) {
        for part in [0...0xD7FF, 0xE000...0x10_FFFF] as [ClosedRange<UInt32>] where part.overlaps(range) {
            insertScalars(range.clamped(to: part))
        }
    }

    private mutating func insertScalars(_ range: ClosedRange<UInt32>) {
        var lower = range.lowerBound
        var upper = range.upperBound
        let touching = ranges.filter { $0.lowerBound <= upper + 1 && lower <= $0.upperBound + 1 }
        for other in touching {
            lower = min(lower, other.lowerBound)
            upper = max(upper, other.upperBound)
        }
        ranges.removeAll { touching.contains($0) }
        let index = ranges.firstIndex { $0.lowerBound > upper } ?? ranges.endIndex
        ranges.insert(lower...upper, at: index)
    }
}

extension CodePointSet {
    /// `\d` (ECMA-262 §22.2.2.10): the ASCII digits alone.
    static let digits = Self([0x30...0x39])
    /// `\w`: ASCII letters, digits and the underscore.
    static let wordCharacters = Self([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// `\s`: WhiteSpace and LineTerminator (ECMA-262 §12.2, §12.3), which is more than PCRE2's.
    static let spaces = Self([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// What `.` does not take.
    static let lineTerminators = Self([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
}
