import Testing

@testable import Templates

struct MarkupTokenizerTests {
    @Test(
        "A document is read as browsers read it (HTML §13.2.5)",
        arguments: [
            ("a<b>c", "b"), ("<B C=d E>", "b c e"), ("<a b=\"<c>\" d='\"'e>", "a b d e"), ("</a b>", "/a b"),
            ("<br/><a /b>", "br a b"), ("<a\u{0C}b\tc\nd\re>", "a b c d e"), ("<a b = c d=e>", "a b d"),
            ("<a b=c/d>", "a b"), ("<a b=>c", "a b"), ("<a b/c=d>", "a b c"),
            ("a < b <1> <<c>", "c"), ("<äb>", ""), ("</ <a>b<c>", "c"), ("</><a>", "a"), ("<? <a> <b>", "b"),
            ("<!a <a><b>", "b"), ("<!><b>", "b"), ("<!DocType html><b>", "b"), ("<!doctyp><b>", "b"),
            ("<!-- <a> --><b>", "b"), ("<!--><b>", "b"), ("<!---><b>", "b"), ("<!----><b>", "b"),
            ("<!--a--!><b>", "b"), ("<!--!><a>--><b>", "b"), ("<!---!><a>--><b>", "b"), ("<!----!><b>", "b"),
            ("<!--a--!b><a>--><b>", "b"), ("<!--a-><a>--><b>", "b"), ("<!--a--!-><a>--><b>", "b"),
            ("<!--<!--><b>", "b"), ("<!-a><b>", "b"),
            ("<title><a></title><b>", "title /title b"), ("<textarea></textarea ><b>", "textarea /textarea b"),
            ("<title></titlea><a></TITLE a><b>", "title /title a b"), ("<title><</title><b>", "title /title b"),
            ("<title></title/><b>", "title /title b"), ("</title><b>", "/title b"),
            ("<style><a></style><b>", "style /style b"), ("<script>a<b</script><b>", "script /script b"),
            ("<xmp><a></xmp><b>", "xmp /xmp b"), ("<plaintext><a></plaintext><b>", "plaintext"),
        ])
    func structure(document: String, expected: String) {
        #expect(tags(document) == expected)
    }

    @Test("Portions of any length are the same document", arguments: 1...5)
    func portions(length: Int) {
        let document = Array("<!-- a --><p a=\"b\" c>d</p><title>e < f</title><!doctype g><i>".utf8)
        var whole = MarkupTokenizer()
        whole.read(document[...])
        var inPortions = MarkupTokenizer()
        for start in stride(from: 0, to: document.count, by: length) {
            inPortions.read(document[start..<min(start + length, document.count)])
        }
        #expect(inPortions.place == whole.place)
        #expect(inPortions.elementName == whole.elementName)
    }
}

/// The names of a document's tags and of their attributes, in their order; end tags begin with a slash.
private func tags(_ document: String) -> String {
    var names: [String] = []
    trace(Array(document.utf8)) { last, next in
        if next.state == .tagName, last.state != .tagName {
            names.append((last.state == .tagOpen ? "" : "/") + next.elementName)
        } else if last.state == .rcdata || last.state == .rawText, next.state != last.state {
            names.append("/" + next.elementName)
        } else if next.state == .tagName {
            names[names.count - 1] = (names[names.count - 1].hasPrefix("/") ? "/" : "") + next.elementName
        } else if next.state == .attributeName {
            if last.state == .attributeName { names.removeLast() }
            names.append(next.attributeName)
        }
    }
    return names.joined(separator: " ")
}

/// Reads a document byte by byte and tells the tokenizer before and after each.
func trace(_ document: [UInt8], _ body: (MarkupTokenizer, MarkupTokenizer) -> Void) {
    var tokenizer = MarkupTokenizer()
    for index in document.indices {
        let last = tokenizer
        tokenizer.read(document[index...index])
        body(last, tokenizer)
    }
}
