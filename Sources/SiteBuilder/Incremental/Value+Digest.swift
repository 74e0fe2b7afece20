import Templates

extension Digest {
    /// The digest of all that a template is filled with.
    init(of value: Value, in template: String, _ generation: Digest) {
        self.init { parts in
            parts.add(generation)
            parts.add(template)
            parts.add(value)
        }
    }
}

extension Digest.Parts {
    mutating func add(_ value: Value) {
        switch value {
        case .text(let text):
            add(0)
            add(text)
        case .html(let html):
            add(1)
            add(html.source)
        case .url(let url):
            add(2)
            add(url.string)
        case .bool(let bool):
            add(3)
            add(bool)
        case .list(let values):
            add(4)
            add(values.count)
            for value in values { add(value) }
        case .object(let members):
            add(5)
            add(members.count)
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                add(name)
                add(value)
            }
        }
    }
}
