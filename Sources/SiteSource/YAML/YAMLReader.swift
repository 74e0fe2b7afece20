import Diagnostics

/// Reads values of a file by the schema, and collects every problem instead of stopping at the first.
struct YAMLReader {
    /// How many problems of one file are told. Who has more of them mends these first.
    static let problemLimit = 100

    let source: YAMLSource
    /// Those of the site, for a file whose texts may be maps by language.
    var languages: Languages
    private(set) var diagnostics = Diagnostics()
    /// What was reported already: an alias leads to the same place more than once.
    private var reported: Set<Diagnostic> = []
    private var warned: Set<Diagnostic> = []

    /// - Parameter languages: the site's; none for a file whose texts are in one language.
    init(_ source: YAMLSource, languages: [String] = []) {
        self.source = source
        self.languages = Languages(languages)
    }

    /// The root of the file; nil when it is empty or not YAML, which has been reported then.
    /// - Parameters:
    ///   - what: what the source is.
    ///   - need: what it needs, for one that is empty.
    mutating func root(of what: String = "The file", orNeeding need: String) -> YAMLValue? {
        do throws(Diagnostic) {
            let (root, problems) = try YAMLComposer.compose(source)
            for problem in problems { report(problem) }
            if root == nil { report("\(what) is empty. \(need)", at: SourcePosition(line: 1, column: 1)) }
            return root
        } catch {
            report(error)
            return nil
        }
    }

    mutating func report(_ message: String, at position: SourcePosition) {
        guard reported.count <= Self.problemLimit else { return }
        report(source.diagnostic(message, at: position))
    }

    /// Tells what is worth a word and stops no build, once for a place however often it is read.
    mutating func warn(_ message: String, at position: SourcePosition) {
        let warning = Diagnostic(
            message, severity: .warning, file: source.name, position: position, sourceLine: source.line(position.line))
        guard warned.count <= Self.problemLimit, warned.insert(warning).inserted else { return }
        guard warned.count <= Self.problemLimit else {
            diagnostics.append(
                Diagnostic(
                    "The file gives rise to more warnings than the first \(Self.problemLimit) that are told here.",
                    severity: .warning, file: source.name))
            return
        }
        diagnostics.append(warning)
    }

    private mutating func report(_ problem: Diagnostic) {
        guard reported.count <= Self.problemLimit, reported.insert(problem).inserted else { return }
        guard reported.count <= Self.problemLimit else {
            diagnostics.append(
                Diagnostic(
                    "The file has more problems than the first \(Self.problemLimit) that are told here. Mend"
                        + " these first.",
                    file: source.name))
            return
        }
        diagnostics.append(problem)
    }

    /// A text that is not empty, and the same in all languages: what is stored, compared or an address.
    /// - Parameters:
    ///   - what: how a message begins, such as `“label”`.
    ///   - canGo: whether it may as well not be there.
    mutating func plainText(_ value: YAMLValue?, _ what: String, canGo: Bool = true) -> String? {
        guard let value else { return nil }
        guard let text = value.text else {
            report("\(what) must be a text, and this is \(value.kind).", at: value.position)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            report("\(what) is empty. Write a text\(canGo ? ", or remove it" : "").", at: value.position)
            return nil
        }
        // Those that no XML can have, feeds and sitemaps among it (XML §2.2).
        if let control = text.unicodeScalars.first(where: {
            $0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r" || $0.value == 0xFFFE || $0.value == 0xFFFF
        }) {
            report("\(what) has the invisible character \(control.codePoint). Remove it.", at: value.position)
            return nil
        }
        return text
    }

    /// `true` or `false`.
    mutating func bool(_ value: YAMLValue?, _ name: String) -> Bool? {
        guard let value else { return nil }
        switch value.text {
        case "true": return true
        case "false": return false
        default:
            report(
                "“\(name)” must be true or false, and this is \(value.kind).\(value.remedyForBool)", at: value.position)
            return nil
        }
    }

    /// A whole number within a range.
    mutating func integer(_ value: YAMLValue?, _ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value else { return nil }
        guard let number = value.text?.wholeNumber, range.contains(number) else {
            report(
                "“\(name)” must be a whole number from \(range.lowerBound.grouped) to \(range.upperBound.grouped),"
                    + " and this is \(value.kind).",
                at: value.position)
            return nil
        }
        return number
    }

    /// One word of an enumeration.
    /// - Parameters:
    ///   - other: what else the value may be.
    ///   - remedy: what to do about a word that is none of them, with the sign before it; empty where that is not known.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ value: YAMLValue?, _ name: String, _: Word.Type, or other: String? = nil,
        remedy: (String) -> String = { _ in "" }
    ) -> Word?
    where Word.RawValue == String {
        guard let value else { return nil }
        let known = Word.allCases.map(\.rawValue) + [other].compactMap { $0 }
        guard let text = value.text, !text.isEmpty else {
            report("“\(name)” must be one word of \(known.listed), and this is \(value.kind).", at: value.position)
            return nil
        }
        if let word = Word(rawValue: text) { return word }
        let remedy = remedy(text)
        let suggestion = didYouMean(text, among: known)
        report(
            "“\(name)” has no value \(text.quoted)"
                + (remedy.isEmpty ? suggestion.isEmpty ? ". It has \(known.listed)." : ".\(suggestion)" : remedy),
            at: value.position)
        return nil
    }

    /// The items of a list that is not empty.
    /// - Parameters:
    ///   - remedy: what to do when it is empty.
    ///   - isOfTexts: whether its items may be texts.
    mutating func list(
        _ value: YAMLValue?, _ name: String, ifEmpty remedy: String, isOfTexts: Bool = false
    ) -> [YAMLValue]? {
        guard let value else { return nil }
        switch value.content {
        case .list(let items) where !items.isEmpty: return items
        case .list: report("“\(name)” is empty. \(remedy)", at: value.position)
        case .text(""): report("“\(name)” is empty. \(remedy)", at: value.position)
        case .map:
            report("“\(name)” must be a list, and this is a map. Begin each item with “- ”.", at: value.position)
        case .text(let text):
            let canStandInBrackets =
                isOfTexts && value.isPlain && text.count <= 60 && !text.contains(where: \.isNewline)
            report(
                "“\(name)” must be a list, and this is \(value.kind)."
                    + (canStandInBrackets ? " Write [\(text)]." : " Begin each item with “- ”."),
                at: value.position)
        }
        return nil
    }
}

extension String {
    /// The number that the text is in digits alone; nil when it is not one or too large.
    var wholeNumber: Int? {
        !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(self) : nil
    }
}
