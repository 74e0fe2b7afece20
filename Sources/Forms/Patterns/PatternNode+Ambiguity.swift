extension PatternNode {
    /// Where the first repetition stands that can divide the same text in many ways, such as the outer one of `(a+b?)+`;
    /// nil when there is none that can be told by its form.
    var ambiguousRepetition: Int? {
        switch self {
        case .character, .set, .assertion: nil
        case .alternatives(let nodes), .sequence(let nodes): nodes.lazy.compactMap(\.ambiguousRepetition).first
        case .lookahead(let node, _), .group(let node): node.ambiguousRepetition
        case .repetition(let node, _, let max, let offset):
            node.ambiguousRepetition ?? (max == nil && node.canBeOneRun ? offset : nil)
        }
    }

    /// Whether an endless repetition may be all that there is.
    private var canBeOneRun: Bool {
        switch self {
        case .character, .set, .assertion, .lookahead: false
        case .alternatives(let nodes): nodes.contains { $0.canBeOneRun }
        case .group(let node): node.canBeOneRun
        case .repetition(let node, _, nil, _): !node.isPlace
        case .repetition(let node, _, .some, _): node.canBeOneRun
        case .sequence(let nodes):
            nodes.indices.contains { index in
                nodes[index].canBeOneRun && nodes.indices.allSatisfy { $0 == index || nodes[$0].canBeEmpty }
            }
        }
    }

    private var canBeEmpty: Bool {
        switch self {
        case .character, .set: false
        case .assertion, .lookahead: true
        case .alternatives(let nodes): nodes.contains { $0.canBeEmpty }
        case .sequence(let nodes): nodes.allSatisfy { $0.canBeEmpty }
        case .group(let node): node.canBeEmpty
        case .repetition(let node, let min, _, _): min == 0 || node.canBeEmpty
        }
    }

    /// Whether it takes no character at all.
    private var isPlace: Bool {
        switch self {
        case .character, .set: false
        case .assertion, .lookahead: true
        case .alternatives(let nodes), .sequence(let nodes): nodes.allSatisfy { $0.isPlace }
        case .group(let node): node.isPlace
        case .repetition(let node, _, let max, _): max == 0 || node.isPlace
        }
    }
}
