/// The text that separates the parts of a multipart body: 1 to 70 of the characters of RFC 2046 §5.1.1.
package struct MultipartBoundary: Sendable, Hashable {
    /// The boundary without the hyphens before it; never a CR or LF.
    let bytes: [UInt8]

    /// Nil when the text is empty, longer than 70 bytes, ends with a space or has a character that may not be in it.
    init?(_ text: String) {
        self.init(Array(text.utf8))
    }

    init?(_ bytes: [UInt8]) {
        let punctuation = "'()+_,-./:=? ".utf8
        guard 1...70 ~= bytes.count, bytes.last != .space,
            bytes.allSatisfy({ $0.isLetterOrDigit || punctuation.contains($0) })
        else { return nil }
        self.bytes = bytes
    }
}
