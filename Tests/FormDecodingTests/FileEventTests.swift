import Testing

@testable import FormDecoding

/// A file with its content in one piece.
private struct File: Equatable, Sendable {
    var head: FileHead
    var content: [UInt8] = []
}

struct FileEventTests {
    private struct Decoded: Equatable, Sendable {
        var files: [File]
        var parameters: [FormParameter]
    }

    private func decoded(
        _ body: [UInt8], limits: FormLimits = FormLimits(), sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Result<Decoded, FormDecodingError> {
        let boundary = try #require(MultipartBoundary("b"))
        return outcome(of: body, sourceLocation: sourceLocation) { portions throws(FormDecodingError) in
            var decoder = FormDecoder(mediaType: .multipart(boundary: boundary), limits: limits)
            var files: [File] = []
            var current: File?
            for portion in portions {
                for event in try decoder.feed(portion) {
                    switch event {
                    case .begin(let head):
                        #expect(current == nil, sourceLocation: sourceLocation)
                        current = File(head: head)
                    case .data(let bytes):
                        #expect(!bytes.isEmpty && bytes.count <= portion.count + 70, sourceLocation: sourceLocation)
                        current?.content += bytes
                    case .end:
                        if let file = current { files.append(file) }
                        current = nil
                    }
                }
            }
            let form = try decoder.finish()
            #expect(current == nil, sourceLocation: sourceLocation)
            return Decoded(files: files, parameters: form.parameters)
        }
    }

    private func file(_ disposition: String, _ content: String, type: String = "text/plain") -> String {
        "--b\r\nContent-Disposition: form-data; \(disposition)\r\nContent-Type: \(type)\r\n\r\n\(content)\r\n"
    }

    @Test("Files are handed on between the texts, in order, with every byte")
    func order() throws {
        let bytes = (0...255).map { UInt8($0) } + Array("\r\n--\r\n--x\r\n--b x\r\n".utf8)
        let body =
            Array((part("a", "1") + "--b\r\n\(disposition("f")); filename=\"a.bin\"\r\n\r\n").utf8) + bytes
            + Array(("\r\n" + part("c", "2") + file(#"name="f"; filename="b.txt""#, "") + "--b--").utf8)
        #expect(
            try decoded(body)
                == .success(
                    Decoded(
                        files: [
                            File(head: FileHead(field: "f", name: "a.bin", type: ""), content: bytes),
                            File(head: FileHead(field: "f", name: "b.txt", type: "text/plain")),
                        ],
                        parameters: [FormParameter(name: "a", value: "1"), FormParameter(name: "c", value: "2")])))
    }

    @Test(
        "A file’s name is what people call it, whoever sends it",
        arguments: [
            (#"name="f"; filename="Übersicht 日本.pdf""#, "Übersicht 日本.pdf"),
            (#"name="f"; filename="C:\Users\Ada\Desktop\a b.pdf""#, "a b.pdf"),
            (#"name="f"; filename="/home/ada/a.pdf""#, "a.pdf"),
            (#"name="f"; filename="../../etc/passwd""#, "passwd"),
            (#"name="f"; filename="say %22hi%22.txt""#, #"say "hi".txt"#),
            (#"name="f"; filename="say \"hi\".txt""#, #"say "hi".txt"#),
            (#"name="f"; filename="100%.txt""#, "100%.txt"),
            (#"name="f"; filename="a%0D%0Ab.txt""#, "a__b.txt"),
            (#"name="f"; filename="x"; filename*=UTF-8''na%C3%AFve%20plan.txt"#, "naïve plan.txt"),
            (#"name="f"; filename*=UTF-8''%2e%2e%2fsecret"#, "secret"),
            (#"name="f"; filename="a\#u{202E}gpj.exe""#, "a_gpj.exe"),
            (#"name=f; filename=plain.txt"#, "plain.txt"),
            (#"name="f"; filename="..""#, ""),
        ])
    func names(disposition: String, name: String) throws {
        let body = "preamble\r\n" + file(disposition, "x") + "--b--\r\nepilogue --b"
        #expect(
            try decoded(Array(body.utf8)).get().files
                == [File(head: FileHead(field: "f", name: name, type: "text/plain"), content: [0x78])])
    }

    @Test("A control that was left empty is a file without name and content")
    func leftEmpty() throws {
        let body = file(#"name="f"; filename="""#, "", type: "application/octet-stream") + "--b--"
        #expect(
            try decoded(Array(body.utf8)).get().files
                == [File(head: FileHead(field: "f", name: "", type: "application/octet-stream"))])
    }

    @Test("Names and values may have as many bytes as the limit and not one more; files do not count")
    func textLimit() throws {
        let body = Array(
            (part("ab", "cde") + file(#"name="f"; filename="x""#, "123456789") + part("f", "") + "--b--").utf8)
        #expect(throws: Never.self) { try decoded(body, limits: FormLimits(text: 6)).get() }
        #expect(try decoded(body, limits: FormLimits(text: 5)) == .failure(.textTooLong(limit: 5)))
    }

    @Test("A body that ends within a file is truncated", arguments: [1, 5, 20])
    func truncated(cut: Int) throws {
        let body = Array((file(#"name="f"; filename="x""#, "content") + "--b--").utf8)
        #expect(try decoded(Array(body.dropLast(cut))) == .failure(.truncated))
    }
}
