/// A file of a ticket.
package struct Attachment: Sendable, Hashable {
    /// The name of the field that asked for it.
    package let field: String
    /// As the customer's device calls it, for showing only; never a path.
    package let name: String
    /// What the customer's browser says it is, such as `image/png`; nobody believes it.
    package let type: String
    /// The bytes themselves.
    package let file: StoredFile

    /// An attachment with all its parts.
    package init(field: String, name: String, type: String, file: StoredFile) {
        self.field = field
        self.name = name
        self.type = type
        self.file = file
    }
}

/// Bytes in an `UploadStore`, known by what they are.
package struct StoredFile: Sendable, Hashable {
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    /// In bytes.
    package let size: Int

    /// A file with this hash and this many bytes.
    package init(sha256: String, size: Int) {
        self.sha256 = sha256
        self.size = size
    }
}
