/// The secret part of the address of a customer's page.
package enum TicketToken {
    /// 144 random bits from the system in base64url (RFC 4648 §5): 24 characters.
    package static func random() -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var generator = SystemRandomNumberGenerator()
        // 64 divides the generator's range, so that every character is equally likely.
        return String((0..<24).map { _ in alphabet[Int(generator.next() & 63)] })
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
