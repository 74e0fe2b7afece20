/// What a YAML file says, without where and how: two files that say the same are equal.
indirect enum YAMLContent: Equatable {
    case text(String, isMergeKey: Bool)
    case list([YAMLContent])
    case map([YAMLPair])

    init(_ value: YAMLValue) {
        switch value.content {
        case .text(let text): self = .text(text, isMergeKey: value.isMergeKey)
        case .list(let items): self = .list(items.map(YAMLContent.init))
        case .map(let entries):
            self = .map(entries.map { YAMLPair(key: YAMLContent($0.key), value: YAMLContent($0.value)) })
        }
    }

    /// A key or a value that is a word.
    static func word(_ text: String) -> YAMLContent { .text(text, isMergeKey: false) }

    /// What stands at a path; nil for nothing.
    subscript(path: ArraySlice<YAMLStep>) -> YAMLContent? {
        guard let step = path.first else { return self }
        switch (step, self) {
        case (.key(let key), .map(let pairs)): return pairs.first { $0.key == .word(key) }?.value[path.dropFirst()]
        case (.item(let index), .list(let items)) where index < items.count: return items[index][path.dropFirst()]
        default: return nil
        }
    }

    /// The same without the last key of a path, and without the maps on the way that would be empty then.
    ///
    /// A language that is a map of its tag alone is the tag.
    func without(_ path: ArraySlice<YAMLStep>) -> YAMLContent {
        guard let step = path.first else { return self }
        switch (step, self) {
        case (.key(let key), .map(var pairs)):
            guard let index = pairs.firstIndex(where: { $0.key == .word(key) }) else { return self }
            let value = pairs[index].value.without(path.dropFirst())
            if path.count == 1 || value == .map([]) {
                pairs.remove(at: index)
            } else {
                pairs[index].value = value
            }
            return .map(pairs)
        case (.item(let index), .list(var items)) where index < items.count:
            items[index] = items[index].without(path.dropFirst())
            if case .map(let pairs) = items[index], pairs.count == 1, pairs[0].key == .word("language") {
                items[index] = pairs[0].value
            }
            return .list(items)
        default: return self
        }
    }
}

/// A key with its value.
struct YAMLPair: Equatable {
    let key: YAMLContent
    var value: YAMLContent
}

/// One step from a value to a part of it.
enum YAMLStep: Hashable {
    case key(String)
    case item(Int)
}
