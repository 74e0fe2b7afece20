import Testing

@testable import FormDecoding

struct PartHeadTests {
    private func head(
        _ header: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> Result<PartHead?, FormDecodingError> {
        head(Array(header.utf8), sourceLocation: sourceLocation)
    }

    private func head(
        _ header: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
    ) -> Result<PartHead?, FormDecodingError> {
        let body = Array("--b\r\n".utf8) + header + Array("\r\n\r\n\r\n--b--".utf8)
        return parts(of: body, sourceLocation: sourceLocation).map(\.first?.head)
    }

    @Test("Fields and parameters are read without regard to case, and others are ignored")
    func readsHeader() {
        let header = [
            "x-other: \t anything: \"",
            "CONTENT-type:text/plain; charset=x ",
            "content-DISPOSITION:\tForm-Data ;NAME = \"f\" ; x; y=; ;FileName=\"a.txt\"; name=g",
        ]
        let expected = PartHead(name: "f", fileName: "a.txt", contentType: "text/plain; charset=x")
        #expect(head(header.joined(separator: "\r\n")) == .success(expected))
        #expect(head("Content-Disposition : form-data; name=f") == .failure(.malformedPartHeader))
    }

    @Test("Of two fields with one name the first counts")
    func firstFieldCounts() {
        #expect(
            head("\(disposition("a"))\r\nContent-Type: x\r\n\(disposition("b"))\r\nContent-Type: y")
                == .success(PartHead(name: "a", contentType: "x")))
    }

