import Testing

@testable import FormDecoding

struct MultipartDecoderTests {
    @Test("The parts of a body come out in order, with their content as it is")
    func decodesParts() {
        let body = part("a", "1") + part("b", "") + part("a", "\r\n\r\n\u{0}é\n\r") + "--b--\r\n"
        #expect(
            parts(of: body)
                == .success([Part("a", "1"), Part("b", ""), Part("a", "\r\n\r\n\u{0}é\n\r")]))
    }

    @Test("A form without any entry is a closing delimiter alone", arguments: ["--b--", "--b--\r\n", "\r\n--b--"])
    func decodesNothing(body: String) {
        #expect(parts(of: body) == .success([]))
    }

    @Test(
        "What is before the first delimiter and after the last is ignored",
        arguments: [
            ("\r\n", ""), ("preamble\r\n", ""), ("--a\r\n--bb\r\n --bx\r\n", "\r\n"), ("\r\r\n", "epilogue"),
            ("", "\r\n--b\r\n\r\nno part"), ("", "\r\n--b--"), ("", "\u{0}"), ("", " \t\r\n"), ("", "-"),
        ])
    func ignoresPreambleAndEpilogue(preamble: String, epilogue: String) {
        #expect(parts(of: preamble + part("a", "1") + "--b--" + epilogue) == .success([Part("a", "1")]))
    }

    @Test(
        "Content that only looks like a delimiter is kept",
        arguments: [
            "\r\n--", "\r\n-", "\r", "\r\n", "\r\r\n", "\n--b\r\n", "\r--b\r\n", "--b", "\r\n--B\r\n", "\r\n-b\r\n",
            "\r\n--bb\r\n", "\r\n--b-\r\n", "\r\n--b-", "\r\n--b -- \r\n", "\r\n--b \t x\r\n", "\r\n--b\n", "\r\n--b\r",
            "\r\n--b\r\r\n", "\r\n--b\rx", "\r\n --b\r\n", "\r\n--\r\n--\r\n--", "\r\n--b\r\r\n--b\r\r\n--bx",
            "\r\n--b" + String(repeating: " ", count: 65) + "\r\n",
        ])
    func keepsLookAlikes(text: String) {
        for content in [text, "x" + text, text + "x", "x" + text + text] {
            // Content that begins with the delimiter itself is one: RFC 2046 lets it share the empty line's CR LF.
            guard !content.hasPrefix("--b") else { continue }
            #expect(
                parts(of: part("a", content) + part("c", "d") + "--b--")
                    == .success([Part("a", content), Part("c", "d")]))
        }
    }

    @Test(
        "White space between a boundary and its line end is padding",
        arguments: [" ", "\t", " \t ", String(repeating: " ", count: 64)])
    func acceptsPadding(padding: String) {
        let delimiter = "--b\(padding)\r\n"
        let first = "\(delimiter)\(disposition("a"))\r\n\r\n1\r\n"
        let second = "\(delimiter)\(disposition("c"))\r\n\r\n2\r\n"
        let body = first + second + "--b--\(padding)"
        #expect(parts(of: body) == .success([Part("a", "1"), Part("c", "2")]))
    }

    @Test("A part may have no content at all, not even the line end before the delimiter")
    func acceptsHeaderAlone() {
        #expect(parts(of: "--b\r\n\(disposition("a"))\r\n\r\n--b--") == .success([Part("a", "")]))
    }

    @Test("Boundaries of every length and allowed character delimit")
    func acceptsBoundaries() {
        for boundary in ["b", "----WebKitFormBoundaryAbC0", "a b", "'()+_,-./:=?", String(repeating: "-", count: 70)] {
            let body =
                "--\(boundary)\r\n\(disposition("a"))\r\n\r\n\r\n-\r\n--\(boundary.dropLast())\r\n--\(boundary)--"
            let content = "\r\n-\r\n--\(boundary.dropLast())"
            #expect(parts(of: body, boundary: boundary) == .success([Part("a", content)]))
        }
    }

    @Test("A body that ends anywhere before its closing delimiter is truncated")
    func reportsTruncation() {
        let body = Array((part("a", "1") + "--b--").utf8)
        for count in 0..<body.count {
            #expect(parts(of: Array(body[..<count])) == .failure(.truncated))
        }
        #expect(parts(of: body) == .success([Part("a", "1")]))
    }

    @Test(
        "A body of delimiters alone is no form",
        arguments: ["--b\r\n", "--b\r\n--b--", "--b\r\n--b\r\n--b--", "--b\r\n--b--\r\n"])
    func refusesDelimitersAlone(body: String) {
        #expect(parts(of: body) == .failure(.truncated))
    }

    @Test("The length of a header is limited, its empty line included")
    func limitsHeader() {
        let header = disposition("a") + "\r\n\r\n"
        let body = "--b\r\n\(header)1\r\n--b\r\n\(header)2\r\n--b--"
        let count = header.utf8.count
        #expect(parts(of: body, limits: FormLimits(partHeader: count)) == .success([Part("a", "1"), Part("a", "2")]))
        #expect(
            parts(of: body, limits: FormLimits(partHeader: count - 1))
                == .failure(.partHeaderTooLong(limit: count - 1)))
        let huge = "--b\r\nX: " + String(repeating: "x", count: 20_000)
        #expect(parts(of: huge) == .failure(.partHeaderTooLong(limit: 8_192)))
    }

    @Test("The number of a header's fields is limited; a folded line is no field of its own")
    func limitsHeaderFields() {
        let body = "--b\r\n\(disposition("a"))\r\nX: 1\r\n folded\r\nX: 2\r\n\r\n1\r\n--b--"
        #expect(parts(of: body, limits: FormLimits(partHeaderFields: 3)) == .success([Part("a", "1")]))
        #expect(
            parts(of: body, limits: FormLimits(partHeaderFields: 2)) == .failure(.tooManyPartHeaderFields(limit: 2)))
    }

    @Test("The number of parts is limited")
    func limitsParts() {
        let body = part("a", "1") + part("b", "2") + "--b--"
        #expect(parts(of: body, limits: FormLimits(parameters: 2)) == .success([Part("a", "1"), Part("b", "2")]))
        #expect(parts(of: body, limits: FormLimits(parameters: 1)) == .failure(.tooManyParameters(limit: 1)))
    }

    @Test("The length of a name is limited, in unescaped bytes")
    func limitsNames() {
        let body = part("é%22%0D", "1") + "--b--"
        #expect(parts(of: body, limits: FormLimits(nameLength: 4)) == .success([Part("é\"\r", "1")]))
        #expect(parts(of: body, limits: FormLimits(nameLength: 3)) == .failure(.nameTooLong(limit: 3)))
    }

    @Test("Content is handed on as it arrives, whatever its size")
    func streamsContent() throws {
        var decoder = MultipartDecoder(boundary: try #require(MultipartBoundary("b")))
        _ = try decoder.feed(Array("--b\r\n\(disposition("a"))\r\n\r\n".utf8)[...])
        let content = [UInt8](repeating: 0x78, count: 65_536)
        for _ in 0..<16 {
            #expect(try decoder.feed(content[...]) == [.data(content[...])])
        }
        #expect(try decoder.feed(Array("\r\n--".utf8)[...]) == [])
        #expect(
            try decoder.feed(Array("c".utf8)[...]) == [.data(Array("\r\n--".utf8)[...]), .data(Array("c".utf8)[...])])
        #expect(try decoder.feed(Array("\r\n--b--".utf8)[...]) == [.end])
        #expect(throws: Never.self) { try decoder.finish() }
    }

    @Test(
        "Time grows with the size of the body, however much of it looks like a delimiter",
        arguments: [
            "\r", "\r\n", "\r\n--boundar", "\r\n--boundary ", "\r\n--boundary-", "\r\n--boundary\r",
            "\r\n--boundary   ",
        ])
    func linearTime(pattern: String) throws {
        let boundary = try #require(MultipartBoundary("boundary"))
        let head = Array("--boundary\r\n\(disposition("a"))\r\n\r\n".utf8)
        expectLinearTime(2_000) { count in
            head + repeatElement(Array(pattern.utf8), count: count).joined()
        } decode: { body in
            var decoder = MultipartDecoder(boundary: boundary)
            for start in stride(from: 0, to: body.count, by: 7) {
                _ = try? decoder.feed(body[start..<min(start + 7, body.count)])
            }
        }
    }
}
