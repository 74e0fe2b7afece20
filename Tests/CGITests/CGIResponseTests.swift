import CGI
import Exchange
import HTTPTypes
import Synchronization
import Testing

struct CGIResponseTests {
    private func text(_ response: Response, _ method: HTTPRequest.Method = .get) -> String {
        String(decoding: written(response, method), as: UTF8.self)
    }

    private func written(_ response: Response, _ method: HTTPRequest.Method = .get) -> [UInt8] {
        var all: [UInt8] = []
        let isWhole = response.writeCGI(for: method) { bytes in
            all += bytes
            return true
        }
        #expect(isWhole)
        return all
    }

    /// A content of three portions of 3 bytes.
    private func stream(length: Int) -> ResponseBody {
        let left = Mutex(3)
        return .stream(length: length) {
            left.withLock { left in
                guard left > 0 else { return [] }
                left -= 1
                return Array("abc".utf8)
            }
        }
    }

    @Test("A file is written a portion at a time, and HEAD reads nothing of it")
    func streamed() {
        let response = Response(head: HTTPResponse(status: .ok), body: stream(length: 9))
        #expect(text(response, .head) == "Status: 200 OK\r\nContent-Length: 9\r\n\r\n")
        var portions: [String] = []
        let isWhole = response.writeCGI(for: .get) { bytes in
            portions.append(String(decoding: bytes, as: UTF8.self))
            return true
        }
        #expect(isWhole)
        #expect(portions == ["Status: 200 OK\r\nContent-Length: 9\r\n\r\n", "abc", "abc", "abc"])
    }

    @Test("A file that ends too early, or that nobody reads, is not whole")
    func cutOff() {
        let short = Response(head: HTTPResponse(status: .ok), body: stream(length: 10))
        #expect(!short.writeCGI(for: .get) { _ in true })
        let unread = Response(head: HTTPResponse(status: .ok), body: stream(length: 9))
        var count = 0
        let isWhole = unread.writeCGI(for: .get) { _ in
            count += 1
            return count < 3
        }
        #expect(!isWhole && count == 3)
    }

    @Test("A response is status, header fields, length, an empty line and the content")
    func whole() throws {
        var head = HTTPResponse(status: .unprocessableContent, headerFields: [.contentType: "text/html; charset=utf-8"])
        head.headerFields[try #require(HTTPField.Name("X-Frame-Options"))] = "DENY"
        #expect(
            text(Response(head: head, body: .bytes(Array("<p>Grüße</p>".utf8))))
                == "Status: 422 Unprocessable Content\r\nContent-Type: text/html; charset=utf-8\r\n"
                + "X-Frame-Options: DENY\r\nContent-Length: 14\r\n\r\n<p>Grüße</p>")
    }

    @Test("HEAD gets the head that GET gets, and no content", arguments: [HTTPRequest.Method.get, .post, .head])
    func methods(method: HTTPRequest.Method) {
        let response = Response(head: HTTPResponse(status: .ok), body: .bytes(Array("abc".utf8)))
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
        let bytes = written(Response(head: HTTPResponse(status: .ok), body: .bytes(body)))
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
