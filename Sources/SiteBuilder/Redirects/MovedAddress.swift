import Foundation

/// An old address and where it leads now, as paths from the server's root.
struct MovedAddress: Sendable, Hashable {
    /// As servers compare it: decoded, such as `/über uns.html`.
    let old: String
    /// As it stands in a `Location` field: of letters, digits, `-._~/` and `%XX` alone, so that no server reads anything
    /// else into it.
    let new: String

    /// - Parameters:
    ///   - root: the path of the start page, as in an address.
    ///   - old: below the start page, decoded.
    ///   - new: from the server's root, as in an address.
    init(root: String, old: String, new: String) {
        self.old = (root.removingPercentEncoding ?? root) + old
        self.new = new.utf8.map { byte in
            Self.isPlain(byte) || byte == UInt8(ascii: "%")
                ? String(UnicodeScalar(byte)) : "%" + String(format: "%02X", byte)
        }.joined()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~/".utf8.contains(byte)
    }
}
