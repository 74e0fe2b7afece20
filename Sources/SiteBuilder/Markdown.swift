import CCMarkGFM
import Glibc
import Templates

/// GitHub-flavoured Markdown by cmark-gfm. Raw HTML and `javascript:` links are left out.
enum Markdown {
    /// The HTML of a text.
    static func html(_ text: String) -> HTML {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return HTML.escaping(text) }
        defer { cmark_parser_free(parser) }
        for name in ["strikethrough", "autolink", "table"] {
            if let extension_ = cmark_find_syntax_extension(name) {
                cmark_parser_attach_syntax_extension(parser, extension_)
            }
        }
        cmark_parser_feed(parser, text, text.utf8.count)
        guard let document = cmark_parser_finish(parser) else { return HTML.escaping(text) }
        defer { cmark_node_free(document) }
        guard let rendered = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else {
            return HTML.escaping(text)
        }
        defer { free(rendered) }
        return HTML(trusted: String(cString: rendered))
    }
}
