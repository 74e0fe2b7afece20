/// The secret part of the address of a customer's page.
enum TicketToken {
    /// 144 random bits from the system in base64url (RFC 4648 §5): 24 characters.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        // Six bytes from each word: asking the system for every byte would take 18 calls.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(18)
        for _ in 0..<3 {
            let word = generator.next()
            for place in 0..<6 { bytes.append(UInt8(truncatingIfNeeded: word >> (UInt64(place) * 8))) }
        }
        return Base64URL.encoded(bytes)
    }

    /// Whether a text can be a token at all.
    static func isWellFormed(_ text: String) -> Bool {
        text.utf8.count == 24
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
