import Diagnostics

/// A value of a YAML file with the bytes that it stands in, for a change of those bytes alone.
struct YAMLNode {
    enum Content {
        case text(String)
        case list([YAMLNode])
        case map([Entry])
        case alias
    }

    struct Entry {
        let key: YAMLNode
        let value: YAMLNode

        var isMergeKey: Bool { key.isPlain && key.word == "<<" }
    }

    fileprivate(set) var content: Content
    /// From the anchor, the tag or the value itself to its last byte. A block ends where its last value ends, before the
    /// comments that follow.
    fileprivate(set) var bytes: Range<Int>
    let position: SourcePosition
    /// Whether it is a list or a map in brackets.
    let isFlow: Bool
    /// Whether it is a text without quotation marks and not a block.
    fileprivate(set) var isPlain = false
    /// Whether an anchor or a tag stands before the value.
    let isDecorated: Bool

    /// The text; nil for anything else.
    var word: String? {
        if case .text(let text) = content { text } else { nil }
    }

    /// The value of a key that the map itself has.
    func value(of key: String) -> YAMLNode? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key.word == key && !$0.isMergeKey }?.value
    }
}

/// Makes the tree of a file that `YAMLComposer` has read before, so that its depth and its size are within limits.
struct YAMLNodes {
    private let events: YAMLEvents
    /// Where each Unicode scalar begins, and the end of the text.
    private let offsets: [Int]

    /// The root of a file; nil for one without a value.
    static func root(of source: YAMLSource) throws(Diagnostic) -> YAMLNode? {
        let bytes = source.bytes
        let offsets = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
        return try YAMLEvents.with(source) { events throws(Diagnostic) in
            let nodes = YAMLNodes(events: events, offsets: offsets)
            while true {
                let event = try events.next()
                switch event.kind {
                case .documentStart: return try nodes.node(events.next())
                case .streamEnd: return nil
                default: break
                }
            }
        }
    }

    private func node(_ event: YAMLEvent) throws(Diagnostic) -> YAMLNode {
        var node = YAMLNode(
            content: .alias, bytes: offset(event.scalars.lowerBound)..<offset(event.scalars.upperBound),
            position: event.position, isFlow: event.isFlow, isDecorated: event.anchor != nil || event.tag != nil)
        switch event.kind {
        case .text(let text, let isPlain):
            node.content = .text(text)
            node.isPlain = isPlain
        case .listStart:
            var items: [YAMLNode] = []
            while let next = try nextPart(of: &node) { items.append(try self.node(next)) }
            node.content = .list(items)
            items.last.map { node.reach($0) }
        case .mapStart:
            var entries: [YAMLNode.Entry] = []
            while let next = try nextPart(of: &node) {
                entries.append(YAMLNode.Entry(key: try self.node(next), value: try self.node(events.next())))
            }
            node.content = .map(entries)
            entries.last.map { node.reach($0.value) }
        default: break
        }
        return node
    }

    /// The event that begins the next part of a list or a map; nil after the last.
    private func nextPart(of node: inout YAMLNode) throws(Diagnostic) -> YAMLEvent? {
        let event = try events.next()
        guard case .end = event.kind else { return event }
        if node.isFlow { node.bytes = node.bytes.lowerBound..<offset(event.scalars.upperBound) }
        return nil
    }

    /// The byte of a scalar. libyaml is given one line break more than the text has.
    private func offset(_ scalar: Int) -> Int { offsets[min(scalar, offsets.count - 1)] }
}

extension YAMLNode {
    /// A block has no end of its own: what libyaml tells is where the next block begins.
    fileprivate mutating func reach(_ last: YAMLNode) {
        if !isFlow { bytes = bytes.lowerBound..<max(bytes.lowerBound, last.bytes.upperBound) }
    }
}
