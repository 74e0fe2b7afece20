/// The style sheet of all pages, made for a form within a page that has styles of its own: no rule reaches beyond the
/// element `.docket` (CSS Cascading and Inheritance 6, §2.5, `@scope`).
struct FragmentStylesheet {
    let css: String

    /// - Parameter stylesheet: compact, as `Compacting` leaves it.
    init(_ stylesheet: String) {
        var outside = ""
        var inside = ""
        for rule in Self.rules(of: stylesheet) {
            // A registered property is one of the whole page, and the page may have one of that name.
            if rule.hasPrefix("@property") { continue }
            // A typeface has no scope, and a scope cannot hold one.
            if rule.hasPrefix("@font-face") {
                outside += rule + "\n"
            } else if let scoped = Self.scoped(rule) {
                inside += scoped + "\n"
            }
        }
        css = "\(outside)@scope (.docket) {\n\(inside)}\n"
    }

    /// The rules of a sheet or of what an at-rule holds, each with its braces, or a declaration with its semicolon.
    private static func rules(of text: String) -> [String] {
        var rules: [String] = []
        var rule = ""
        var depth = 0
        var quote: Unicode.Scalar?
        var isEscaped = false
        for scalar in text.unicodeScalars {
            rule.unicodeScalars.append(scalar)
            if isEscaped {
                isEscaped = false
                continue
            }
            switch scalar {
            case "\\": isEscaped = true
            case "\"", "'": quote = quote == nil ? scalar : quote == scalar ? nil : quote
            case "{" where quote == nil: depth += 1
            case "}" where quote == nil: depth -= 1
            default: break
            }
            let isEnd = quote == nil && depth == 0 && (scalar == "}" || scalar == ";")
            if isEnd {
                rules.append(trimmed(rule))
                rule = ""
            }
        }
        return rules + [trimmed(rule)].filter { !$0.isEmpty }
    }

    /// What the rule is within the scope; nil for one that is about the page around.
    private static func scoped(_ rule: String) -> String? {
        guard let open = rule.firstIndex(of: "{"), let close = rule.lastIndex(of: "}") else { return rule }
        let head = trimmed(String(rule[..<open]))
        let body = String(rule[rule.index(after: open)..<close])
        if ["@media", "@supports", "@container"].contains(where: head.hasPrefix) {
            let inner = rules(of: body).compactMap(scoped)
            return inner.isEmpty ? nil : "\(head) {\n\(inner.joined(separator: "\n"))\n}"
        }
        guard !head.hasPrefix("@") else { return rule }
        let ownPage = ["body", "main", "[data-embedded]"]
        guard !ownPage.contains(where: { head == $0 || head.hasPrefix("\($0) ") || head.hasPrefix("\($0),") }) else {
            return nil
        }
        let scoped = head == "html" ? ":scope" : head.replacing(":root", with: ":scope")
        // Whether it is light or dark, the page around decides.
        return "\(scoped) {\(body.replacing("color-scheme: light dark;", with: ""))}"
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
        return start < end ? String(text[start..<end]) : ""
    }
}
