/// What somebody typed, cut into words; nothing else of it ever reaches FTS5, whose own language has signs and operators.
package struct SearchQuery: Sendable, Hashable {
    /// How many code points are read; the rest is as if it had not been typed.
    package static let longestText = 200
    /// How many different words count, the first ones.
    package static let mostWords = 12

    /// How many words and pairs are looked for one by one.
    private static let mostParts = 32
    /// Of how many letters on a beginning is looked for in the text too.
    private static let shortPrefix = 4
    /// The words of which any will do are together in a fifth of the articles at most, or in a few.
    private static let commonShare = 5
    private static let fewArticles = 20

    /// A word, or a run of a script without spaces.
    struct Term: Sendable, Hashable {
        /// Folded; of a run the characters as they are.
        let bytes: [UInt8]
        let isRun: Bool
    }

    /// How far what is found may be from what was typed, from near to far.
    enum Closeness: CaseIterable {
        /// All words.
        case words
        /// All words, and those also by their beginning that are being typed.
        case lastPrefix
        /// The beginnings of all words; of runs all pairs of characters, anywhere.
        case prefixes
        /// The beginning of any word, any pair of characters.
        case any
    }

    /// In the order in which they were typed, each once.
    let terms: [Term]
    /// Whether the text ends in its last word, which may go on.
    let endsInWord: Bool

    /// A text of any length and content, which need not come from a keyboard.
    package init(_ text: String) {
        var head = String.UnicodeScalarView()
        head.append(contentsOf: text.unicodeScalars.prefix(Self.longestText))
        let read = String(head)
        var terms: [Term] = []
        var end = 0
        var scanner = WordScanner()
        read.withUTF8Bytes { bytes in
            scanner.scan(bytes) { word, folded, _ in
                let term = Term(bytes: folded, isRun: word.isRun)
                if !terms.contains(term) { terms.append(term) }
                end = word.range.upperBound
                return terms.count < Self.mostWords
            }
        }
        self.terms = terms
        endsInWord = !terms.isEmpty && end == read.utf8.count
    }

    /// Whether there is nothing to look for.
    package var isEmpty: Bool { terms.isEmpty }

    /// The query in FTS5's language: texts in quotation marks, which hold letters and digits alone, and Docket's own
    /// operators between them. Empty where nothing of it can be looked for.
    /// - Parameters:
    ///   - articles: how many may be found.
    ///   - count: in how many articles a word is, or a pair of a run's characters.
    func expression<Failure: Error>(
        _ closeness: Closeness, articles: Int, count: (Term) throws(Failure) -> Int
    ) throws(Failure) -> String {
        let enough = max(articles / Self.commonShare, Self.fewArticles)
        var phrases: [String] = []
        switch closeness {
        case .words, .lastPrefix:
            for (index, term) in terms.enumerated() {
                let isPrefix = closeness == .lastPrefix && endsInWord && index == terms.count - 1
                phrases.append(Self.phrase(term, isPrefix: isPrefix))
            }
        case .prefixes:
            for part in parts {
                // A word of many articles is hardly meant as the beginning of another.
                let isRare = try count(part) <= enough
                phrases.append(Self.phrase(part, isPrefix: isRare && !part.isRun))
            }
        case .any:
            var counted: [(part: Term, count: Int)] = []
            for part in parts { counted.append((part, try count(part))) }
            // What is in most articles tells none apart, and takes long.
            var rest = enough
            var hasOne = false
            for (part, count) in counted.sorted(by: { $0.count < $1.count }) where count <= rest || !hasOne {
                rest -= count
                if count > 0 { hasOne = true }
                phrases.append(Self.phrase(part, isPrefix: count == 0 && !part.isRun))
            }
        }
        return phrases.joined(separator: closeness == .any ? " OR " : " AND ")
    }

    /// The words, and the pairs of the runs.
    private var parts: [Term] {
        var parts: [Term] = []
        for term in terms {
            let characters = term.isRun ? Run.characters(of: term.bytes) : []
            let pairs = zip(characters, characters.dropFirst()).map { Term(bytes: Array($0 + $1), isRun: true) }
            for part in pairs.isEmpty ? [term] : pairs where !parts.contains(part) { parts.append(part) }
        }
        return Array(parts.prefix(Self.mostParts))
    }

    /// One phrase for a word, or for the pairs of a run, which stand in a row wherever the run is part of a longer one.
    private static func phrase(_ term: Term, isPrefix: Bool) -> String {
        guard term.isRun else {
            let word = quoted(term.bytes[...])
            // One letter is the beginning of no certain word.
            guard isPrefix, term.bytes.count > 1 else { return word }
            // So few letters begin a great part of all words: what an article is about must begin so, not any word in it.
            return term.bytes.count < shortPrefix ? "(\(word) OR {title headings} : \(word)*)" : "\(word)*"
        }
        let characters = Run.characters(of: term.bytes)
        guard characters.count > 1 else { return quoted(term.bytes[...]) + "*" }
        let pairs = zip(characters, characters.dropFirst()).map { $0 + $1 }
        return quoted(ArraySlice(pairs.joined(separator: [0x20])))
    }

    private static func quoted(_ bytes: ArraySlice<UInt8>) -> String {
        "\"\(String(decoding: bytes, as: UTF8.self))\""
    }
}
