import Testing

@testable import Gateway

@Suite("A flat object of JSON")
struct FlatJSONTests {
    @Test("is read with blanks between its parts, the first of a name’s values counting")
    func read() throws {
        let json = try #require(
            FlatJSON(
                Array(
                    " {\t\"a\" : \"é&?=\" ,\r\n\"b\":0,\"c\":12345678901234567890,\"a\":\"z\",\"d\":true,\"e\":null } "
                        .utf8)))
        #expect(json.text("a") == "é&?=")
        #expect(json.number("b") == "0" && json.number("c") == "12345678901234567890")
        #expect(json.text("b") == nil && json.number("a") == nil && json.values["d"] == .other)
        #expect(FlatJSON(Array("{}".utf8))?.values.isEmpty == true)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "{", "}", "{}{}", "[]", "null", "\"a\"", "{a:1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}",
            "{\"a\":01}",
            "{\"a\":-1}", "{\"a\":1.5}", "{\"a\":1e3}", "{\"a\":\"\\n\"}", "{\"a\":\"\\u0041\"}", "{\"a\":\"x}",
            "{\"a\":\"\n\"}",
            "{\"a\":{}}", "{\"a\":[]}", "{\"a\":tru}", "{\"a\":1 \"b\":2}", "{'a':1}", "\u{FEFF}{}",
        ])
    func nothingElse(text: String) {
        #expect(FlatJSON(Array(text.utf8)) == nil)
    }

    @Test("is never a crash, whatever a byte is changed into")
    func changed() {
        let bytes = Array(#"{"a":"b","n":12,"t":true}"#.utf8)
        for index in bytes.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = bytes
                changed[index] = byte
                _ = FlatJSON(changed)
            }
            _ = FlatJSON(Array(bytes.prefix(index)))
        }
        #expect(FlatJSON([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]) == nil)
    }
}
