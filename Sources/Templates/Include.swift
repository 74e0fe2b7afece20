/// Another template in this one's place: a partial or, with arguments, a parent.
struct Include: Sendable {
    /// Which template is meant.
    enum Target: Sendable {
        /// By its own name.
        case named(String)
        /// By the text of a value, `{{>*name}}`.
        case dynamic(Name)
    }

    let target: Target
    /// What a tag on its own line puts before each line of the template.
    let indentation: [UInt8]
    /// The blocks that a parent's content fills.
    let arguments: [Block]
    /// Where the tag begins, in bytes.
    let offset: Int

    init(_ name: String, indentation: [UInt8], arguments: [Block], offset: Int) {
        if name.utf8.first == UInt8(ascii: "*") {
            target = .dynamic(Name(String(name.dropFirst()), offset: offset))
        } else {
            target = .named(name)
        }
        self.indentation = indentation
        self.arguments = arguments
        self.offset = offset
    }
}
