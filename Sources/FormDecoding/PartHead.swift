/// What the header of a part says about it (RFC 7578 §4).
struct PartHead: Sendable, Hashable {
    /// The name of the control that the part came from; may be empty.
    let name: String
    /// The last component of the file's name, or nil for a part that is not a file.
    ///
    /// Empty when a file control was left empty, and for names such as `..` that are none. Control characters, and
    /// those that reverse the direction of writing, are `_`. It is for showing: never a path to write to.
    let fileName: String?
    /// The Content-Type as it was sent; what the sender says of a file need not be true.
    let contentType: String?

    /// A head with these values, without any decoding.
    init(name: String, fileName: String? = nil, contentType: String? = nil) {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
    }
}
