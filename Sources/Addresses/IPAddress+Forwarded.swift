extension IPAddress {
    /// Who sent a request that came through proxies: the last address that is none of the trusted ones'.
    ///
    /// Each proxy appends whom it got the request from, so that only what trusted ones have appended can be believed.
    /// - Parameters:
    ///   - remote: where the request came from, as the web server saw it.
    ///   - forwarded: the values of `X-Forwarded-For`, in the request's order.
    ///   - trusted: the proxies.
    /// - Returns: nil where `remote` is no address, as behind a Unix socket. Where something in the list is no address
    ///   `remote` itself.
    package static func sender(remote: String, forwarded: [String], trusted: [AddressRange]) -> IPAddress? {
        guard let remote = IPAddress(remote) else { return nil }
        func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }
        guard isTrusted(remote) else { return remote }
        var sender = remote
        let hops = forwarded.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
        for hop in hops.reversed() {
            guard let address = IPAddress(hop: hop) else { return remote }
            sender = address
            if !isTrusted(address) { break }
        }
        return sender
    }

    /// An address of a list, maybe with a port: `192.0.2.1:443`, `[2001:db8::1]:443`, `[2001:db8::1]`.
    private init?(hop: Substring) {
        let blank: Set<Character> = [" ", "\t"]
        let text = hop.drop { blank.contains($0) }
        let end = text.lastIndex { !blank.contains($0) }.map { text.index(after: $0) } ?? text.startIndex
        let trimmed = text[..<end]
        if trimmed.first == "[" {
            guard let close = trimmed.firstIndex(of: "]") else { return nil }
            let rest = trimmed[trimmed.index(after: close)...]
            let inner = trimmed[..<close].dropFirst()
            guard inner.contains(":"), rest.isEmpty || Self.isPort(rest) else { return nil }
            self.init(inner)
        } else if let colon = trimmed.firstIndex(of: ":"), colon == trimmed.lastIndex(of: ":") {
            guard Self.isPort(trimmed[colon...]) else { return nil }
            self.init(trimmed[..<colon])
        } else {
            self.init(trimmed)
        }
    }

    /// Whether a text is a colon and a port.
    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && (2...6).contains(text.utf8.count)
            && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}
