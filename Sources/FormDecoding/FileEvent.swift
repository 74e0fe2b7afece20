/// What a ``FormDecoder`` finds of files in a body; for each file `begin`, any number of `data`, then `end`.
package enum FileEvent: Sendable, Hashable {
    /// A file begins.
    case begin(FileHead)
    /// The next bytes of the file, at least one and at most those of the portion that was fed.
    case data(ArraySlice<UInt8>)
    /// The file is complete.
    case end
}

/// What a request says of a file before its content.
package struct FileHead: Sendable, Hashable {
    /// The name of the control that it came from; may be empty.
    package let field: String
    /// The last component of the file's name, for showing only.
    ///
    /// Empty for a control that was left empty, which has no content then, and for a file without a usable name.
    /// Control characters, and those that reverse the direction of writing, are `_`.
    package let name: String
    /// The Content-Type as it was sent; empty where there is none. What the sender says need not be true.
    package let type: String

    /// A head with these values, without any decoding.
    package init(field: String, name: String, type: String) {
        self.field = field
        self.name = name
        self.type = type
    }
}
