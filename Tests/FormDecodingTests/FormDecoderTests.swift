import Testing

@testable import FormDecoding

struct FormDecoderTests {
    private func decoded(
        _ body: [UInt8], as contentType: String, limits: FormLimits = FormLimits(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Result<DecodedForm, FormDecodingError> {
        let mediaType = try #require(try FormMediaType(contentType: contentType), sourceLocation: sourceLocation)
        return outcome(of: body, sourceLocation: sourceLocation) { portions throws(FormDecodingError) in
            var decoder = FormDecoder(mediaType: mediaType, limits: limits)
            for portion in portions { try decoder.feed(portion) }
            return try decoder.finish()
        }
    }

    private func multipart(_ body: String, limits: FormLimits = FormLimits()) throws -> Result<
        DecodedForm, FormDecodingError
    > {
        try decoded(Array(body.utf8), as: "multipart/form-data; boundary=b", limits: limits)
    }

    private func file(_ fileName: String, _ content: String) -> String {
        "--b\r\n\(disposition("file")); filename=\"\(fileName)\"\r\nContent-Type: text/plain\r\n\r\n\(content)\r\n"
    }

    @Test("The same form comes out the same from either media type")
    func decodesBoth() throws {
        let expected = DecodedForm(
            parameters: [
                FormParameter(name: "full name", value: "Ada Lovelace"),
                FormParameter(name: "text", value: "ü\r\n&=%41"),
                FormParameter(name: "text", value: ""),
            ], hasFile: false)
        #expect(
            try decoded(
                Array("full+name=Ada+Lovelace&text=%C3%BC%0D%0A%26%3D%2541&text=".utf8),
                as: "application/x-www-form-urlencoded") == .success(expected))
        #expect(
            try multipart(part("full name", "Ada Lovelace") + part("text", "ü\r\n&=%41") + part("text", "") + "--b--")
                == .success(expected))
    }

    @Test(
        "A file is noticed and is no parameter; an empty file control is neither",
        arguments: [
            ("a.txt", "content", true), ("a.txt", "", true), ("", "content", true), ("..", "content", true),
            ("", "", false), ("..", "", false),
        ])
    func noticesFiles(fileName: String, content: String, hasFile: Bool) throws {
        let body = part("a", "1") + file(fileName, content) + part("b", "2") + "--b--"
        let parameters = [FormParameter(name: "a", value: "1"), FormParameter(name: "b", value: "2")]
        #expect(try multipart(body) == .success(DecodedForm(parameters: parameters, hasFile: hasFile)))
    }

    @Test("A part with a content type and no file name is text, in UTF-8 whatever it says")
    func readsTypedText() throws {
        let body =
            Array("--b\r\nContent-Type: text/plain; charset=utf-16\r\n\(disposition("a"))\r\n\r\né".utf8) + [
                0xFF, 0xC0, 0xAF,
            ]
            + Array("\r\n--b--".utf8)
        #expect(
            try decoded(body, as: "multipart/form-data; boundary=b")
                == .success(
                    DecodedForm(
                        parameters: [FormParameter(name: "a", value: "é\u{FFFD}\u{FFFD}\u{FFFD}")], hasFile: false)))
    }

    @Test("Files count towards the limit of parameters")
    func limitsParts() throws {
        let body = part("a", "1") + file("", "") + "--b--"
        #expect(throws: Never.self) { try multipart(body, limits: FormLimits(parameters: 2)).get() }
        #expect(try multipart(body, limits: FormLimits(parameters: 1)) == .failure(.tooManyParameters(limit: 1)))
    }

    @Test("Errors of either decoder are passed on")
    func passesErrorsOn() throws {
        #expect(try multipart("") == .failure(.truncated))
        #expect(try multipart("--b\r\nX: y\r\n\r\n") == .failure(.partWithoutName))
        #expect(
            try decoded(
                Array("abc".utf8), as: "application/x-www-form-urlencoded", limits: FormLimits(nameLength: 2))
                == .failure(.nameTooLong(limit: 2)))
    }

    @Test("An empty body is an empty URL-encoded form")
    func acceptsEmptyBody() throws {
        #expect(
            try decoded([], as: "application/x-www-form-urlencoded")
                == .success(DecodedForm(parameters: [], hasFile: false)))
    }

    @Test("Time grows with the size of a body that comes byte by byte, for either media type", arguments: ["u", "m"])
    func linearTime(kind: String) throws {
        let boundary = try #require(MultipartBoundary("b"))
        let mediaType: FormMediaType = kind == "u" ? .urlEncoded : .multipart(boundary: boundary)
        expectLinearTime(400) { count in
            let body = (0..<count).map { kind == "u" ? "a=\($0)&" : part("a", "\($0)") }.joined()
            return Array(body.utf8)
        } decode: { body in
            var decoder = FormDecoder(mediaType: mediaType, limits: FormLimits(parameters: .max))
            for index in body.indices { _ = try? decoder.feed(body[index...index]) }
            _ = try? decoder.finish()
        }
    }
}
