import Diagnostics

extension YAMLReader {
    /// The address of the start page, with scheme and host as browsers write an origin (URL §4.5).
    mutating func siteURL(_ value: YAMLValue?) -> SiteURL? {
        guard let value, let text = plainText(value, "“url”", canGo: false) else { return nil }
        switch Self.siteURL(text) {
        case .success(let url): return url
        case .failure(let problem):
            report(problem.message, at: value.position)
            return nil
        }
    }

    private struct Problem: Error {
        let message: String
    }

    private static func siteURL(_ text: String) -> Result<SiteURL, Problem> {
        func failure(_ message: String) -> Result<SiteURL, Problem> { .failure(Problem(message: message)) }
        let example = "https://help.example.com/"
        guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
            return failure("“url” must begin with https:// or http://, such as \(example).")
        }
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return failure(
                "“url” has a character beyond ASCII. Write the host as xn--…, and the path with %XX for each byte.")
        }
        guard !text.contains("?"), !text.contains("#") else {
            return failure("“url” is the address of the start page, which has no “?” and no “#”.")
        }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        guard let host = host(String(decoding: authority, as: UTF8.self).lowercased(), of: scheme) else {
            return failure(
                "“url” must have a host, and a port where it needs one: such as \(example) or http://127.0.0.1:8080/.")
        }
        let path = String(decoding: rest.dropFirst(authority.count), as: UTF8.self).withSlashAtEnd
        guard isPath(path.dropLast(), allowing: "%") else {
            return failure(
                "The path of “url” may have letters, digits, “-._~!$&'()*+,;=:@” and %XX between its slashes, and no"
                    + " “//”, “.” or “..”.")
        }
        return .success(SiteURL(origin: scheme + host, path: path))
    }

    /// The host and the port, without the scheme's own; nil when they are not ones.
    private static func host(_ authority: String, of scheme: String) -> String? {
        var host = authority[...]
        var port = ""
        if !authority.hasSuffix("]"), let colon = authority.lastIndex(of: ":") {
            host = authority[..<colon]
            port = String(authority[authority.index(after: colon)...])
            guard let number = port.wholeNumber, (1...65_535).contains(number) else { return nil }
            port = number == (scheme == "https://" ? 443 : 80) ? "" : ":\(number)"
        }
        if host.hasPrefix("["), host.hasSuffix("]"), host.count > 3 {
            let address = host.dropFirst().dropLast()
            return address.utf8.allSatisfy { isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
                && address.contains(":") ? host + port : nil
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let areLabels = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        }
        return areLabels && host.utf8.count <= 253 ? host + port : nil
    }

    /// The path under which the web server runs docket-cgi.
    mutating func gateway(_ value: YAMLValue) -> String? {
        guard let text = plainText(value, "“gateway”") else { return nil }
        guard text.utf8.count > 1, Self.isPath(text[...], allowing: "") else {
            report(
                "“gateway” must be a path on the same server, such as /cgi-bin/docket-cgi, without a slash at its end.",
                at: value.position)
            return nil
        }
        return text
    }

    /// Whether each segment of a path has only characters of URL path segments, and none is empty, `.` or `..`.
    private static func isPath(_ path: Substring, allowing more: String) -> Bool {
        guard !path.isEmpty else { return true }
        let others = Array(("-._~!$&'()*+,;=:@" + more).utf8)
        guard path.utf8.first == UInt8(ascii: "/") else { return false }
        return path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy { segment in
            let bytes = Array(segment.utf8)
            let encoded = bytes.indices.allSatisfy { index in
                bytes[index] != UInt8(ascii: "%")
                    || index + 2 < bytes.count && isHexDigit(bytes[index + 1]) && isHexDigit(bytes[index + 2])
            }
            return encoded && !["", ".", ".."].contains(segment)
                && bytes.allSatisfy { isLetterOrDigit($0) || others.contains($0) }
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) && (byte | 0x20 <= UInt8(ascii: "f"))
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
