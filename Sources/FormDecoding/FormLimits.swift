/// How much of a form the decoders accept.
///
/// The size of the whole body is not here: whoever reads the body counts its bytes.
package struct FormLimits: Sendable, Hashable {
    /// How many parameters, or parts of a multipart body, a form may have.
    package var parameters: Int
    /// How long a name may be, in bytes, after escapes are decoded and before invalid UTF-8 is replaced.
    package var nameLength: Int
    /// How many bytes the names and values of a multipart body may have together, without its files: all of them are
    /// held. A URL-encoded body is as long as its text, so that whoever reads it limits it.
    package var text: Int
    /// How long the header of a part may be, in bytes, with its line ends and the empty line after it.
    package var partHeader: Int
    /// How many fields the header of a part may have.
    package var partHeaderFields: Int

    /// Limits that every form a person fills in stays far below.
    package init(
        parameters: Int = 1_000, nameLength: Int = 256, text: Int = 2_000_000, partHeader: Int = 8_192,
        partHeaderFields: Int = 16
    ) {
        self.parameters = parameters
        self.nameLength = nameLength
        self.text = text
        self.partHeader = partHeader
        self.partHeaderFields = partHeaderFields
    }
}
