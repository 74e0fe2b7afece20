/// Reads ECMAScript's grammar of regular expressions (ECMA-262 §22.2.1) with the flag `v`, which is what browsers
/// compile a `pattern` attribute with (HTML §4.10.5.3.6), as far as Docket takes it.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    let limits: PatternLimits
    /// The next scalar to read.
    var index = 0
    /// How many brackets are open.
    private var depth = 0
    private var groupNames: Set<String> = []

    /// - Throws: when the source has more scalars than the limit, or some that a page cannot hold.
    init(_ source: String, limits: PatternLimits) throws(PatternError) {
        scalars = Array(source.unicodeScalars.prefix(limits.length + 1))
        self.limits = limits
        guard scalars.count <= limits.length else {
            throw PatternError(kind: .tooLong(limit: limits.length), offset: limits.length)
        }
        // The HTML parser (HTML §13.2.3.5, §13.2.5) puts a line feed or U+FFFD in their place.
        if let offset = scalars.firstIndex(where: { ["\r", "\0"].contains($0) }) {
            throw PatternError(kind: .lostInPage(scalars[offset]), offset: offset)
        }
    }

    /// The whole pattern.
    static func parse(_ source: String, limits: PatternLimits = PatternLimits()) throws(PatternError) -> PatternNode {
        var parser = try Self(source, limits: limits)
        let node = try parser.disjunction()
        if let rest = parser.peek { throw PatternError(kind: .unescaped(rest), offset: parser.index) }
        return node
    }

    // MARK: The source

    var peek: Unicode.Scalar? { peek(0) }

    func peek(_ distance: Int) -> Unicode.Scalar? {
        index + distance < scalars.count ? scalars[index + distance] : nil
    }

    func text(from start: Int) -> String {
        text(start..<index)
    }

    func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range.clamped(to: scalars.indices)]))
    }

    func starts(with prefix: String) -> Bool {
        scalars[index...].starts(with: prefix.unicodeScalars)
    }

    /// Goes past a text if it comes next.
    mutating func skip(_ prefix: String) -> Bool {
        guard starts(with: prefix) else { return false }
        index += prefix.unicodeScalars.count
        return true
    }

    /// Reads what stands in brackets whose opening one has just been read.
    mutating func inside<Content>(
        _ opening: String, from start: Int, _ content: (inout Self) throws(PatternError) -> Content
    ) throws(PatternError) -> Content {
        guard depth < limits.depth else { throw PatternError(kind: .tooDeep(limit: limits.depth), offset: start) }
        depth += 1
        let result = try content(&self)
        depth -= 1
        guard skip(opening.hasPrefix("(") ? ")" : "]") else {
            throw PatternError(kind: .neverClosed(opening), offset: start)
        }
        return result
    }

    // MARK: Disjunction, Alternative, Term

    private mutating func disjunction() throws(PatternError) -> PatternNode {
        var alternatives = [try alternative()]
        while skip("|") { alternatives.append(try alternative()) }
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func alternative() throws(PatternError) -> PatternNode {
        var terms: [PatternNode] = []
        while let next = peek, next != "|", next != ")" { terms.append(try term(next)) }
        return .sequence(terms)
    }

    private mutating func term(_ first: Unicode.Scalar) throws(PatternError) -> PatternNode {
        let start = index
        switch first {
        case "^", "$":
            index += 1
            return try unrepeated(.assertion(first == "^" ? .start : .end))
        case "(":
            let group = try group()
            guard case .lookahead = group else { return try repeated(group) }
            return try unrepeated(group)
        case "*", "+", "?":
            index += 1
            throw PatternError(kind: .nothingToRepeat(text(from: start)), offset: start)
        case "{":
            let quantifier = try quantifier()
            throw PatternError(kind: quantifier.map { .nothingToRepeat($0.text) } ?? .unescaped("{"), offset: start)
        case "]", "}":
            throw PatternError(kind: .unescaped(first), offset: start)
        case ".":
            index += 1
            return try repeated(.set(PatternSet(.lineTerminators, isNegated: true)))
        case "[":
            return try repeated(.set(try characterClass()))
        case "\\":
            if skip("\\b") { return try unrepeated(.assertion(.wordBoundary)) }
            if skip("\\B") { return try unrepeated(.assertion(.noWordBoundary)) }
            if let set = try setEscape() { return try repeated(.set(set)) }
            return try repeated(.character(try characterEscape()))
        default:
            index += 1
            return try repeated(.character(first))
        }
    }

    // MARK: Groups

    private mutating func group() throws(PatternError) -> PatternNode {
        let start = index
        let opening = try groupOpening()
        let node = try inside(opening, from: start) { parser throws(PatternError) in try parser.disjunction() }
        return switch opening {
        case "(?=": .lookahead(node, isNegative: false)
        case "(?!": .lookahead(node, isNegative: true)
        default: .group(node)
        }
    }

    /// What a group begins with, up to its content.
    private mutating func groupOpening() throws(PatternError) -> String {
        let start = index
        for opening in ["(?:", "(?=", "(?!"] where skip(opening) { return opening }
        for opening in ["(?<=", "(?<!"] where starts(with: opening) {
            throw PatternError(kind: .lookbehind(opening), offset: start)
        }
        if skip("(?<") {
            let name = try groupName()
            guard groupNames.insert(name).inserted else {
                throw PatternError(kind: .groupNameTaken(name), offset: start)
            }
            return "(?<\(name)>"
        }
        guard skip("(?") else {
            index += 1
            return "("
        }
        let letters = scalars[index...].prefix { "ims-".unicodeScalars.contains($0) }
        if !letters.isEmpty, peek(letters.count) == ":" { throw PatternError(kind: .modifiers, offset: start) }
        if peek != nil { index += 1 }
        throw PatternError(kind: .unknownGroup(text(from: start)), offset: start)
    }

    private mutating func groupName() throws(PatternError) -> String {
        let start = index
        while let next = peek, CodePointSet.wordCharacters.contains(next) { index += 1 }
        let name = text(from: start)
        guard let first = name.first, !first.isNumber, skip(">") else {
            throw PatternError(kind: .groupName, offset: start)
        }
        return name
    }
}
