import CCMarkGFM
import Diagnostics
import Forms
import Foundation
import SiteSource
import Templates

/// An article's text as HTML, with what other pages need to know of it.
struct ArticleHTML {
    /// A heading that can be linked to.
    struct Heading: Sendable, Hashable {
        /// 1 to 6.
        let level: Int
        let id: String
        let text: String
    }

    /// A link to a place in an article, which is checked when all articles are known.
    struct Reference: Sendable, Hashable {
        /// The file of the article, as `ArticleIndex` calls it.
        let file: String
        /// The anchor; nil for the article itself.
        let anchor: String?
        let position: SourcePosition
    }

    private(set) var html = HTML(trusted: "")
    private(set) var headings: [Heading] = []
    private(set) var references: [Reference] = []
    /// The words, for search.
    private(set) var text = ""
    /// The pictures and other files that the text shows or links to.
    private(set) var files: [LinkedFile] = []
    private(set) var problems = Diagnostics()
    /// Whether it has a block of code.
    private(set) var hasCode = false

    /// The extensions of GitHub's Markdown that articles have.
    static let extensions = ["strikethrough", "autolink", "table", "tasklist"]

    /// The caller holds `MarkdownTree.lock`.
    /// - Parameters:
    ///   - links: what is known of the site that the article may link to.
    init(_ article: Article, _ links: ArticleLinks, _ messages: Messages, allowsHTML: Bool) {
        guard
            let tree = MarkdownTree(
                article.body, extensions: Self.extensions, hasFootnotes: true, allowsHTML: allowsHTML)
        else { return }
        var changed: [MarkdownNode] = []
        var words: [UInt8] = []
        var hasTable = false
        tree.walk { node in
            // Words of two blocks are never one.
            if node.isBlock, !words.isEmpty { words.append(UInt8(ascii: " ")) }
            switch node.type {
            case CMARK_NODE_TEXT where Callout.isMark(node): break
            case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
                node.appendText(to: &words)
            case CMARK_NODE_CODE_BLOCK:
                hasCode = true
                node.appendText(to: &words)
                changed.append(node)
            case CMARK_NODE_HEADING, CMARK_NODE_LINK, CMARK_NODE_IMAGE, CMARK_NODE_BLOCK_QUOTE: changed.append(node)
            default:
                if node.isBlock, node.typeName == "table" {
                    hasTable = true
                    changed.append(node)
                }
            }
        }
        text = String(decoding: words, as: UTF8.self)
        var ids = HeadingIDs()
        for node in changed where node.type == CMARK_NODE_HEADING { add(node, &ids) }
        for node in changed {
            switch node.type {
            case CMARK_NODE_HEADING: break
            case CMARK_NODE_LINK: link(node, article, links)
            case CMARK_NODE_IMAGE: image(node, article, links)
            case CMARK_NODE_CODE_BLOCK: Self.code(node)
            case CMARK_NODE_BLOCK_QUOTE: Callout.apply(to: node, messages)
            default:
                node.wrap(CMARK_NODE_CUSTOM_BLOCK, "<div class=\"table\" tabindex=\"0\">", "</div>")
            }
        }
        html = tree.html
        if hasTable { html = Self.withClasses(html) }
    }

    /// cmark-gfm aligns cells by an attribute that HTML has no more (HTML §16.2), or by styles that the pages' policy forbids.
    private static func withClasses(_ html: HTML) -> HTML {
        var source = html.source
        for cell in ["th", "td"] {
            for side in ["left", "center", "right"] {
                source = source.replacingOccurrences(
                    of: "<\(cell) align=\"\(side)\">", with: "<\(cell) class=\"align-\(side)\">")
            }
        }
        return HTML(trusted: source)
    }

    /// The same without what only its own page needs.
    var withoutText: ArticleHTML {
        var rest = self
        rest.html = HTML(trusted: "")
        rest.text = ""
        return rest
    }

