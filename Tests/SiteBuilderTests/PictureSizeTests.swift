import Testing

@testable import SiteBuilder

struct PictureSizeTests {
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [
            0, 0, 1, 0x2C, 0, 0, 0, 200,
        ]
    private static let gif: [UInt8] = Array("GIF89a".utf8) + [40, 0, 30, 0]
    /// A JFIF head, then a baseline frame of 300 × 200.
    private static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 200, 1, 0x2C, 1, 1, 0x11, 0]
    /// The same behind Exif that says it lies on its side.
    private static let turned: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 34] + Array("Exif".utf8) + [0, 0] + Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1]
        + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0] + jpeg.dropFirst(8)
    private static func webp(_ chunk: String, _ rest: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP\(chunk)".utf8) + rest + [UInt8](repeating: 0, count: 20)
    }

    @Test(
        "width and height are read from the head",
        arguments: [
            ("png", png, 300, 200), ("gif", gif, 40, 30), ("jpg", jpeg, 300, 200), ("jpeg", turned, 200, 300),
            ("webp", webp("VP8X", [0, 0, 0, 0, 0, 0, 0, 0, 0x2B, 1, 0, 199, 0, 0]), 300, 200),
            ("webp", webp("VP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0x2C, 1, 200, 0]), 300, 200),
            ("webp", webp("VP8L", [0, 0, 0, 0, 0x2F, 0x2B, 0xC1, 0x31, 0]), 300, 200),
            ("svg", Array("<?xml version=\"1.0\"?><svg width=\"30px\" height='20'>".utf8), 30, 20),
            ("svg", Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64,48\">".utf8), 64, 48),
        ])
    func sizes(type: String, bytes: [UInt8], width: Int, height: Int) {
        #expect(PictureSize(bytes, type: type) == PictureSize(width: width, height: height))
    }

    @Test(
        "a picture that does not say has none",
        arguments: [
            ("png", [0x89]), ("png", Array("<svg>".utf8)), ("jpg", [0xFF, 0xD8, 0xFF]), ("webp", Array("RIFF".utf8)),
            ("svg", Array("<svg width=\"100%\">".utf8)), ("avif", png), ("gif", Array("GIF89a".utf8)),
            ("jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ])
    func none(type: String, bytes: [UInt8]) {
        #expect(PictureSize(bytes, type: type) == nil)
    }

    @Test("a head that is cut off anywhere does no harm")
    func cut() {
        for bytes in [Self.png, Self.gif, Self.jpeg, Self.turned] {
            for count in bytes.indices {
                for type in ["png", "gif", "jpg", "webp", "svg"] { _ = PictureSize(Array(bytes[..<count]), type: type) }
            }
        }
        // The last byte of what the size needs is needed.
        #expect(PictureSize(Array(Self.png.dropLast()), type: "png") == nil)
        #expect(PictureSize(Array(Self.gif.dropLast()), type: "gif") == nil)
    }
}
