/// What the header of a part says about it (RFC 7578 §4).
package struct PartHead: Sendable, Hashable {
    /// The name of the control that the part came from; may be empty.
    package let name: String
    /// The last component of the file's name, or nil for a part that is not a file.
    ///
    /// Empty when a file control was left empty, and for names such as `..` that are none. Control characters, and
    /// those that reverse the direction of writing, are `_`. It is for showing: never a path to write to.
    package let fileName: String?
    /// The Content-Type as it was sent; what the sender says of a file need not be true.
    package let contentType: String?

    /// A head with these values, without any decoding.
    package init(name: String, fileName: String? = nil, contentType: String? = nil) {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
    }
}
