import CCMarkGFM
import Foundation

/// cmark-gfm's own rendering, and Docket's without what `docs/decisions/0049-articles.md` says that it adds.
enum PlainMarkdown {
    /// What cmark-gfm makes of a text with GitHub's extensions and nothing of Docket's. The caller holds
    /// `MarkdownTree.lock`.
    static func html(_ text: String, allowsHTML: Bool) -> String {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES | (allowsHTML ? CMARK_OPT_UNSAFE : 0)
        let parser = cmark_parser_new(options)
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        cmark_parser_feed(parser, text, text.utf8.count)
        let root = cmark_parser_finish(parser)
        defer { cmark_node_free(root) }
        guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else { return "" }
        defer { free(html) }
        return String(cString: html)
    }

    /// Docket's HTML without its additions.
    /// - Parameters:
    ///   - plain: what cmark-gfm says, for the addresses as they were written.
    ///   - address: what becomes of an address that was written; nil where it stays.
    static func undone(_ html: String, plain: String, address: (String) -> String?) -> String {
        var html = html
        // Anchors of headings.
        html.replace(
            /<a class="anchor" id="([^"]*)" href="#([^"]*)" tabindex="-1" aria-hidden="true">#<\/a>/,
            with: { $0.output.1 == $0.output.2 ? "" : String($0.output.0) })
        // What lets keyboards scroll.
        html = html.replacing("<pre tabindex=\"0\"><code", with: "<pre><code")
        html = html.replacing("<div class=\"table\" tabindex=\"0\">\n<table>", with: "<table>")
        html = html.replacing("</table>\n</div>\n", with: "</table>\n")
        html.replace(
            /<(t[hd]) class="align-(left|center|right)">/, with: { "<\($0.output.1) align=\"\($0.output.2)\">" })
        // Pictures.
        html.replace(
            /(<img src="[^"]*" alt="[^"]*"(?: title="[^"]*")?)(?: width="\d+" height="\d+")? loading="lazy" \/>/,
            with: { "\($0.output.1) />" })
        // Boxes of lists of things to do.
        for (state, label) in [("", "To do"), ("checked=\"\" ", "Done")] {
            html = html.replacing(
                "<input type=\"checkbox\" \(state)disabled=\"\" aria-label=\"\(label)\" />",
                with: "<input type=\"checkbox\" \(state)disabled=\"\" />")
        }
        // Footnotes, which are always last.
        if let start = html.range(of: "<div class=\"footnotes\" data-footnotes>\n", options: .backwards),
            html.hasSuffix("</div>\n")
        {
            let list = html[start.upperBound...].dropLast(7)
            html = "\(html[..<start.lowerBound])<section class=\"footnotes\" data-footnotes>\n\(list)</section>\n"
        }
        return restored(html, plain: plain, address: address)
    }

    /// Puts the addresses of links and pictures back as they were written, each only if it is what the other becomes.
    private static func restored(_ html: String, plain: String, address: (String) -> String?) -> String {
        let pattern = /(?:href|src)="([^"]*)"/
        var written = plain.matches(of: pattern).map { String($0.output.1) }[...]
        var html = html
        html.replace(pattern) { match in
            guard let original = written.popFirst(), address(original) == String(match.output.1) else {
                return String(match.output.0)
            }
            return String(match.output.0.replacing(match.output.1, with: original))
        }
        return html
    }

    /// Both with the same sign for a callout, which is a quotation that begins with a word.
    static func withSigns(for html: String, isPlain: Bool) -> String {
        var html = html
        if isPlain {
            html.replace(
                /<blockquote>\n<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:<br \/>)?\n/.ignoresCase(),
                with: { "<blockquote>§\($0.output.1.lowercased())\n<p>" })
            html.replace(
                /<blockquote>\n<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]<\/p>/.ignoresCase(),
                with: { "<blockquote>§\($0.output.1.lowercased())" })
        } else {
            html.replace(
                /<div class="callout callout-([a-z]+)">\n<p class="callout-title">[^<]+<\/p>/,
                with: { "<blockquote>§\($0.output.1)" })
            html = html.replacing("</div>", with: "</blockquote>")
        }
        return html
    }
}
