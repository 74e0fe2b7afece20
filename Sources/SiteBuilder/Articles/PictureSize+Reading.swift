extension PictureSize {
    /// What the head of a picture says.
    /// - Parameter type: the end of the file's name, in lower case.
    init?(_ bytes: [UInt8], type: String) {
        let size: (Int, Int)? =
            switch type {
            case "png": Self.png(bytes)
            case "gif": Self.gif(bytes)
            case "jpg", "jpeg": Self.jpeg(bytes)
            case "webp": Self.webp(bytes)
            case "svg": Self.svg(bytes)
            default: nil
            }
        guard let (width, height) = size, (1...100_000).contains(width), (1...100_000).contains(height) else {
            return nil
        }
        self.init(width: width, height: height)
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int, isBigEndian: Bool) -> Int {
        guard offset >= 0, offset + count <= bytes.count else { return 0 }
        let part = bytes[offset..<(offset + count)]
        return (isBigEndian ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }

    /// The chunk IHDR (PNG §11.2.1).
    private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
        return (number(bytes, 16, 4, isBigEndian: true), number(bytes, 20, 4, isBigEndian: true))
    }

    /// The logical screen descriptor (GIF89a §18).
    private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.starts(with: "GIF8".utf8) else { return nil }
        return (number(bytes, 6, 2, isBigEndian: false), number(bytes, 8, 2, isBigEndian: false))
    }

    /// The first frame header (ITU T.81 §B.2.2). What a camera says of the picture's orientation turns it in browsers.
    private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var offset = 2
        var isTurned = false
        while offset + 9 < bytes.count, bytes[offset] == 0xFF {
            let marker = bytes[offset + 1]
            if marker == 0xFF {
                offset += 1
                continue
            }
            let length = number(bytes, offset + 2, 2, isBigEndian: true)
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                let height = number(bytes, offset + 5, 2, isBigEndian: true)
                let width = number(bytes, offset + 7, 2, isBigEndian: true)
                return isTurned ? (height, width) : (width, height)
            case 0xE1: isTurned = isTurned || turns(bytes, offset + 4, length - 2)
            case 0xD9, 0xDA: return nil
            default: break
            }
            guard length >= 2 else { return nil }
            offset += 2 + length
        }
        return nil
    }

    /// Whether Exif's orientation (tag 0x0112, TIFF 6.0 §8) is one of the four that lie on their side.
    private static func turns(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Bool {
        let end = min(bytes.count, start + length)
        guard start + 14 <= end, bytes[start..<(start + 6)].elementsEqual([0x45, 0x78, 0x69, 0x66, 0, 0]) else {
            return false
        }
        let tiff = start + 6
        let isBigEndian = bytes[tiff] == UInt8(ascii: "M")
        let directory = tiff + number(bytes, tiff + 4, 4, isBigEndian: isBigEndian)
        guard directory + 2 <= end else { return false }
        let count = number(bytes, directory, 2, isBigEndian: isBigEndian)
        for entry in 0..<min(count, 200) {
            let offset = directory + 2 + entry * 12
            guard offset + 12 <= end else { return false }
            if number(bytes, offset, 2, isBigEndian: isBigEndian) == 0x0112 {
                return (5...8).contains(number(bytes, offset + 8, 2, isBigEndian: isBigEndian))
            }
        }
        return false
    }

    /// The first chunk (RFC 9649 §2.5 to §2.7).
    private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
            return nil
        }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8X":
            return (
                number(bytes, 24, 3, isBigEndian: false) + 1, number(bytes, 27, 3, isBigEndian: false) + 1
            )
        case "VP8 ":
            return (
                number(bytes, 26, 2, isBigEndian: false) & 0x3FFF, number(bytes, 28, 2, isBigEndian: false) & 0x3FFF
            )
        case "VP8L":
            let bits = number(bytes, 21, 4, isBigEndian: false)
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        default: return nil
        }
    }

    /// `width` and `height` of the root element in pixels, else the size of its `viewBox` (SVG 2 §8.2).
    private static func svg(_ bytes: [UInt8]) -> (Int, Int)? {
        let head = String(decoding: bytes.prefix(4_000), as: UTF8.self)
        guard let start = head.firstMatch(of: /<svg\b([^>]*)>/)?.output.1 else { return nil }
        func attribute(_ name: String) -> Substring? {
            guard let pattern = try? Regex("\\s\(name)\\s*=\\s*[\"']([^\"']*)[\"']") else { return nil }
            return start.firstMatch(of: pattern)?.output[1].substring
        }
        func pixels(_ name: String) -> Int? {
            attribute(name).flatMap { text in Double(text.hasSuffix("px") ? text.dropLast(2) : text) }
                .flatMap { Int(exactly: $0.rounded()) }
        }
        if let width = pixels("width"), let height = pixels("height") { return (width, height) }
        let box =
            attribute("viewBox")?.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap { Double($0) } ?? []
        guard box.count == 4, let width = Int(exactly: box[2].rounded()), let height = Int(exactly: box[3].rounded())
        else { return nil }
        return (width, height)
    }
}