    @Test("A line that begins with white space continues the one before it")
    func unfolds() {
        #expect(
            head("Content-Disposition:\r\n form-data;\r\n\tname=\"a\"") == .success(PartHead(name: "a")))
        #expect(head(" Content-Disposition: form-data; name=\"a\"") == .failure(.malformedPartHeader))
    }

    @Test(
        "Names are tokens or quoted strings",
        arguments: [
            ("name=a", "a"), ("name=a b ", "a b"), ("name=\"\"", ""), ("name=\"a;b=c\"", "a;b=c"),
            ("name=\" a \" ", " a "), ("name=\"näme €\"", "näme €"), ("name=\"_charset_\"", "_charset_"),
            ("name=\"a\u{0}b\"", "a\u{0}b"),
        ])
    func readsNames(parameter: String, name: String) {
        #expect(head("Content-Disposition: form-data; \(parameter)") == .success(PartHead(name: name)))
    }

    @Test(
        "A quote, CR and LF are escaped as browsers do it, and nothing else is",
        arguments: [
            ("%22", "\""), ("a%0D%0Ab", "a\r\nb"), ("%0d%0a", "\r\n"), ("%2522", "%2522"), ("%20%41%", "%20%41%"),
            ("%2", "%2"), ("%%22", "%\""), ("%C3%A9", "%C3%A9"), ("a+b", "a+b"),
        ])
    func unescapesPercent(text: String, name: String) {
        #expect(head(disposition(text)) == .success(PartHead(name: name)))
    }

    @Test(
        "Backslashes count only before a quote",
        arguments: [
            (#"a\b"#, #"a\b"#), (#"a\\b"#, #"a\\b"#), (#"\"a\""#, #""a""#), (#"a\\"#, #"a\"#), (#"a\\\"b"#, #"a\"b"#),
            (#"a\"#, #"a\"#), (#"a\\\"#, #"a\\\"#), (#"\"; x=\"y"#, #""; x="y"#), (#"\"#, #"\"#),
        ])
    func readsBackslashes(text: String, name: String) {
        #expect(head(disposition(text)) == .success(PartHead(name: name)))
    }

    @Test(
        "A file's name is the last component of a path of any system",
        arguments: [
            (#"C:\dir\file.txt"#, "file.txt"), (#"\\server\share\file.txt"#, "file.txt"), ("/etc/passwd", "passwd"),
            ("../../x", "x"), (#"..\/x"#, "x"), ("..", ""), (".", ""), ("a/..", ""), ("a/", ""), (#"a\"#, ""), ("", ""),
            (".htaccess", ".htaccess"), ("a..b", "a..b"), ("%22%0D%0A.txt", "\"__.txt"),
            ("a\u{0}.txt\u{7F}", "a_.txt_"),
            ("\u{1}\u{85}\u{2028}.log", "___.log"), ("photo\u{202E}gpj.exe", "photo_gpj.exe"),
            ("naïve 😀.txt", "naïve 😀.txt"),
            ("%2Fetc", "%2Fetc"), ("שלום.pdf", "שלום.pdf"),
        ])
    func cleansFileNames(text: String, fileName: String) {
        #expect(
            head("\(disposition("f")); filename=\"\(text)\"") == .success(PartHead(name: "f", fileName: fileName)))
    }

    @Test(
        "An extended file name counts before the plain one when it is UTF-8",
        arguments: [
            ("filename*=UTF-8''na%C3%AFve%20%E2%82%AC.txt", "naïve €.txt"),
            ("filename*=utf-8'en'a.txt", "a.txt"),
            ("filename*=\"UTF-8''a.txt\"", "a.txt"),
            ("filename=x; filename*=UTF-8''a'b", "a'b"),
            ("filename*=UTF-8''a; filename=x", "a"),
            ("filename*=UTF-8''%2Fetc%2Fpass%00wd", "pass_wd"),
            ("filename*=UTF-8''%FF", "\u{FFFD}"),
            ("filename=x; filename*=ISO-8859-1''%E9", "x"),
            ("filename=x; filename*=UTF-8'a", "x"),
            ("filename*=ISO-8859-1''%E9", nil),
        ])
    func readsExtendedFileNames(parameters: String, fileName: String?) {
        #expect(head("\(disposition("f")); \(parameters)") == .success(PartHead(name: "f", fileName: fileName)))
    }

    @Test("Bytes that are not UTF-8 become U+FFFD")
    func repairsUTF8() {
        let header =
            Array("Content-Disposition: form-data; name=\"a".utf8) + [0xFF] + Array("\"; filename=".utf8) + [
                0xC0, 0xAF,
            ]
        #expect(head(header) == .success(PartHead(name: "a\u{FFFD}", fileName: "\u{FFFD}\u{FFFD}")))
    }

    @Test(
        "A part without form-data and a name is refused",
        arguments: [
            "", "X: y", "Content-Disposition: form-data", "Content-Disposition: form-data; filename=\"name=a\"",
            "Content-Disposition: attachment; name=\"a\"", "Content-Disposition: form-data; name",
            "Content-Disposition: form-data; name=", "Content-Disposition: name=a",
        ])
    func refusesNameless(header: String) {
        let expected = FormDecodingError.partWithoutName
        if header.isEmpty {
            #expect(parts(of: "--b\r\n\r\n1\r\n--b--") == .failure(expected))
        } else {
            #expect(head(header) == .failure(expected))
        }
    }

    @Test(
        "A header that is not one is refused",
        arguments: [
            "x", ": y", "a b: c", "é: c", "Content-Disposition", "A: b\nC: d", "A: b\rC: d", "A: b\r\r", "\n",
            "A: b\n\n",
            "Content-Disposition: form-data; name=\"a", "Content-Disposition: form-data; name=\"a\"b",
            #"Content-Disposition: form-data; name="a\"; filename="b""#, "--b", "\u{0}: x",
        ])
    func refusesMalformed(header: String) {
        #expect(head(header) == .failure(.malformedPartHeader))
    }

    @Test("The name of a field is a token, and no other byte may be in it")
    func checksFieldNames() {
        let allowed = Set("!#$%&'*+-.^_`|~0123456789".utf8).union(UInt8(ascii: "A")...UInt8(ascii: "Z"))
            .union(UInt8(ascii: "a")...UInt8(ascii: "z"))
        for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: ":") {
            let header = Array("X".utf8) + [byte] + Array(": y\r\n\(disposition("a"))".utf8)
            let expected: Result<PartHead?, FormDecodingError> =
                allowed.contains(byte) ? .success(PartHead(name: "a")) : .failure(.malformedPartHeader)
            #expect(head(header) == expected, "byte \(byte)")
        }
    }

    @Test(
        "Time grows with the length of a header, however it is made up",
        arguments: [#"\"#, #"\\"#, #"\""#, "\"", "%", "%22", ";", "; a=b", "; a=\"\"", "\r\n x", "\r\nx: y", "=", " "])
    func linearTime(pattern: String) throws {
        let boundary = try #require(MultipartBoundary("b"))
        let limits = FormLimits(nameLength: .max, partHeader: .max, partHeaderFields: .max)
        expectLinearTime(1_000) { count in
            let text = String(repeating: pattern, count: count)
            return Array("--b\r\nContent-Disposition: form-data; name=\"\(text)\"; name=\(text)\r\n\r\n".utf8)
        } decode: { body in
            var decoder = MultipartDecoder(boundary: boundary, limits: limits)
            _ = try? decoder.feed(body[...])
        }
    }
}
