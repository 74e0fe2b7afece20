/// A named part of a template: outside a parent tag a place with a default, inside one what goes to such a place.
struct Block: Sendable {
    let name: String
    let nodes: [Node]
    /// What goes before each line of an argument that takes this place.
    let indentation: [UInt8]
    /// Whether the place begins a line, so that an argument's first line is indented too.
    let startsLine: Bool
    /// Where the tag begins, in bytes.
    let offset: Int
}
