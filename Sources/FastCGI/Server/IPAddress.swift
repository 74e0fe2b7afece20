import Glibc

/// An address of version 4 or 6. A version 4 address equals its form in version 6 (RFC 4291 §2.5.5.2), because a socket
/// for both versions shows it so.
package struct IPAddress: Sendable, Hashable {
    private let bytes: [UInt8]

    /// Reads `127.0.0.1` or `::1`; nil for anything else, names among it.
    package init?(_ text: some StringProtocol) {
        var version4 = in_addr()
        var version6 = in6_addr()
        if inet_pton(AF_INET, String(text), &version4) == 1 {
            bytes = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + withUnsafeBytes(of: version4) { Array($0) }
        } else if inet_pton(AF_INET6, String(text), &version6) == 1 {
            bytes = withUnsafeBytes(of: version6) { Array($0) }
        } else {
            return nil
        }
    }

    /// The addresses that FCGI_WEB_SERVER_ADDRS allows (FastCGI 1.0 §3.2), separated by commas; nil, so all, when it
    /// is absent or empty.
    /// - Throws: when it has something that is no address, since leaving that out might shut the web server out.
    package static func webServers(environment: [String: String]) throws(FastCGIError) -> [IPAddress]? {
        guard let list = environment["FCGI_WEB_SERVER_ADDRS"], !list.isEmpty else { return nil }
        var addresses: [IPAddress] = []
        for text in list.split(separator: ",", omittingEmptySubsequences: false) {
            let trimmed = text.drop { $0 == " " }.prefix { $0 != " " }
            guard let address = IPAddress(trimmed) else {
                throw FastCGIError(
                    "FCGI_WEB_SERVER_ADDRS has “\(text)”, which is not an IP address. Write addresses with commas between them, such as 127.0.0.1,::1."
                )
            }
            addresses.append(address)
        }
        return addresses
    }
}
