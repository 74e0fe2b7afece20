internal import Diagnostics

/// One parsed template.
struct Template: Sendable {
    /// A tag that names another template.
    struct Reference: Sendable {
        /// Nil for a dynamic name, which may mean any template.
        let name: String?
        /// Where the tag begins, in bytes.
        let offset: Int
        /// Whether no section, block or argument is around the tag, so that it is always followed.
        let isUnconditional: Bool
        /// What a parent tag fills.
        let arguments: [Block]
    }

    let source: SourceText
    let nodes: [Node]
    let references: [Reference]
    /// The names of its blocks, those inside arguments included.
    let blocks: Set<String>
}
