/// An address that a browser can follow without running anything and without guessing the host.
///
/// Allowed are absolute addresses of `http:` and `https:`, `mailto:`, `tel:`, and relative addresses. Refused is what
/// a browser reads differently from a person (URL Standard §4.4): controls and spaces, of which it strips some;
/// backslashes, which it takes for slashes; `//host`, which is another site; `https:host` without slashes. Refused are
/// also all other schemes in any case, and the empty string.
package struct SafeURL: Sendable, Hashable {
    /// The address as it was given.
    package let string: String

    /// The address, or nil when it is not one of those allowed.
    package init?(_ string: String) {
        let bytes = string.utf8
        guard let first = bytes.first, bytes.allSatisfy(Self.isPlain) else { return nil }
        // A colon before the path, query and fragment makes what is before it a scheme.
        let end = bytes.firstIndex { Self.endsScheme($0) } ?? bytes.endIndex
        if end < bytes.endIndex, bytes[end] == UInt8(ascii: ":") {
            let rest = bytes[bytes.index(after: end)...]
            switch string[..<end].lowercased() {
            case "http", "https": guard Self.hasHost(rest) else { return nil }
            case "mailto", "tel": break
            default: return nil
            }
        } else if first == UInt8(ascii: "/"), bytes.dropFirst().first == UInt8(ascii: "/") {
            return nil
        }
        self.string = string
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > UInt8(ascii: " ") && byte != 0x7F && byte != UInt8(ascii: "\\")
    }

    private static func endsScheme(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): true
        default: false
        }
    }

    private static func hasHost(_ rest: Substring.UTF8View) -> Bool {
        guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first else { return false }
        return !endsScheme(host)
    }
}
