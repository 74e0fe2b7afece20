import Addresses

/// Where web servers connect to.
package enum Listener: Sendable, Hashable {
    /// A listening socket that whoever started this process made: descriptor 0 from a web server or spawn-fcgi
    /// (FastCGI 1.0 §2.2), 3 and up from systemd. It is closed when the server ends.
    case inherited(descriptor: Int32)
    /// A Unix socket that is made and, in the end, removed.
    ///
    /// Its mode is the permission bits, such as 0o660; connecting needs the right to write. Its group is a name or
    /// number, and nil leaves the group that a new file gets.
    case unix(path: String, mode: UInt32, group: String?)
    /// A TCP port on one of this machine's IP addresses, on `localhost`, or on all with `0.0.0.0` or `::`. Port 0 takes
    /// any free one.
    case tcp(host: String, port: UInt16)

    /// Reads what “--listen” was given: a path, which has a slash, or HOST:PORT with an IPv6 address in brackets.
    ///
    /// Names other than `localhost` are refused: a static executable would need shared libraries to look them up.
    /// - Parameters:
    ///   - mode: of a Unix socket.
    ///   - group: of a Unix socket.
    package init(_ text: String, mode: UInt32 = 0o660, group: String? = nil) throws(FastCGIError) {
        if text.utf8.contains(UInt8(ascii: "/")) {
            self = .unix(path: text, mode: mode, group: group)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw .notAnAddress(text)
        }
        var host = text[..<colon]
        let isBracketed = host.first == "[" && host.last == "]"
        if isBracketed { host = host.dropFirst().dropLast() }
        guard isBracketed == host.contains(":"), host == "localhost" || IPAddress(host) != nil else {
            throw .notAnAddress(text)
        }
        self = .tcp(host: String(host), port: port)
    }
}

extension FastCGIError {
    fileprivate static func notAnAddress(_ text: String) -> FastCGIError {
        FastCGIError(
            "“\(text)” is not an address to listen on. Write a path with a slash in it, such as /run/docket/docket.sock, or an IP address and a port, such as 127.0.0.1:9000 or [::1]:9000."
        )
    }
}
