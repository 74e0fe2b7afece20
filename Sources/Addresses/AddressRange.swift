/// One address or all that begin with the same bits, such as `10.0.0.0/8` (RFC 4632 §3.1, RFC 4291 §2.3).
package struct AddressRange: Sendable, Hashable {
    private let address: IPAddress
    /// How many of its bits count.
    private let length: Int

    /// A range as people write it; bits behind the length do not matter.
    /// - Returns: nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(parts[0]) else { return nil }
        self.address = address
        let bits = address.bytes.count * 8
        guard parts.count == 2 else {
            length = bits
            return
        }
        // IPv4 within IPv6 has its own first 96 bits in the length.
        let outer = address.bytes.count == 4 && parts[0].contains(":") ? 96 : 0
        let digits = parts[1].utf8
        guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.count == 1 || digits.first != 0x30, let written = Int(parts[1]),
            (outer...bits + outer).contains(written)
        else { return nil }
        length = written - outer
    }

    /// Whether an address is one of the range.
    package func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = length / 8
        guard other.bytes.prefix(whole) == address.bytes.prefix(whole) else { return false }
        let rest = length % 8
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return other.bytes[whole] & mask == address.bytes[whole] & mask
    }
}
