/// A token in base64url: what can be read is written the same, and bytes are read as they were written.
func check(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    if let bytes = Base64URL.decoded(text) {
        expect(Base64URL.encoded(bytes).utf8.elementsEqual(text.utf8), "two texts for the same bytes")
    }
    expect(Base64URL.decoded(Base64URL.encoded(input)) == input, "other bytes")
}
