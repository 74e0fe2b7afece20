/// What customer and operator call a request by: it stands in the log, in the field X-Request-Id and on pages of errors.
struct RequestID: Sendable, Hashable, CustomStringConvertible {
    /// Eight letters and digits: 40 random bits. The letters i, l, o and u are not among them, so that it can be read out.
    let description: String

    /// The digits of base 32 after Crockford, in lower case.
    static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Another one for each request.
    static func random() -> RequestID {
        var generator = SystemRandomNumberGenerator()
        let bits = generator.next()
        return RequestID(
            description: String(unsafeUninitializedCapacity: 8) { characters in
                for place in 0..<8 { characters[place] = alphabet[Int(bits >> (UInt64(place) * 5) & 31)] }
                return 8
            })
    }
}
