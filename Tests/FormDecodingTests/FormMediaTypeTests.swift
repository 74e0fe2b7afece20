import Testing

@testable import FormDecoding

struct FormMediaTypeTests {
    @Test(
        "URL-encoded forms are recognised in any case and with any parameters",
        arguments: [
            "application/x-www-form-urlencoded", "APPLICATION/X-WWW-Form-URLEncoded",
            " application/x-www-form-urlencoded\t",
            "application/x-www-form-urlencoded;charset=UTF-8", "application/x-www-form-urlencoded; charset=\"x\" ; a",
            "application/x-www-form-urlencoded;",
        ])
    func recognisesURLEncoded(contentType: String) throws {
        #expect(try FormMediaType(contentType: contentType) == .urlEncoded)
    }

    @Test(
        "Multipart forms are recognised with their boundary",
        arguments: [
            ("multipart/form-data; boundary=b", "b"),
            ("Multipart/Form-Data;BOUNDARY=\"B\"", "B"),
            (
                "multipart/form-data; charset=utf-8; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
                "----WebKitFormBoundary7MA4YWxkTrZu0gW"
            ),
            ("multipart/form-data; boundary=\"a b:?=\"; x=y", "a b:?="),
            ("multipart/form-data; boundary=a/b=c ", "a/b=c"),
            ("multipart/form-data; ; x; boundary=b; boundary=c", "b"),
        ])
    func recognisesMultipart(contentType: String, boundary: String) throws {
        let expected = try #require(MultipartBoundary(boundary))
        #expect(try FormMediaType(contentType: contentType) == .multipart(boundary: expected))
    }

    @Test(
        "Anything else is not a form",
        arguments: [
            "", ";", "text/plain", "application/json", "multipart/mixed; boundary=b",
            "application/x-www-form-urlencoded2",
            "x-www-form-urlencoded", "application / x-www-form-urlencoded", "multipart/form-data; boundary=\"b",
            "multipart/form-data; boundary=\"b\"c", "application/x-www-form-urlencoded, text/plain",
        ])
    func refusesOthers(contentType: String) throws {
        #expect(try FormMediaType(contentType: contentType) == nil)
    }

    @Test(
        "A multipart form without a usable boundary is an error",
        arguments: [
            "multipart/form-data", "multipart/form-data;", "multipart/form-data; boundary",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=\"b \"",
            "multipart/form-data; boundary=é",
            "multipart/form-data; boundary=\(String(repeating: "b", count: 71))",
        ])
    func needsBoundary(contentType: String) {
        #expect(throws: FormDecodingError.missingBoundary) { try FormMediaType(contentType: contentType) }
    }
}
