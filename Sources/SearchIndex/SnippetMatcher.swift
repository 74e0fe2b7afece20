/// Finds in an article's text what was looked for, and the part of it that shows most.
struct SnippetMatcher {
    /// How wide a snippet may be, in columns: a character of Chinese takes two.
    static let width = 180
    /// How much of it comes before the first word that was found.
    private static let lead = 40
    /// How much of a long text is looked through, in bytes.
    private static let longestText = 200_000
    private static let mostMatches = 200

    private let terms: [SearchQuery.Term]
    private let hasPrefixes: Bool

    /// - Parameter hasPrefixes: whether words that only begin so were found too, and any pair of a run's characters.
    init(_ query: SearchQuery, hasPrefixes: Bool) {
        var terms = query.terms
        if hasPrefixes {
            for run in terms where run.isRun {
                let characters = Run.characters(of: run.bytes)
                for (first, second) in zip(characters, characters.dropFirst()) {
                    terms.append(SearchQuery.Term(bytes: Array(first + second), isRun: true))
                }
            }
        }
        self.terms = terms
        self.hasPrefixes = hasPrefixes
    }

    /// A part that may stand at the beginning or the end of a snippet: a word, or a character of a run.
    private struct Piece {
        let range: Range<Int>
        /// The term that it is a part of; nil for none.
        var term: Int?
    }

    /// The snippet of a text, or where nothing is found in it of a description, or else the text's beginning.
    func snippet(of text: String, orOf description: String) -> [SnippetPart] {
        let (bytes, pieces) = pieces(of: text)
        if pieces.contains(where: { $0.term != nil }) { return cut(bytes, pieces) }
        guard !description.isEmpty else { return cut(bytes, pieces) }
        let (descriptionBytes, descriptionPieces) = self.pieces(of: description)
        return cut(descriptionBytes, descriptionPieces)
    }

    private func pieces(of text: String) -> ([UInt8], [Piece]) {
        let bytes = Array(text.utf8.prefix(Self.longestText))
        var pieces: [Piece] = []
        var matches = 0
        var scanner = WordScanner()
        bytes.withUnsafeBufferPointer { buffer in
            scanner.scan(buffer) { word, folded, _ in
                if word.isRun {
                    matches += addRun(word.range, buffer, &pieces)
                } else {
                    let term = terms.firstIndex { term in
                        !term.isRun
                            && (hasPrefixes && term.bytes.count > 1
                                ? folded.starts(with: term.bytes) : folded == term.bytes)
                    }
                    if term != nil { matches += 1 }
                    pieces.append(Piece(range: word.range, term: term))
                }
                return matches < Self.mostMatches
            }
        }
        return (bytes, pieces)
    }

    /// Adds the characters of a run, each with the marks that follow it.
    /// - Returns: how many of them were found.
    private func addRun(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ pieces: inout [Piece]) -> Int {
        let run = Array(bytes[range])
        var terms = [Int?](repeating: nil, count: run.count)
        for (number, term) in self.terms.enumerated() where term.isRun && term.bytes.count <= run.count {
            for start in 0...(run.count - term.bytes.count)
            where terms[start] == nil && run[start..<start + term.bytes.count].elementsEqual(term.bytes) {
                for index in start..<start + term.bytes.count { terms[index] = number }
            }
        }
        var start = 0
        var found = 0
        for character in String(decoding: run, as: UTF8.self) {
            let end = start + character.utf8.count
            guard end <= run.count else { break }
            let term = terms[start..<end].compactMap { $0 }.first
            if term != nil { found += 1 }
            pieces.append(Piece(range: range.lowerBound + start..<range.lowerBound + end, term: term))
            start = end
        }
        return found
    }

    /// The window that has the most different terms, then the most of them, then comes first.
    private func cut(_ bytes: [UInt8], _ pieces: [Piece]) -> [SnippetPart] {
        var best: (range: Range<Int>, terms: Int, matches: Int)?
        for (index, piece) in pieces.enumerated() where piece.term != nil || index == 0 {
            let window = window(around: index, bytes, pieces)
            let found = pieces[window].compactMap(\.term)
            let terms = Set(found).count
            if let best, (terms, found.count) <= (best.terms, best.matches) { continue }
            best = (window, terms, found.count)
        }
        guard let best else { return [] }
        return parts(best.range, bytes, pieces)
    }

    private func window(around index: Int, _ bytes: [UInt8], _ pieces: [Piece]) -> Range<Int> {
        var first = index
        var lead = 0
        while first > 0 {
            lead += Self.columns(bytes[pieces[first - 1].range.lowerBound..<pieces[first].range.lowerBound])
            guard lead <= Self.lead else { break }
            first -= 1
        }
        var last = first
        var columns = Self.columns(bytes[pieces[first].range])
        while last + 1 < pieces.count {
            columns += Self.columns(bytes[pieces[last].range.upperBound..<pieces[last + 1].range.upperBound])
            guard columns <= Self.width else { break }
            last += 1
        }
        return first..<last + 1
    }

    private func parts(_ window: Range<Int>, _ bytes: [UInt8], _ pieces: [Piece]) -> [SnippetPart] {
        let isStart = window.lowerBound == 0
        let isEnd = window.upperBound == pieces.count
        var parts: [SnippetPart] = []
        func add(_ range: Range<Int>, _ isMatch: Bool) {
            let text = Self.plain(bytes[range])
            guard !text.isEmpty else { return }
            if parts.last?.isMatch == isMatch {
                parts[parts.count - 1].text += text
            } else {
                parts.append(SnippetPart(text, isMatch: isMatch))
            }
        }
        if !isStart { parts.append(SnippetPart("… ")) }
        var position = isStart ? 0 : pieces[window.lowerBound].range.lowerBound
        for piece in pieces[window] {
            add(position..<piece.range.lowerBound, false)
            add(piece.range, piece.term != nil)
            position = piece.range.upperBound
        }
        if isEnd {
            add(position..<bytes.count, false)
        } else {
            // What closes the last word, such as a full stop, stays with it.
            let next = pieces[window.upperBound].range.lowerBound
            add(position..<(bytes[position..<next].firstIndex { $0 <= 0x20 } ?? next), false)
            add(0..<0, false)
            parts.append(SnippetPart(" …"))
        }
        return Self.joined(parts)
    }

    /// Neighbours of one kind as one.
    private static func joined(_ parts: [SnippetPart]) -> [SnippetPart] {
        parts.reduce(into: []) { result, part in
            if let last = result.last, last.isMatch == part.isMatch {
                result[result.count - 1].text += part.text
            } else {
                result.append(part)
            }
        }
    }

    /// With one space for any white space and control characters in a row.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        for byte in bytes {
            if byte > 0x20, byte != 0x7F {
                result.append(byte)
            } else if result.last != 0x20 {
                result.append(0x20)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// How wide text is, nearly: two columns for what takes three bytes or more.
    private static func columns(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 < 0xC0 && $1 >= 0x80 ? 0 : $1 >= 0xE0 ? 2 : 1) }
    }
}
