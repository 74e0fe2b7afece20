/// What is wrong with one tag; with the template that it is in, it makes a diagnostic.
///
/// It is thrown instead of the diagnostic because it is small: each level of nested sections has room for it on the
/// stack.
struct Problem: Error {
    let message: String
    /// Where the tag begins, in bytes.
    let offset: Int

    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }
}
