import Diagnostics

/// Sets `true` or `false` in a YAML file by changing that word, or adding the key, and no other byte.
///
/// What is tried is read again: it counts only when nothing but that value differs. So whatever a file’s style, anchors
/// or merge keys are, the worst that can happen is that Docket says no.
struct YAMLSwitch {
    /// The file as it is.
    let source: YAMLSource
    /// The way from the root to the value. Where a map on it is missing, it is added.
    let path: [YAMLStep]
    private let root: YAMLNode
    private let content: YAMLContent

    /// - Throws: a problem with the file, which is told elsewhere too.
    init(_ source: YAMLSource, _ path: [YAMLStep]) throws(Diagnostic) {
        self.source = source
        self.path = path
        guard let value = try YAMLComposer.compose(source).root, let node = try YAMLNodes.root(of: source) else {
            throw source.diagnostic("The file is empty.", at: SourcePosition(line: 1, column: 1))
        }
        content = YAMLContent(value)
        root = node
    }

    /// What the file says at the path itself; nil where it says nothing there.
    var current: Bool? {
        content[path[...]].flatMap { $0 == .word("true") ? true : $0 == .word("false") ? false : nil }
    }

    /// The bytes of the file with another value.
    /// - Throws: why the value cannot be set without changing something else.
    func bytes(setting value: Bool) throws(Diagnostic) -> [UInt8] {
        let (place, steps) = try self.place()
        let edits: [YAMLTextEdit]
        if steps.isEmpty {
            edits = YAMLTextEdit.word(in: place, to: value, source.bytes).map { [$0] } ?? []
        } else {
            edits = YAMLTextEdit.additions(of: steps.map(\.key), value, to: place, unit: unit, source.bytes)
        }
        for edit in edits {
            let bytes = edit.applied(to: source.bytes)
            if says(bytes, value) { return bytes }
        }
        throw source.diagnostic(
            "Docket cannot change “published” here without changing more than that. Change it by hand.",
            at: place.position)
    }

    /// The innermost value that is there, and the keys that are missing below it.
    private func place() throws(Diagnostic) -> (node: YAMLNode, missing: [YAMLStep]) {
        var node = root
        for (index, step) in path.enumerated() {
            var next: YAMLNode?
            switch (step, node.content) {
            case (.key(let key), .map(let entries)):
                next = node.value(of: key)
                if next == nil, index < path.count - 1, entries.contains(where: \.isMergeKey) {
                    throw source.diagnostic(
                        "“\(key)” may come from “<<” here, and Docket would hide it. Write “\(key)” yourself, with"
                            + " “published” below it.", at: node.position)
                }
            case (.item(let index), .list(let items)): next = index < items.count ? items[index] : nil
            default: break
            }
            guard let found = next else { return (node, Array(path[index...])) }
            if case .alias = found.content {
                throw source.diagnostic(
                    "This is an alias, and what it repeats stands elsewhere too. Write it out here, and try again.",
                    at: found.position)
            }
            node = found
        }
        return (node, [])
    }

    /// By how many spaces the file indents what is below a key.
    private var unit: Int {
        guard case .map(let entries) = root.content else { return 2 }
        for entry in entries where !entry.value.isFlow && !entry.value.isDecorated {
            if case .map = entry.value.content {
                return max(1, entry.value.position.column - entry.key.position.column)
            }
        }
        return 2
    }

    /// Whether bytes say what the file says, and the value at the path.
    private func says(_ bytes: [UInt8], _ value: Bool) -> Bool {
        let changed = YAMLSource(name: source.name, bytes: bytes)
        guard let (root, problems) = try? YAMLComposer.compose(changed), problems.isEmpty, let root else {
            return false
        }
        let new = YAMLContent(root)
        return new[path[...]] == .word(value ? "true" : "false") && new.without(path[...]) == content.without(path[...])
    }
}

extension YAMLStep {
    fileprivate var key: String {
        if case .key(let key) = self { key } else { "" }
    }
}
