import Testing

@testable import FastCGI

struct ListenerTests {
    @Test(
        "An address is a path or an IP address with a port",
        arguments: [
            ("/run/docket.sock", .unix(path: "/run/docket.sock", mode: 0o660, group: nil)),
            ("./docket:9", .unix(path: "./docket:9", mode: 0o660, group: nil)),
            ("127.0.0.1:9000", .tcp(host: "127.0.0.1", port: 9_000)),
            ("0.0.0.0:65535", .tcp(host: "0.0.0.0", port: 65_535)),
            ("localhost:0", .tcp(host: "localhost", port: 0)),
            ("[::1]:9000", .tcp(host: "::1", port: 9_000)),
        ] as [(String, Listener)])
    func reads(text: String, expected: Listener) throws {
        #expect(try Listener(text) == expected)
    }

    @Test("A socket's mode and group are taken over")
    func readsModeAndGroup() throws {
        #expect(
            try Listener("/s", mode: 0o600, group: "www-data") == .unix(path: "/s", mode: 0o600, group: "www-data"))
    }

    @Test(
        "What is no address is refused with examples",
        arguments: [
            "", "docket.sock", "9000", ":9000", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
            "example.com:9000", "::1:9000", "[127.0.0.1]:9000", "[::1]", "[]:9000", "[::1:9000", "127.1:9000",
        ])
    func refuses(text: String) {
        let error = #expect(throws: FastCGIError.self) { try Listener(text) }
        #expect(
            error?.sentence
                == "“\(text)” is not an address to listen on. Write a path with a slash in it, such as /run/docket/docket.sock, or an IP address and a port, such as 127.0.0.1:9000 or [::1]:9000."
        )
    }
}
