/// A section, block or parent that the parser is inside of.
struct OpenTag {
    let tag: Tag
    /// The dedent outside it.
    let dedent: Int
    /// What stands before it on its line; nil when that is not only blanks.
    let leading: [UInt8]?
    /// How far the first line of its content is indented, when the tag is alone on its line.
    let intrinsic: [UInt8]?
    /// Whether it is a block inside a parent.
    let isArgument: Bool
    /// Where in the document it stands; nil where that is not checked.
    let markup: MarkupTokenizer?
    /// The blocks found inside a parent.
    var arguments: [Block] = []
}