    private mutating func add(_ node: MarkdownNode, _ ids: inout HeadingIDs) {
        let text = node.text
        let id = ids.id(of: text)
        headings.append(Heading(level: node.level, id: id, text: text))
        node.begin(
            with: "<a class=\"anchor\" id=\"\(id)\" href=\"#\(id)\" tabindex=\"-1\" aria-hidden=\"true\">#</a>")
    }

    /// A block of code can be wider than the page, and keyboards scroll only what takes the focus.
    private static func code(_ node: MarkdownNode) {
        let language = node.info.split(whereSeparator: \.isWhitespace).first.map {
            " class=\"language-\(HTML.escaping(String($0)).source)\""
        }
        node.replace(
            CMARK_NODE_CUSTOM_BLOCK,
            by: "<pre tabindex=\"0\"><code\(language ?? "")>\(HTML.escaping(node.literal).source)</code></pre>")
    }

    private mutating func link(_ node: MarkdownNode, _ article: Article, _ links: ArticleLinks) {
        let address = node.address
        let position = Self.position(of: node, in: article)
        switch links.target(of: address, from: article) {
        case .elsewhere: break
        case .here(let anchor):
            references.append(Reference(file: article.source.name, anchor: anchor, position: position))
        case .article(let file, let path, let anchor):
            node.setAddress(path + (anchor.map { "#\($0)" } ?? ""))
            references.append(Reference(file: file, anchor: anchor, position: position))
        case .draft(let file):
            problems.append(
                Diagnostic(
                    "This links to \(file), which is not published. The words are shown without a link.",
                    severity: .warning, in: article.source, at: position))
            node.unwrap(CMARK_NODE_CUSTOM_INLINE)
        case .file(let path):
            if let file = add(path, article, position, links) { node.setAddress(file.address) }
        case .problem(let sentence):
            problems.append(Diagnostic(sentence, in: article.source, at: position))
        }
    }

    private mutating func image(_ node: MarkdownNode, _ article: Article, _ links: ArticleLinks) {
        let position = Self.position(of: node, in: article)
        switch links.picture(of: node.address, from: article) {
        case .success(let path):
            guard let file = add(path, article, position, links) else { return }
            let title = node.title.isEmpty ? "" : " title=\"\(HTML.escaping(node.title).source)\""
            let size = file.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
            node.replace(
                CMARK_NODE_CUSTOM_INLINE,
                by:
                    "<img src=\"\(HTML.escaping(file.address).source)\" alt=\"\(HTML.escaping(node.text).source)\"\(title)\(size) loading=\"lazy\" />"
            )
        case .failure(let problem): problems.append(Diagnostic(problem.sentence, in: article.source, at: position))
        }
    }

    private mutating func add(
        _ path: String, _ article: Article, _ position: SourcePosition, _ links: ArticleLinks
    ) -> LinkedFile? {
        switch links.files.file(path) {
        case .success(let file):
            files.append(file)
            return file
        case .failure(let problem):
            problems.append(Diagnostic(problem.sentence, in: article.source, at: position))
            return nil
        }
    }

    /// Where the address of a link stands in the file. cmark-gfm counts columns without what indents a line, so that the
    /// line is searched for the address.
    private static func position(of node: MarkdownNode, in article: Article) -> SourcePosition {
        var start: MarkdownNode? = node
        while let inner = start, inner.line == 0 { start = inner.parent }
        let first = max(1, start?.line ?? 1) + article.linesBefore
        let address = node.address
        for line in first..<(first + 20) {
            let text = article.source.line(line)
            let offset = line == first ? min(max(0, node.column - 1), text.utf8.count) : 0
            let start = text.utf8.index(text.startIndex, offsetBy: offset)
            guard let found = text.range(of: address, options: .literal, range: start..<text.endIndex) else { continue }
            let column = text.unicodeScalars.distance(from: text.startIndex, to: found.lowerBound) + 1
            return SourcePosition(line: line, column: column)
        }
        return SourcePosition(line: first, column: max(1, node.column))
    }
}
