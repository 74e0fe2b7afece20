@testable import FormDecoding

/// A media type, the parameters of a Content-Disposition, and a name that a browser sends.
func check(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    checkMediaType(text)
    if let value = ParameterizedValue(input[...]) {
        for name in ["name", "filename", "filename*", "boundary", ""] {
            expect((value[name] ?? []).count <= input.count, "a parameter out of nothing")
        }
    }
    for prefix in ["", "Content-Disposition: ", "Content-Disposition: form-data; name=a; "] {
        guard let head = try? head(prefix.utf8 + input) else { continue }
        expect(head.name.utf8.count <= 3 * FormLimits().nameLength, "a long name")
        for scalar in (head.fileName ?? "").unicodeScalars {
            expect(!["/", "\\"].contains(scalar), "a path")
            expect(scalar.properties.generalCategory != .control, "a control character")
        }
        expect(![".", ".."].contains(head.fileName), "a folder")
    }
    checkName(text)
}

private func checkMediaType(_ text: String) {
    do throws(FormDecodingError) {
        guard case .multipart(let boundary) = try FormMediaType(contentType: text) else { return }
        expect(Array(text.utf8).firstRange(of: boundary.bytes) != nil || text.contains("\\"), "another boundary")
        let quoted = try FormMediaType(
            contentType: "multipart/form-data; boundary=\"\(String(decoding: boundary.bytes, as: UTF8.self))\"")
        expect(quoted == .multipart(boundary: boundary), "a quoted boundary is another")
    } catch {
        expect(error == .missingBoundary, "\(error)")
    }
}

/// A name arrives as it was, except where what browsers send could be two names.
private func checkName(_ text: String) {
    let isAmbiguous = text.contains("%") || text.hasSuffix("\\\\") || text.utf8.count > FormLimits().nameLength
    guard !isAmbiguous else { return }
    let escaped = text.utf8.flatMap { byte in
        switch byte {
        case 0x22: Array("%22".utf8)
        case 0x0D: Array("%0D".utf8)
        case 0x0A: Array("%0A".utf8)
        default: [byte]
        }
    }
    let name = Array("Content-Disposition: form-data; name=\"".utf8) + escaped + Array("\"".utf8)
    expect((try? head(name))?.name.utf8.elementsEqual(text.utf8) == true, "the name becomes another: \(text)")
}

private func head(_ fields: [UInt8]) throws(FormDecodingError) -> PartHead? {
    guard let boundary = MultipartBoundary("b") else { return nil }
    var decoder = MultipartDecoder(boundary: boundary)
    let events = try decoder.feed((Array("--b\r\n".utf8) + fields + Array("\r\n\r\n".utf8))[...])
    guard case .begin(let head)? = events.first else { return nil }
    return head
}
