import Glibc

/// An address of IPv4 (RFC 791) or IPv6 (RFC 4291).
package struct IPAddress: Sendable, Hashable {
    /// 4 or 16 bytes in network order. An IPv4 address within IPv6 (`::ffff:192.0.2.1`) is its 4 bytes.
    package let bytes: [UInt8]

    /// An address as people write it, such as `192.0.2.1`, `2001:db8::1` or `fe80::1%eth0`, whose zone is left out.
    /// - Returns: nil for anything else, brackets and ports included.
    package init?(_ text: some StringProtocol) {
        var text = Array(text.utf8)
        if let percent = text.firstIndex(of: UInt8(ascii: "%")) {
            // A zone belongs to IPv6 alone (RFC 4007 §11).
            guard text.contains(UInt8(ascii: ":")), percent < text.count - 1 else { return nil }
            text.removeSubrange(percent...)
        }
        // Nothing but what addresses are made of: the C function would stop at a NUL.
        guard (2...45).contains(text.count), text.allSatisfy(Self.isOfAddress) else { return nil }
        let isIPv6 = text.contains(UInt8(ascii: ":"))
        let family = isIPv6 ? AF_INET6 : AF_INET
        var isAddress = false
        let bytes = [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            let characters = text.map(CChar.init(bitPattern:)) + [0]
            isAddress = inet_pton(family, characters, buffer.baseAddress) == 1
            count = isAddress ? (isIPv6 ? 16 : 4) : 0
        }
        guard isAddress else { return nil }
        self.init(bytes: bytes)
    }

    /// - Parameter bytes: 4 or 16.
    init(bytes: [UInt8]) {
        self.bytes = bytes.count == 16 && bytes.prefix(12) == Self.mapped ? Array(bytes.suffix(4)) : bytes
    }

    /// What one customer has: the address itself of IPv4, the network of 64 bits of IPv6, in which everybody has more
    /// addresses than there are tickets (RFC 6177).
    package var network: [UInt8] { bytes.count == 16 ? Array(bytes.prefix(8)) : bytes }

    /// The first bytes of an IPv4 address within IPv6 (RFC 4291 §2.5.5.2).
    static let mapped: ArraySlice<UInt8> = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    private static func isOfAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: ":"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
