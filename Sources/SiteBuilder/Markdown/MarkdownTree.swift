import CCMarkGFM
import Glibc
import Synchronization
import Templates

/// A text as cmark-gfm's tree, with GitHub's extensions.
///
/// cmark-gfm's inline parsing with extensions is not made for several threads: whoever parses and renders holds `lock`.
struct MarkdownTree: ~Copyable {
    /// Taken around all that is done with trees.
    static let lock = Mutex<Void>(())

    private let parser: OpaquePointer
    private let root: OpaquePointer
    private let options: Int32

    /// - Parameters:
    ///   - extensions: by cmark-gfm's names.
    ///   - hasFootnotes: whether `[^1]` is a footnote.
    ///   - allowsHTML: whether raw HTML is kept; else it is left out.
    /// - Returns: nil when there is no memory.
    init?(_ text: Substring, extensions: [String], hasFootnotes: Bool = false, allowsHTML: Bool = false) {
        cmark_gfm_core_extensions_ensure_registered()
        let options =
            CMARK_OPT_VALIDATE_UTF8 | (hasFootnotes ? CMARK_OPT_FOOTNOTES : 0) | (allowsHTML ? CMARK_OPT_UNSAFE : 0)
        guard let parser = cmark_parser_new(options) else { return nil }
        for name in extensions {
            if let syntax = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, syntax) }
        }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else {
            cmark_parser_free(parser)
            return nil
        }
        self.parser = parser
        self.root = root
        self.options = options
    }

    deinit {
        cmark_node_free(root)
        cmark_parser_free(parser)
    }

    /// Visits every node, a parent before its children. The tree must not be changed meanwhile.
    func walk(_ visit: (MarkdownNode) -> Void) { Self.walk(root, visit) }

    static func walk(_ root: OpaquePointer, _ visit: (MarkdownNode) -> Void) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            switch cmark_iter_next(iterator) {
            case CMARK_EVENT_ENTER: visit(MarkdownNode(pointer: cmark_iter_get_node(iterator)))
            case CMARK_EVENT_DONE: return
            default: break
            }
        }
    }

    var html: HTML {
        guard let rendered = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else {
            return HTML(trusted: "")
        }
        defer { free(rendered) }
        return HTML(trusted: String(cString: rendered))
    }
}
