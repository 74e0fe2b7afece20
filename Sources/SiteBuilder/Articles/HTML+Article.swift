import Forms
import Foundation
import Templates

/// What cmark-gfm writes by itself, where it has no node that could be changed beforehand.
extension HTML {
    /// Escapes a text as cmark-gfm does, which leaves apostrophes as they are.
    static func markdown(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// cmark-gfm aligns cells by an attribute that HTML has no more (HTML §16.2), or by styles that the pages' policy forbids.
    var withClassesOfCells: HTML {
        var source = source
        for cell in ["th", "td"] {
            for side in ["left", "center", "right"] {
                source = source.replacingOccurrences(
                    of: "<\(cell) align=\"\(side)\">", with: "<\(cell) class=\"align-\(side)\">")
            }
        }
        return HTML(trusted: source)
    }

    /// The boxes of a list of things to do with a name (WCAG 4.1.2).
    func withLabelledTasks(_ messages: Messages) -> HTML {
        var source = source
        for (state, key) in [("disabled=\"\"", Messages.Key.taskOpen), ("checked=\"\" disabled=\"\"", .taskDone)] {
            source = source.replacingOccurrences(
                of: "<input type=\"checkbox\" \(state) />",
                with: "<input type=\"checkbox\" \(state) aria-label=\"\(HTML.escaping(messages.text(key)).source)\" />")
        }
        return HTML(trusted: source)
    }

    /// cmark-gfm puts footnotes last, into a section, which has no heading as sections should (HTML §4.3.3), and names the
    /// links back to the text in English.
    func withPlainFootnotes(_ messages: Messages) -> HTML {
        let (start, end) = ("<section class=\"footnotes\" data-footnotes>\n", "</section>\n")
        guard source.hasSuffix(end), let found = source.range(of: start, options: [.backwards, .literal]) else {
            return self
        }
        let list = source[found.upperBound...].dropLast(end.utf8.count).replacingOccurrences(
            of: " aria-label=\"Back to content\"",
            with: " aria-label=\"\(HTML.escaping(messages.text(.footnoteBack)).source)\"")
        return HTML(
            trusted: "\(source[..<found.lowerBound])<div class=\"footnotes\" data-footnotes>\n\(list)</div>\n")
    }
}
