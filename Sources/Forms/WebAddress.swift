/// HTML's valid absolute URL as browsers judge it: whatever the URL parser (URL §4.4) takes without a base.
///
/// Browsers take a space in a host, and so does this. It also takes hosts that they would refuse after IDNA or as IP
/// addresses, such as `http://1.2.3.4.5/`: a wrong host is for the person who follows the link to see.
enum WebAddress {
    /// Whether the text is an absolute address.
    static func isValid(_ text: String) -> Bool {
        // C0 controls and spaces at both ends, and tabs and line ends anywhere, are not part of an address.
        // U+FFFD came as U+0000.
        func isAround(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar == "\u{FFFD}" }
        let head = text.unicodeScalars.drop(while: isAround)
        let scalars = head.reversed().drop(while: isAround).reversed().filter { !["\t", "\n", "\r"].contains($0) }
        guard let colon = scalars.firstIndex(of: ":"), let first = scalars.first, isLetter(first) else { return false }
        let scheme = scalars[..<colon]
        guard scheme.allSatisfy({ isLetter($0) || ("0"..."9").contains($0) || "+-.".unicodeScalars.contains($0) })
        else { return false }
        var rest = scalars[(colon + 1)...]
        switch String(String.UnicodeScalarView(scheme)).lowercased() {
        case "http", "https", "ws", "wss", "ftp":
            rest = rest.drop { $0 == "/" || $0 == "\\" }
            return isAuthority(rest.prefix { !"/\\?#".unicodeScalars.contains($0) }, isHost)
        case "file":
            return true
        default:
            guard rest.starts(with: ["/", "/"]) else { return true }
            let authority = rest.dropFirst(2).prefix { !"/?#".unicodeScalars.contains($0) }
            return authority.isEmpty || isAuthority(authority, isOpaqueHost)
        }
    }

    private static func isAuthority(
        _ authority: ArraySlice<Unicode.Scalar>, _ isHost: (ArraySlice<Unicode.Scalar>) -> Bool
    ) -> Bool {
        let start = authority.lastIndex(of: "@").map { $0 + 1 } ?? authority.startIndex
        var host = authority[start...]
        if host.first == "[" {
            guard let end = host.firstIndex(of: "]") else { return false }
            return isPort(host[(end + 1)...])
        }
        if let colon = host.firstIndex(of: ":") {
            guard isPort(host[colon...]) else { return false }
            host = host[..<colon]
        }
        return !host.isEmpty && isHost(host)
    }

    /// A host of http and its like, which is decoded and then has none of the forbidden domain code points of URL §3.1.
    private static func isHost(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
        let bytes = Array(String(String.UnicodeScalarView(host)).utf8)
        var decoded: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let digits = bytes[place...].dropFirst().prefix(2)
            if bytes[place] == UInt8(ascii: "%") {
                guard digits.count == 2, let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16),
                    digits.first != UInt8(ascii: "+")
                else { return false }
                decoded.append(byte)
                place += 3
            } else {
                decoded.append(bytes[place])
                place += 1
            }
        }
        return !String(decoding: decoded, as: UTF8.self).unicodeScalars.contains { scalar in
            scalar.value < 0x20 || scalar.value == 0x7F || "#%/:<>?@[\\]^|\u{FFFD}".unicodeScalars.contains(scalar)
        }
    }

    /// Any other host, which may have everything but the forbidden host code points of URL §3.1.
    private static func isOpaqueHost(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
        !host.contains { " #/<>?@[\\]^|".unicodeScalars.contains($0) }
    }

    /// Empty, or a colon and a number of at most 65,535, or a colon alone.
    private static func isPort(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = text.first else { return true }
        let digits = text.dropFirst().drop { $0 == "0" }
        guard first == ":", text.dropFirst().allSatisfy({ ("0"..."9").contains($0) }), digits.count <= 5 else {
            return false
        }
        return digits.reduce(0) { $0 * 10 + Int($1.value - 48) } <= 65_535
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
}
