extension PartHead {
    /// Reads the header of a part, in which CR and LF occur only together.
    ///
    /// Of several fields with one name the first counts. Content-Transfer-Encoding is ignored (RFC 7578 §4.7).
    init(header: [UInt8], limits: FormLimits) throws(FormDecodingError) {
        let lines = Self.lines(of: header)
        guard lines.count <= limits.partHeaderFields else {
            throw .tooManyPartHeaderFields(limit: limits.partHeaderFields)
        }
        var disposition: ParameterizedValue?
        var contentType: String?
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), Self.isToken(line[..<colon]) else {
                throw .malformedPartHeader
            }
            let value = line[(colon + 1)...].trimmed
            switch line[..<colon].lowercasedText {
            case "content-disposition" where disposition == nil:
                guard let parsed = ParameterizedValue(value) else { throw .malformedPartHeader }
                disposition = parsed
            case "content-type" where contentType == nil:
                contentType = String(decoding: value, as: UTF8.self)
            default:
                break
            }
        }
        guard let disposition, disposition.value == "form-data", let name = disposition["name"].map(Self.unescaped)
        else { throw .partWithoutName }
        guard name.count <= limits.nameLength else { throw .nameTooLong(limit: limits.nameLength) }
        let path = disposition["filename*"].flatMap(Self.extendedValue) ?? disposition["filename"].map(Self.unescaped)
        self.init(
            name: String(decoding: name, as: UTF8.self),
            fileName: path.map(Self.fileName),
            contentType: contentType)
    }

    /// The lines that are not empty, each with the lines that continue it (RFC 5322 §2.2.3).
    private static func lines(of header: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for line in header.split(separator: .lineFeed).map({ $0.dropLast() }) where !line.isEmpty {
            if line.first?.isBlank == true, !lines.isEmpty {
                lines[lines.count - 1] += line
            } else {
                lines.append(Array(line))
            }
        }
        return lines
    }

    /// Whether the bytes can be the name of a field (RFC 9110 §5.6.2).
    private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
        let punctuation = "!#$%&'*+-.^_`|~".utf8
        return !bytes.isEmpty && bytes.allSatisfy { $0.isLetterOrDigit || punctuation.contains($0) }
    }

    /// The bytes with what browsers escape as it was: a quote, CR and LF, and nothing else (HTML §4.10.22.8).
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let percent = rest.firstIndex(of: .percent) {
            result += rest[..<percent]
            let decoded = rest[percent...].prefix(3).percentDecoded(plusIsSpace: false)
            let isEscape = decoded == [.quote] || decoded == [.carriageReturn] || decoded == [.lineFeed]
            result += isEscape ? decoded : [.percent]
            rest = rest[percent...].dropFirst(isEscape ? 3 : 1)
        }
        return result + rest
    }

    /// The bytes of `UTF-8'language'percent-encoded`; nil for any other charset (RFC 8187 §3.2).
    private static func extendedValue(_ bytes: [UInt8]) -> [UInt8]? {
        let parts = bytes.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercasedText == "utf-8" else { return nil }
        return parts[2].percentDecoded(plusIsSpace: false)
    }

    /// What ``fileName`` promises, from a name or a whole path of any system.
    private static func fileName(_ bytes: [UInt8]) -> String {
        let start = bytes.lastIndex { $0 == UInt8(ascii: "/") || $0 == .backslash }.map { $0 + 1 } ?? 0
        var name = String.UnicodeScalarView()
        for scalar in String(decoding: bytes[start...], as: UTF8.self).unicodeScalars {
            name.append(isDeceptive(scalar) ? "_" : scalar)
        }
        return [".", ".."].contains(String(name)) ? "" : String(name)
    }

    /// Whether a character in a name breaks lines, does nothing visible or makes `gpj.exe` look like `exe.jpg`.
    private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
