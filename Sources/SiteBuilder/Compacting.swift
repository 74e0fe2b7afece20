/// Takes out of Docket's own scripts and style sheets what only their developers read: comments, indentation, empty lines.
///
/// It knows no grammar of JavaScript. A script keeps to two rules: a comment is a line of its own that begins with `//`, or stands
/// between `/**` and `*/`, and neither sign occurs in a text or in a regular expression.
enum Compacting {
    /// A script without comments.
    static func script(_ text: String) -> String {
        lines(of: without("/**", "*/", text)).filter { !$0.hasPrefix("//") }.joined(separator: "\n") + "\n"
    }

    /// A style sheet without comments and without white space around braces and behind semicolons; what looks like either
    /// within a string (CSS Syntax §4.3.5) stays.
    static func stylesheet(_ text: String) -> String {
        var result = ""
        var rest = text.unicodeScalars[...]
        var quote: Unicode.Scalar?
        while let scalar = rest.popFirst() {
            if quote == nil, scalar == "/", rest.first == "*" {
                guard let end = Substring(rest.dropFirst()).firstRange(of: "*/") else { break }
                rest = rest[end.upperBound...]
                continue
            }
            if quote == nil {
                let isSpace = scalar == " " || scalar == "\n"
                if isSpace, let last = result.unicodeScalars.last, "{};".unicodeScalars.contains(last) { continue }
                if scalar == "{" || scalar == "}" {
                    while result.unicodeScalars.last == " " || result.unicodeScalars.last == "\n" {
                        result.unicodeScalars.removeLast()
                    }
                }
            }
            result.unicodeScalars.append(scalar)
            if scalar == "\\", let escaped = rest.popFirst() {
                result.unicodeScalars.append(escaped)
            } else if quote == nil, scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if scalar == quote || scalar == "\n" {
                quote = nil
            }
        }
        return lines(of: result).joined(separator: "\n") + "\n"
    }

    /// Without white space at both ends, and without empty ones.
    private static func lines(of text: String) -> [Substring] {
        text.split(separator: "\n").compactMap { line in
            let start = line.firstIndex { $0 != " " } ?? line.endIndex
            let end = line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex
            return start < end ? line[start..<end] : nil
        }
    }

    /// Without what stands between two signs, and the space after it.
    private static func without(_ opening: String, _ closing: String, _ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: opening) {
            guard let end = rest[start.upperBound...].firstRange(of: closing) else { break }
            result += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
            if rest.first == " " { rest.removeFirst() }
        }
        return result + rest
    }
}
