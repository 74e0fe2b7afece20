import CGI
import Exchange
import HTTPTypes
import Testing

struct CGIResponseTests {
    private func text(_ response: Response, _ method: HTTPRequest.Method = .get) -> String {
        String(decoding: response.cgiBytes(for: method), as: UTF8.self)
    }

    @Test("A response is status, header fields, length, an empty line and the content")
    func whole() throws {
        var head = HTTPResponse(status: .unprocessableContent, headerFields: [.contentType: "text/html; charset=utf-8"])
        head.headerFields[try #require(HTTPField.Name("X-Frame-Options"))] = "DENY"
        #expect(
            text(Response(head: head, body: Array("<p>Grüße</p>".utf8)))
                == "Status: 422 Unprocessable Content\r\nContent-Type: text/html; charset=utf-8\r\n"
                + "X-Frame-Options: DENY\r\nContent-Length: 14\r\n\r\n<p>Grüße</p>")
    }

    @Test("HEAD gets the head that GET gets, and no content", arguments: [HTTPRequest.Method.get, .post, .head])
    func methods(method: HTTPRequest.Method) {
        let response = Response(head: HTTPResponse(status: .ok), body: Array("abc".utf8))
        let head = "Status: 200 OK\r\nContent-Length: 3\r\n\r\n"
        #expect(text(response, method) == (method == .head ? head : head + "abc"))
    }

    @Test("A response without content says so")
    func empty() {
        let head = HTTPResponse(status: .seeOther, headerFields: [.location: "/cgi-bin/docket-cgi/tickets/abc"])
        #expect(
            text(Response(head: head))
                == "Status: 303 See Other\r\nLocation: /cgi-bin/docket-cgi/tickets/abc\r\nContent-Length: 0\r\n\r\n")
    }

    @Test("Any bytes are content")
    func bytes() {
        let body = Array(UInt8.min...UInt8.max)
        let bytes = Response(head: HTTPResponse(status: .ok), body: body).cgiBytes(for: .get)
        #expect(bytes == Array("Status: 200 OK\r\nContent-Length: 256\r\n\r\n".utf8) + body)
    }

    @Test("A field that occurs twice is sent twice, in its order")
    func repeatedField() {
        var head = HTTPResponse(status: .ok)
        head.headerFields.append(HTTPField(name: .setCookie, value: "a=1"))
        head.headerFields.append(HTTPField(name: .setCookie, value: "b=2"))
        #expect(
            text(Response(head: head))
                == "Status: 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n")
    }

    @Test(
        "No value can begin a new line of the head",
        arguments: ["a\r\nSet-Cookie: b=1", "a\nb: c", "a\rb", "a\r\n\r\n<script>", "\r\n", "a\0b"])
    func splitting(value: String) {
        let head = HTTPResponse(
            status: HTTPResponse.Status(code: 303, reasonPhrase: value), headerFields: [.location: value])
        let lines = text(Response(head: head)).components(separatedBy: "\r\n")
        #expect(lines.count == 5)
        #expect(lines[0].hasPrefix("Status: 303 "))
        #expect(lines[1].hasPrefix("Location: "))
        #expect(lines[2...] == ["Content-Length: 0", "", ""])
        #expect(!lines.joined().utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 })
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
