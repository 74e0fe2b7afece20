internal import Diagnostics

/// Makes a tree of a template's tags (Mustache 1.4, with inheritance and dynamic names).
struct Parser {
    /// How deep sections, blocks and parents may be nested.
    static let nestingLimit = 100
    /// After so many problems the rest of a file is not read.
    static let problemLimit = 100

    let bytes: [UInt8]
    /// How many blanks at the start of each line belong to an argument's definition and not to its content.
    var dedent = 0
    private(set) var problems = Diagnostics()
    let source: SourceText
    /// Where in the document the tags stand; nil when they may stand anywhere.
    var markup: MarkupCheck?
    /// The nodes of each open tag, the innermost last; the first are the template's own.
    var levels: [[Node]] = [[]]
    var text: [UInt8] = []
    var textStart = 0
    var open: [OpenTag] = []
    /// Whether the innermost open tag is a parent, whose text does not count.
    var isInParent: Bool { !open.isEmpty && open[open.count - 1].tag.kind == .parent }
    var references: [Template.Reference] = []
    var blocks: Set<String> = []
    /// Opening tags that were given up after a mistake; their closing tags need no message of their own.
    var givenUp: [String] = []

    /// - Parameter isHTML: whether tags may stand only where what they print is harmless.
    init(_ source: SourceText, isHTML: Bool) {
        self.source = source
        bytes = Array(source.text.utf8)
        markup = isHTML ? MarkupCheck(bytes) : nil
    }

    /// The template; it is only of use when there are no `problems`.
    mutating func parse() -> Template {
        var scanner = TagScanner(bytes)
        while problems.all.count < Self.problemLimit {
            do throws(Problem) {
                guard let tag = try scanner.next() else {
                    if !scanner.isCutOff { reportOpen() }
                    break
                }
                guard open.count < Self.nestingLimit || !tag.kind.opens else {
                    report("Sections, blocks and parents are nested more than \(Self.nestingLimit) deep here.", tag)
                    break
                }
                add(tag)
            } catch {
                report(error)
            }
        }
        addText(upTo: bytes.count)
        flush()
        reportMarkup()
        return Template(source: source, nodes: levels[0], references: references, blocks: blocks)
    }

    private mutating func add(_ tag: Tag) {
        switch tag.kind {
        case .variable, .raw:
            addText(upTo: tag.range.lowerBound)
            textStart = tag.range.upperBound
            let name = Name(tag.name, offset: tag.range.lowerBound)
            if let attribute = isInParent ? nil : markup?.meetVariable(tag) {
                append(.address(name, attribute: attribute), tag)
            } else {
                append(tag.kind == .raw ? .raw(name) : .variable(name), tag)
            }
        case .comment, .delimiters:
            takeLine(of: tag)
        case .section, .inverted:
            refuseInParent(tag)
            takeLine(of: tag)
            push(tag)
        case .partial:
            let lines = takeLine(of: tag)
            markup?.meetTemplate(tag)
            let indentation = lines.isStandalone ? leading(tag, lines) ?? [] : []
            append(include(tag, indentation: indentation, arguments: []), tag)
        case .parent:
            refuseInParent(tag)
            let lines = lines(around: tag)
            addText(upTo: lines.start ?? tag.range.lowerBound)
            textStart = tag.range.upperBound
            markup?.meetTemplate(tag)
            push(tag, leading: leading(tag, lines))
        case .block:
            openBlock(tag)
        case .close:
            close(tag)
        }
    }

    /// Adds the text before a tag and, when the tag is alone on its line, drops the rest of that line.
    @discardableResult
    mutating func takeLine(of tag: Tag) -> Lines {
        let lines = lines(around: tag)
        if let start = lines.start, let next = lines.next {
            addText(upTo: start)
            textStart = next
        } else {
            addText(upTo: tag.range.lowerBound)
            textStart = tag.range.upperBound
        }
        return lines
    }

    mutating func addText(upTo end: Int) {
        guard textStart < end, !isInParent else { return }
        if dedent == 0 {
            text += bytes[textStart..<end]
            markup?.read(bytes[textStart..<end])
        } else {
            var (text, markup) = (text, markup)
            dedented(textStart..<end) {
                text += $0
                markup?.read($0)
            }
            (self.text, self.markup) = (text, markup)
        }
    }

    mutating func flush() {
        guard !text.isEmpty else { return }
        add(.text(text))
        text = []
    }

    private mutating func append(_ node: Node, _ tag: Tag) {
        refuseInParent(tag)
        flush()
        add(node)
    }

    mutating func add(_ node: Node) {
        levels[levels.count - 1].append(node)
    }
}

// MARK: - Problems

extension Parser {
    mutating func refuseInParent(_ tag: Tag) {
        guard isInParent, let parent = open.last?.tag else { return }
        report("\(tag.shown) prints nothing here: of what is inside \(parent.shown) only blocks count.", tag)
    }

    /// What is wrong with the tags' places; after other mistakes nobody knows where they were to stand.
    private mutating func reportMarkup() {
        guard problems.all.isEmpty, let found = markup?.finish() else { return }
        for problem in found.prefix(Self.problemLimit) { report(problem) }
    }

    private mutating func reportOpen() {
        for tag in open.map(\.tag) { report("\(tag.shown) is not closed. Write {{/\(tag.name)}}.", tag) }
    }

    mutating func report(_ message: String, _ tag: Tag) {
        report(Problem(message, at: tag.range.lowerBound))
    }

    private mutating func report(_ problem: Problem) {
        problems.append(source.diagnostic(problem))
    }
}

extension Tag.Kind {
    fileprivate var opens: Bool { self == .section || self == .inverted || self == .parent || self == .block }
}
