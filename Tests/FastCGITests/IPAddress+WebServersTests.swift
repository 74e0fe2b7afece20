import Addresses
import Testing

@testable import FastCGI

struct IPAddressTests {
    @Test("Two ways to write an address are the same address")
    func compares() {
        #expect(IPAddress("::1") == IPAddress("0:0:0:0:0:0:0:1"))
        #expect(IPAddress("10.0.0.1") == IPAddress("::ffff:10.0.0.1"))
        #expect(IPAddress("10.0.0.1") != IPAddress("10.0.0.2"))
        #expect(IPAddress("localhost") == nil)
    }

    @Test("Without FCGI_WEB_SERVER_ADDRS all may connect", arguments: [[:], ["FCGI_WEB_SERVER_ADDRS": ""]])
    func allowsAll(environment: [String: String]) throws {
        #expect(try IPAddress.webServers(environment: environment) == nil)
    }

    @Test("FCGI_WEB_SERVER_ADDRS is a list with commas")
    func readsList() throws {
        let expected = [IPAddress("199.170.183.28"), IPAddress("::1")].compactMap(\.self)
        #expect(
            try IPAddress.webServers(environment: ["FCGI_WEB_SERVER_ADDRS": "199.170.183.28, ::1"]) == expected)
    }

    @Test("Anything else in it is refused", arguments: ["localhost", "127.0.0.1,", "127.0.0.1;10.0.0.1", "10.0.0.0/8"])
    func refuses(list: String) {
        let error = #expect(throws: FastCGIError.self) {
            try IPAddress.webServers(environment: ["FCGI_WEB_SERVER_ADDRS": list])
        }
        #expect(
            error?.sentence.hasSuffix(
                "which is not an IP address. Write addresses with commas between them, such as 127.0.0.1,::1.") == true)
    }
}
