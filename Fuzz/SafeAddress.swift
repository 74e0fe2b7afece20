import Templates

/// An address that a page may link to, and a text that is escaped.
func check(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    if let address = SafeURL(text) {
        expect(address.string.utf8.elementsEqual(text.utf8), "another address")
        // As browsers begin (URL §4.4): without what they drop, up to the first colon that no path begins before.
        let kept = Array(text.unicodeScalars).filter { $0.value > 0x20 && $0.value != 0x7F }
        expect(kept.count == text.unicodeScalars.count && !text.isEmpty, "controls or spaces")
        expect(!text.utf8.contains(UInt8(ascii: "\\")), "a backslash")
        let scheme = kept.prefix { !":/?#".unicodeScalars.contains($0) }
        if scheme.count < kept.count, kept[scheme.count] == ":" {
            let name = String(String.UnicodeScalarView(scheme)).lowercased()
            expect(["http", "https", "mailto", "tel"].contains(name), "scheme \(name)")
            // By scalars: a sign that combines makes one character with the slash before it.
            let slashes = kept.dropFirst(scheme.count + 1).prefix { $0 == "/" }
            if name.hasPrefix("http") { expect(slashes.count == 2, "no host") }
        } else {
            expect(!text.utf8.starts(with: "//".utf8), "another host")
        }
    }
    let escaped = HTML.escaping(text).source
    expect(!escaped.utf8.contains { "<>\"'".utf8.contains($0) }, "a character that is not escaped")
    expect(unescaped(escaped).utf8.elementsEqual(text.utf8), "what is escaped says something else")
}

private func unescaped(_ text: String) -> String {
    let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
    let pieces = text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    var bytes = Array(pieces[0])
    for piece in pieces.dropFirst() {
        let name = String(decoding: piece.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
        expect(references[name] != nil, "&\(name)")
        bytes += (references[name] ?? "").utf8
        bytes += piece.dropFirst(name.utf8.count + 1)
    }
    return String(decoding: bytes, as: UTF8.self)
}
