import CCMarkGFM
import Diagnostics
import Forms
import Foundation
import SiteSource
import Templates

/// An article's text as HTML, with what other pages need to know of it.
struct ArticleHTML {
    private(set) var html = HTML(trusted: "")
    /// The words, for search.
    private(set) var text = ""
    var facts = ArticleFacts()
    private(set) var problems = Diagnostics()

    /// The extensions of GitHub's Markdown that articles have.
    static let extensions = ["strikethrough", "autolink", "table", "tasklist"]

    /// The caller holds `MarkdownTree.lock`.
    /// - Parameters:
    ///   - links: what is known of the site that the article may link to.
    init(_ article: Article, _ links: ArticleLinks, _ messages: Messages, allowsHTML: Bool) {
        let source: ArticleSource.Content
        do throws(Diagnostic) {
            source = try article.source.content()
        } catch {
            problems.append(error)
            return
        }
        guard
            let tree = MarkdownTree(
                source.body, extensions: Self.extensions, hasFootnotes: true, allowsHTML: allowsHTML)
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
                facts.hasCode = true
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
        let author = Author(article: article, source: source, links: links)
        var outcomes = Digest.Parts()
        for node in changed {
            switch node.type {
            case CMARK_NODE_HEADING: break
            case CMARK_NODE_LINK: link(node, author, &outcomes)
            case CMARK_NODE_IMAGE: image(node, author, &outcomes)
            case CMARK_NODE_CODE_BLOCK: Self.code(node)
            case CMARK_NODE_BLOCK_QUOTE: Callout.apply(to: node, messages)
            default:
                node.wrap(CMARK_NODE_CUSTOM_BLOCK, "<div class=\"table\" tabindex=\"0\">", "</div>")
            }
        }
        html = tree.html
        if hasTable { html = Self.withClasses(html) }
        facts.outcomes = Digest(outcomes)
        facts.html = Digest { $0.add(html.source) }
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

    private mutating func add(_ node: MarkdownNode, _ ids: inout HeadingIDs) {
        let text = node.text
        let id = ids.id(of: text)
        facts.headings.append(ArticleFacts.Heading(level: node.level, id: id, text: text))
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

    /// Where links come from and what they may lead to.
    private struct Author {
        let article: Article
        let source: ArticleSource.Content
        let links: ArticleLinks
    }

    private mutating func link(_ node: MarkdownNode, _ author: Author, _ outcomes: inout Digest.Parts) {
        let link = ArticleLink(address: node.address, isPicture: false)
        let position = Self.position(of: node, in: author.source)
        let target = author.links.target(of: link, from: author.article)
        facts.links.append(link)
        outcomes.add(target)
        switch target {
        case .elsewhere: break
        case .here(let anchor): refer(to: author.article.source.name, anchor, position)
        case .article(let file, let path, let anchor):
            node.setAddress(path + (anchor.map { "#\($0)" } ?? ""))
            refer(to: file, anchor, position)
        case .draft(let file):
            problems.append(
                Diagnostic(
                    "This links to \(file), which is not published. The words are shown without a link.",
                    severity: .warning, in: author.source.text, at: position))
            node.unwrap(CMARK_NODE_CUSTOM_INLINE)
        case .file(let file):
            facts.hasFiles = true
            node.setAddress(file.address)
        case .problem(let sentence):
            problems.append(Diagnostic(sentence, in: author.source.text, at: position))
        }
    }

    private mutating func refer(to file: String, _ anchor: String?, _ position: SourcePosition) {
        facts.references.append(ArticleFacts.Reference(file: file, anchor: anchor, position: position))
    }

    private mutating func image(_ node: MarkdownNode, _ author: Author, _ outcomes: inout Digest.Parts) {
        let link = ArticleLink(address: node.address, isPicture: true)
        let target = author.links.target(of: link, from: author.article)
        facts.links.append(link)
        outcomes.add(target)
        switch target {
        case .file(let file):
            facts.hasFiles = true
            let title = node.title.isEmpty ? "" : " title=\"\(HTML.escaping(node.title).source)\""
            let size = file.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
            node.replace(
                CMARK_NODE_CUSTOM_INLINE,
                by:
                    "<img src=\"\(HTML.escaping(file.address).source)\" alt=\"\(HTML.escaping(node.text).source)\"\(title)\(size) loading=\"lazy\" />"
            )
        case .problem(let sentence):
            let position = Self.position(of: node, in: author.source)
            problems.append(Diagnostic(sentence, in: author.source.text, at: position))
        case .elsewhere, .here, .article, .draft: break
        }
    }

    /// Where the address of a link stands in the file. cmark-gfm counts columns without what indents a line, so that the
    /// line is searched for the address.
    private static func position(of node: MarkdownNode, in source: ArticleSource.Content) -> SourcePosition {
        var start: MarkdownNode? = node
        while let inner = start, inner.line == 0 { start = inner.parent }
        let first = max(1, start?.line ?? 1) + source.linesBefore
        let address = node.address
        for line in first..<(first + 20) {
            let text = source.text.line(line)
            let offset = line == first ? min(max(0, node.column - 1), text.utf8.count) : 0
            let start = text.utf8.index(text.startIndex, offsetBy: offset)
            guard let found = text.range(of: address, options: .literal, range: start..<text.endIndex) else { continue }
            let column = text.unicodeScalars.distance(from: text.startIndex, to: found.lowerBound) + 1
            return SourcePosition(line: line, column: column)
        }
        return SourcePosition(line: first, column: max(1, node.column))
    }
}
