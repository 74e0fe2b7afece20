import Addresses
import Testing

@Suite("An address")
struct IPAddressTests {
    @Test(
        "is its bytes",
        arguments: [
            ("192.0.2.1", [192, 0, 2, 1]), ("0.0.0.0", [0, 0, 0, 0]), ("255.255.255.255", [255, 255, 255, 255]),
            ("::ffff:192.0.2.1", [192, 0, 2, 1]), ("::FFFF:c000:201", [192, 0, 2, 1]),
            ("::", Array(repeating: 0, count: 16)), ("::1", Array(repeating: 0, count: 15) + [1]),
            ("2001:db8::1", [0x20, 1, 0x0D, 0xB8] + Array(repeating: 0, count: 11) + [1]),
            ("2001:DB8:0:0:0:0:0:1", [0x20, 1, 0x0D, 0xB8] + Array(repeating: 0, count: 11) + [1]),
            ("fe80::1%eth0", [0xFE, 0x80] + Array(repeating: 0, count: 13) + [1]),
            ("::192.0.2.1", Array(repeating: 0, count: 12) + [192, 0, 2, 1]),
            ("1:2:3:4:5:6:192.0.2.1", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 192, 0, 2, 1]),
        ] as [(String, [UInt8])])
    func bytes(text: String, bytes: [UInt8]) throws {
        #expect(try #require(IPAddress(text)).bytes == bytes)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "1", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1.2.3.256", "01.2.3.4", "1.2.3.04", "1..2.3", ".1.2.3",
            "1.2.3.4.",
            " 1.2.3.4", "1.2.3.4 ", "1.2.3.4\0", "1.2.3.4\n", "0x1.2.3.4", "1.2.3.4:80", "1.2.3.4%eth0", "%eth0",
            "fe80::1%",
            ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::", "[::1]", "[::1]:80",
            "::1/64",
            "1:2:3:4:5:6:7:192.0.2.1", "::ffff:256.0.0.1", "localhost", "１.2.3.4", "unknown", "_hidden",
        ])
    func nothingElse(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test("has none but its own characters")
    func alphabet() {
        for byte in UInt8.min...UInt8.max {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            let text = "1.2.3." + String(UnicodeScalar(byte))
            #expect((IPAddress(text) != nil) == isDigit, "\(byte)")
            let isHex =
                isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20) && byte >= UInt8(ascii: "A")
            #expect((IPAddress("::" + String(UnicodeScalar(byte))) != nil) == isHex, "\(byte)")
        }
    }

    @Test("belongs to a network of one customer")
    func network() throws {
        #expect(try #require(IPAddress("192.0.2.7")).network == [192, 0, 2, 7])
        let one = try #require(IPAddress("2001:db8:0:1::1"))
        let same = try #require(IPAddress("2001:db8:0:1:ffff:ffff:ffff:ffff"))
        let next = try #require(IPAddress("2001:db8:0:2::1"))
        #expect(one.network == same.network && one.network != next.network)
        #expect(one.network.count == 8)
    }
}

@Suite("A range of addresses")
struct AddressRangeTests {
    @Test(
        "has the addresses that begin with its bits",
        arguments: [
            ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false), ("10.9.9.9/8", "10.0.0.1", true),
            ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("192.0.2.0/31", "192.0.2.1", true),
            ("192.0.2.0/31", "192.0.2.2", false), ("192.0.2.1/32", "192.0.2.1", true),
            ("0.0.0.0/0", "203.0.113.7", true),
            ("0.0.0.0/0", "2001:db8::1", false), ("::/0", "2001:db8::1", true), ("::/0", "192.0.2.1", false),
            ("2001:db8::/33", "2001:db8:7fff::", true), ("2001:db8::/33", "2001:db8:8000::", false),
            ("::1", "::1", true), ("::1/128", "::2", false), ("::ffff:10.0.0.0/104", "10.1.2.3", true),
            ("10.0.0.0/8", "::ffff:10.1.2.3", true),
        ])
    func contains(range: String, address: String, isInside: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(IPAddress(address))) == isInside)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8",
            "10.0.0.0/ 8",
            "::/129", "::/1000", "10.0.0.0/255.0.0.0", "10.0.0/8", "::ffff:10.0.0.0/95", "::ffff:10.0.0.0/129",
            "localhost",
            "10.0.0.0/٨",
        ])
    func nothingElse(text: String) {
        #expect(AddressRange(text) == nil)
    }
}

@Suite("The sender of a request that came through proxies")
struct ForwardedTests {
    private static let trusted = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"].compactMap { AddressRange($0) }

    @Test(
        "is the last address that no trusted proxy has",
        arguments: [
            // Without a proxy nobody is believed.
            ("203.0.113.7", ["198.51.100.1"], "203.0.113.7"), ("10.0.0.1", [], "10.0.0.1"),
            ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"), ("10.0.0.1", ["1.2.3.4, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", ["1.2.3.4,198.51.100.1, 10.9.9.9"], "198.51.100.1"),
            ("10.0.0.1", ["1.2.3.4", "198.51.100.1", "10.9.9.9"], "198.51.100.1"),
            ("127.0.0.1", [" \t198.51.100.1\t "], "198.51.100.1"), ("fd00::1", ["2001:db8::1"], "2001:db8::1"),
            ("127.0.0.1", ["198.51.100.1:55123"], "198.51.100.1"), ("127.0.0.1", ["[2001:db8::1]:443"], "2001:db8::1"),
            ("127.0.0.1", ["[2001:db8::1]"], "2001:db8::1"), ("::ffff:127.0.0.1", ["198.51.100.1"], "198.51.100.1"),
            // Nobody but proxies: who began is the first.
            ("127.0.0.1", ["10.0.0.2, 10.0.0.3"], "10.0.0.2"),
            // What a stranger wrote before the proxies' own does not matter.
            ("127.0.0.1", ["unknown, <script>, 198.51.100.1"], "198.51.100.1"),
        ] as [(String, [String], String)])
    func sender(remote: String, forwarded: [String], sender: String) throws {
        let expected = try #require(IPAddress(sender))
        #expect(IPAddress.sender(remote: remote, forwarded: forwarded, trusted: Self.trusted) == expected)
    }

    @Test(
        "is the proxy where what it has written is no address",
        arguments: [
            "unknown", "", ",", "198.51.100.1,", "198.51.100.1:", "198.51.100.1:http", "198.51.100.1:1234567", "[::1",
            "[::1]443", "[198.51.100.1]", "[]", "for=198.51.100.1", "198.51.100.1;10.0.0.1", "198.51.100.1 10.0.0.1",
            "2001:db8::1]:443", "\"198.51.100.1\"",
        ])
    func garbage(forwarded: String) throws {
        let proxy = try #require(IPAddress("127.0.0.1"))
        #expect(IPAddress.sender(remote: "127.0.0.1", forwarded: [forwarded], trusted: Self.trusted) == proxy)
    }

    @Test("is nobody behind a Unix socket", arguments: ["", "unix:", "@"])
    func socket(remote: String) {
        #expect(IPAddress.sender(remote: remote, forwarded: ["198.51.100.1"], trusted: Self.trusted) == nil)
    }
}
