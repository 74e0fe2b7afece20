/// Finds the tags of a template, one after the other, and obeys set-delimiter tags.
struct TagScanner {
    let bytes: [UInt8]
    /// Whether the last tag has no end, so that nobody knows what else the template was to contain.
    private(set) var isCutOff = false
    private var position = 0
    private var opening = Array("{{".utf8)
    private var closing = Array("}}".utf8)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next tag, or nil when there is none.
    mutating func next() throws(Problem) -> Tag? {
        guard let start = find(opening, from: position) else { return nil }
        let afterOpening = start + opening.count
        let sigil = afterOpening < bytes.count ? bytes[afterOpening] : nil
        let kind = Tag.Kind(sigil: sigil)
        let content = kind == .variable ? afterOpening : afterOpening + 1
        let ending = ending(of: kind, sigil: sigil)
        guard let end = find(ending, from: content) else {
            // No later tag of this kind has an end either, and one message says it for all.
            position = bytes.count
            isCutOff = true
            throw unclosed(start, ending)
        }
        position = end + ending.count
        let range = start..<position
        switch kind {
        case .comment:
            return Tag(kind: kind, name: "", range: range)
        case .delimiters:
            try setDelimiters(content..<end, at: start)
            return Tag(kind: kind, name: "", range: range)
        default:
            let trimmed = trim(content..<end)
            guard isOnOneLine(trimmed) else {
                // What was found is the end of a later tag.
                position = content
                throw unclosed(start, ending)
            }
            return Tag(kind: kind, name: try name(trimmed, of: kind, at: start), range: range)
        }
    }

    private func ending(of kind: Tag.Kind, sigil: UInt8?) -> [UInt8] {
        if kind == .delimiters { return [UInt8(ascii: "=")] + closing }
        return sigil == UInt8(ascii: "{") ? [UInt8(ascii: "}")] + closing : closing
    }

    private func unclosed(_ start: Int, _ ending: [UInt8]) -> Problem {
        Problem("This tag has no end. Write “\(String(decoding: ending, as: UTF8.self))” after it.", at: start)
    }

    private func find(_ pattern: [UInt8], from start: Int, before end: Int? = nil) -> Int? {
        let last = (end ?? bytes.count) - pattern.count
        var index = start
        while index <= last {
            if bytes[index] == pattern[0], bytes[index...].starts(with: pattern) { return index }
            index += 1
        }
        return nil
    }

    private func trim(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first(where: { !bytes[$0].isBlank }),
            let last = range.last(where: { !bytes[$0].isBlank })
        else { return range.lowerBound..<range.lowerBound }
        return first..<last + 1
    }

    private func isOnOneLine(_ name: Range<Int>) -> Bool {
        !bytes[name].contains(UInt8(ascii: "\n"))
            && find(opening, from: name.lowerBound, before: name.upperBound) == nil
    }

    private mutating func setDelimiters(_ range: Range<Int>, at offset: Int) throws(Problem) {
        let pair = bytes[range].split(whereSeparator: \.isBlank)
        guard pair.count == 2, !bytes[range].contains(UInt8(ascii: "=")) else {
            throw Problem(
                "Delimiters are two words without “=”, with a space between them, as in {{=<% %>=}}.", at: offset)
        }
        opening = Array(pair[0])
        closing = Array(pair[1])
    }
}

extension UInt8 {
    /// Whether it may stand around a name: space, tab, line feed or carriage return.
    var isBlank: Bool {
        switch self {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }

    /// Whether it may stand before a tag that is alone on its line: space or tab.
    var isIndentation: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
