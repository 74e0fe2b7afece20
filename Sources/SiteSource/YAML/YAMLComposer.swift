import Diagnostics

/// Makes the tree of values of a file, within limits that no honest site meets.
///
/// Yams' own composer is not used: it compares keys by their whole content, so that aliases of aliases in keys take
/// for ever; it needs more stack for 1,000 levels than a thread may have; it stops at the first key that stands twice;
/// and it forgets where an alias stands.
struct YAMLComposer {
    /// Levels of lists and maps, counting what aliases bring.
    static let depthLimit = 50
    /// Values, each counted as often as aliases repeat it.
    static let valueLimit = 100_000

    private let source: YAMLSource
    private let events: YAMLEvents
    private var anchors: [String: YAMLValue] = [:]
    /// The anchors of the lists and maps that are being read.
    private var openAnchors: [String] = []
    private var valuesLeft = valueLimit
    private var problems: [Diagnostic] = []

    private init(_ source: YAMLSource, _ events: YAMLEvents) {
        self.source = source
        self.events = events
    }

    /// The root of a file that holds one document; nil when it holds none.
    /// - Returns: also what is wrong although the tree is whole.
    static func compose(_ source: YAMLSource) throws(Diagnostic) -> (root: YAMLValue?, problems: [Diagnostic]) {
        try YAMLEvents.with(source) { events throws(Diagnostic) in
            var composer = YAMLComposer(source, events)
            let root = try composer.document()
            return (root, composer.problems)
        }
    }

    private mutating func document() throws(Diagnostic) -> YAMLValue? {
        var root: YAMLValue?
        while true {
            let event = try events.next()
            switch event.kind {
            case .documentStart:
                guard root == nil else {
                    throw source.diagnostic(
                        "A second document begins here. A file holds one: remove the line “---”, or write a"
                            + " file for each.",
                        at: event.position)
                }
                root = try value(events.next(), depth: 1)
            case .streamEnd: return root.flatMap { $0.isPlain && $0.text == "" ? nil : $0 }
            default: break
            }
        }
    }

    private mutating func value(_ event: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLValue {
        if let tag = event.tag, tag != "!", !tag.hasPrefix("tag:yaml.org,2002:") {
            problems.append(
                source.diagnostic("The tag \(tag.quoted) has no meaning here. Remove it.", at: event.position))
        }
        var value = YAMLValue(content: .list([]), position: event.position)
        event.anchor.map { openAnchors.append($0) }
        switch event.kind {
        case .alias(let name): return try alias(name, event, depth: depth)
        case .text(let text, let isPlain):
            value.content = .text(text)
            value.isPlain = isPlain
        case .mapStart: try fill(&value, entries: event.position, depth: depth)
        default: try fill(&value, depth: depth)
        }
        try count(1, depth: depth, event.position)
        if let anchor = event.anchor {
            openAnchors.removeLast()
            anchors[anchor] = value
        }
        return value
    }

    private mutating func alias(_ name: String, _ event: YAMLEvent, depth: Int) throws(Diagnostic) -> YAMLValue {
        if openAnchors.contains(name) {
            throw source.diagnostic(
                "The alias \("*\(name)".quoted) stands inside of what it repeats, which would never end. Remove it.",
                at: event.position)
        }
        guard var value = anchors[name] else {
            throw source.diagnostic(
                "The alias \("*\(name)".quoted) has no anchor \("&\(name)".quoted) before it."
                    + didYouMean(name, among: anchors.keys.sorted())
                    + " Put a text that begins with “*” in quotation marks.",
                at: event.position)
        }
        try count(value.size, depth: depth + value.height - 1, event.position)
        value.position = event.position
        return value
    }

    private mutating func fill(_ value: inout YAMLValue, depth: Int) throws(Diagnostic) {
        try count(0, depth: depth + 1, value.position)
        var items: [YAMLValue] = []
        while true {
            let event = try events.next()
            if case .end = event.kind { break }
            let item = try self.value(event, depth: depth + 1)
            value.grow(by: item)
            items.append(item)
        }
        value.content = .list(items)
    }

    private mutating func fill(
        _ value: inout YAMLValue, entries start: SourcePosition, depth: Int
    ) throws(Diagnostic) {
        try count(0, depth: depth + 1, start)
        var entries: [YAMLEntry] = []
        var lines: [String: Int] = [:]
        var isSecondField = false
        while true {
            let event = try events.next()
            if case .end = event.kind { break }
            let key = try self.value(event, depth: depth + 1)
            let entry = YAMLEntry(key: key, value: try self.value(events.next(), depth: depth + 1))
            value.grow(by: key)
            value.grow(by: entry.value)
            if let text = key.text, let line = lines.updateValue(lines[text] ?? key.position.line, forKey: text) {
                // What follows belongs to the second field, too.
                guard !isSecondField else { continue }
                isSecondField = text == FieldKey.type.rawValue
                problems.append(source.diagnostic(Self.twice(key, text, line), at: key.position))
            } else {
                entries.append(entry)
            }
        }
        value.content = .map(entries)
    }

    private static func twice(_ key: YAMLValue, _ text: String, _ line: Int) -> String {
        key.isMergeKey
            ? "The key “<<” is here twice; line \(line) has it too. Write both maps after one: “<<: [*first, *second]”."
            : "The key \(text.quoted) is here twice; line \(line) has it too. Remove one of the two"
                // With it each field begins, and most often a forgotten dash has made one of two.
                + (text == FieldKey.type.rawValue ? ", or write “- ” before it if another field begins here." : ".")
    }

    private mutating func count(_ values: Int, depth: Int, _ position: SourcePosition) throws(Diagnostic) {
        valuesLeft -= values
        guard valuesLeft >= 0 else {
            throw source.diagnostic(
                "The file has more than \(Self.valueLimit.grouped) values, counting what its aliases repeat."
                    + " Shorten it.",
                at: position)
        }
        guard depth <= Self.depthLimit else {
            throw source.diagnostic(
                "Lists and maps are nested more than \(Self.depthLimit) deep here. No key of Docket’s is so deep.",
                at: position)
        }
    }
}

extension YAMLValue {
    fileprivate mutating func grow(by part: YAMLValue) {
        size += part.size
        height = max(height, part.height + 1)
    }
}
