import CGI
import Exchange
import HTTPTypes
import Testing

struct CGIRequestTests {
    private static let body = RequestBody { () async throws(RequestBodyError) -> [UInt8]? in [1] }

    private func request(_ variables: [String: String]) throws -> Request {
        try Request(cgi: ["REQUEST_METHOD": "POST"].merging(variables) { $1 }, body: { _ in Self.body })
    }

    private func sentence(_ variables: [String: String]) -> String? {
        #expect(throws: CGIError.self) { try request(variables) }?.sentence
    }

    @Test("Meta-variables become a request")
    func wholeRequest() throws {
        let request = try request([
            "GATEWAY_INTERFACE": "CGI/1.1", "SCRIPT_NAME": "/cgi-bin/docket-cgi", "PATH_INFO": "/forms/café au lait",
            "QUERY_STRING": "a=%20b&c", "CONTENT_LENGTH": "12", "CONTENT_TYPE": "multipart/form-data; boundary=x",
            "HTTP_ACCEPT": "application/json", "HTTP_ACCEPT_LANGUAGE": "de, en;q=0.5", "REMOTE_ADDR": "192.0.2.1",
        ])
        #expect(request.head.method == .post)
        #expect(request.scriptName == "/cgi-bin/docket-cgi")
        #expect(request.pathInfo == "/forms/café au lait")
        #expect(request.query == "a=%20b&c")
        #expect(request.contentLength == 12)
        #expect(
            request.head.headerFields == [
                .accept: "application/json", .acceptLanguage: "de, en;q=0.5",
                .contentType: "multipart/form-data; boundary=x",
            ])
    }

    @Test("A method alone is a request without path, query, header and body")
    func leastRequest() async throws {
        let request = try Request(cgi: ["REQUEST_METHOD": "GET"], body: { _ in Self.body })
        #expect(request.scriptName.isEmpty)
        #expect(request.pathInfo.isEmpty)
        #expect(request.query.isEmpty)
        #expect(request.contentLength == 0)
        #expect(request.head.headerFields.isEmpty)
        #expect(try await request.body.next() == nil)
    }

    @Test(
        "A method is any token, in the case that it has", arguments: ["GET", "get", "PROPFIND", "M-SEARCH", "!#$%&'*+"])
    func methods(method: String) throws {
        #expect(try request(["REQUEST_METHOD": method]).head.method.rawValue == method)
    }

    @Test("Anything else is no method", arguments: ["", " ", "GET ", "G ET", "GET\r\nX: y", "GÉT", "GET/", "\0"])
    func badMethods(method: String) {
        #expect(
            sentence(["REQUEST_METHOD": method])
                == "The request has no method, or one that HTTP does not allow.")
    }

    @Test("A request without a method is none")
    func noMethod() {
        let error = #expect(throws: CGIError.self) { try Request(cgi: [:], body: { _ in .empty }) }
        #expect(error?.sentence == "The request has no method, or one that HTTP does not allow.")
    }

    @Test(
        "A length is a number of bytes, and none is none",
        arguments: [
            (nil, 0), ("", 0), ("0", 0), ("000", 0), ("1", 1), ("0012", 12), ("2000000", 2_000_000),
            ("9223372036854775807", .max), ("9223372036854775808", .max), (String(repeating: "9", count: 500), .max),
        ] as [(String?, Int)])
    func lengths(text: String?, length: Int) async throws {
        let request = try request(text.map { ["CONTENT_LENGTH": $0] } ?? [:])
        #expect(request.contentLength == length)
        #expect(try await request.body.next() == (length == 0 ? nil : [1]))
    }

    @Test(
        "Anything else is no length",
        arguments: ["-1", "-0", "+5", " 5", "5 ", "5\n", "5.0", "1e3", "0x10", "5,5", "five", "１", "٣", "5\0", "NaN"])
    func badLengths(text: String) {
        #expect(sentence(["CONTENT_LENGTH": text]) == "Content-Length is not a whole number of bytes.")
    }

    @Test("A path begins with a slash", arguments: ["forms/care", " /forms", "\\forms", "?", "../forms"])
    func badPaths(path: String) {
        #expect(sentence(["PATH_INFO": path]) == "PATH_INFO does not begin with a slash.")
    }

    @Test(
        "A path is taken as it is", arguments: ["", "/", "//", "/forms/../x", "/forms/%2e", "/a b\u{FFFD}", "/\u{301}"])
    func paths(path: String) throws {
        #expect(try request(["PATH_INFO": path]).pathInfo.utf8.elementsEqual(path.utf8))
    }

    @Test(
        "Header fields are those that begin with HTTP_",
        arguments: [
            ("HTTP_USER_AGENT", "user-agent"), ("HTTP_X_FORWARDED_FOR", "x-forwarded-for"), ("HTTP_HOST", "host"),
            ("HTTP_X", "x"), ("HTTP_HTTP_X", "http-x"), ("HTTP_", nil), ("HTTP_Ü", nil), ("HTTP_A B", nil),
            ("http_x", nil), ("HTTPS", nil), ("REMOTE_USER", nil), ("X_HTTP_Y", nil),
            ("HTTP_PROXY", nil), ("HTTP_proxy", nil), ("HTTP_Proxy", nil),
            ("HTTP_PROXY_AUTHORIZATION", "proxy-authorization"),
            ("HTTP_CONTENT_LENGTH", nil),
        ] as [(String, String?)])
    func headerFields(variable: String, name: String?) throws {
        let fields = try request([variable: "value"]).head.headerFields
        #expect(fields.map(\.name.canonicalName) == (name.map { [$0] } ?? []))
        #expect(fields.map(\.value) == (name == nil ? [] : ["value"]))
    }

    @Test("The type of the content is CONTENT_TYPE’s, also where a field says another", arguments: ["", "text/html"])
    func contentType(field: String) throws {
        let both = try request(["CONTENT_TYPE": "text/plain", "HTTP_CONTENT_TYPE": field])
        #expect(both.head.headerFields == [.contentType: "text/plain"])
        #expect(try request(["CONTENT_TYPE": ""]).head.headerFields.isEmpty)
    }

    @Test("A line end in a value is a space", arguments: ["a\r\nX-Evil: b", "a\nX-Evil: b", "a\rX-Evil: b", "a\0b"])
    func lineEnds(value: String) throws {
        let fields = try request(["HTTP_ACCEPT": value, "CONTENT_TYPE": value]).head.headerFields
        #expect(Set(fields.map(\.name)) == [.accept, .contentType])
        for field in fields { #expect(!field.value.utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 }) }
    }
}
