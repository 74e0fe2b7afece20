import CCMarkGFM

/// A question of an article and the text below it, which answers it.
struct ArticleQuestion: Sendable, Hashable {
    let question: String
    let answer: String

    /// With what a question ends, in the scripts that have a sign for it.
    private static let marks: Set<Character> = ["?", "？", "؟", "\u{37E}", "՞", "፧"]

    /// The headings of an article and where their texts are among its words.
    struct Sections {
        private var headings: [(text: String, start: Int, end: Int)] = []
        /// Whether no other heading tells that the article is something else.
        private var areQuestions = true
        private var end: Int?

        /// - Parameter start: where the heading's own words begin.
        mutating func add(_ heading: MarkdownNode, at start: Int) {
            let text = heading.text
            guard heading.level <= 2 else { return }
            if heading.level == 1 || heading.parent?.type != CMARK_NODE_DOCUMENT
                || text.last.map(ArticleQuestion.marks.contains) != true
            {
                areQuestions = false
            }
            headings.append((text, start, start + text.utf8.count))
        }

        /// What follows belongs to no heading.
        mutating func end(at offset: Int) { end = end ?? offset }

        /// The questions; none unless each heading of the second level is one with an answer, and there are two.
        func questions(in words: [UInt8]) -> [ArticleQuestion] {
            guard areQuestions, headings.count > 1 else { return [] }
            let ends = headings.dropFirst().map(\.start) + [end ?? words.count]
            let questions = zip(headings, ends).compactMap { heading, end -> ArticleQuestion? in
                guard heading.end < end else { return nil }
                let answer = String(decoding: words[heading.end..<end], as: UTF8.self).split(
                    whereSeparator: \.isWhitespace)
                return answer.isEmpty
                    ? nil : ArticleQuestion(question: heading.text, answer: answer.joined(separator: " "))
            }
            return questions.count == headings.count ? questions : []
        }
    }
}
