package import Addresses

extension IPAddress {
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
