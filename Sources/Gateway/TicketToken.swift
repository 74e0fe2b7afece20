/// The secret part of the address of a customer's page.
enum TicketToken {
    /// 144 random bits from the system in base64url (RFC 4648 §5): 24 characters.
    static func random() -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var generator = SystemRandomNumberGenerator()
        var token = ""
        // Eight characters of six bits from each word: asking the system for every character would take 24 calls.
        for _ in 0..<3 {
            let word = generator.next()
            for place in 0..<8 { token.append(alphabet[Int(word >> (UInt64(place) * 6) & 63)]) }
        }
        return token
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
