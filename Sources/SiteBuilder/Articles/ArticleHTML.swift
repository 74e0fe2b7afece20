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
    /// Questions with their answers, of an article that has nothing else.
    private(set) var questions: [ArticleQuestion] = []
    /// While it is made, for the places of its links.
    private var places: LinkPlaces?
    /// Whether there are more problems than are told.
    private var isCut = false

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
        var (hasTable, hasTasks, hasFootnotes) = (false, false, false)
        var sections = ArticleQuestion.Sections()
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
            case CMARK_NODE_HEADING:
                sections.add(node, at: words.count)
                changed.append(node)
            // What is in a picture's text is freed with the picture.
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE: if !node.isInPicture { changed.append(node) }
            case CMARK_NODE_BLOCK_QUOTE: changed.append(node)
            case CMARK_NODE_FOOTNOTE_DEFINITION:
                sections.end(at: words.count)
                hasFootnotes = true
            default:
                guard node.isBlock else { return }
                switch node.typeName {
                case "table":
                    hasTable = true
                    changed.append(node)
                case "tasklist": hasTasks = true
                default: break
                }
            }
        }
        text = String(decoding: words, as: UTF8.self)
        questions = sections.questions(in: words)
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
        if hasTable { html = html.withClassesOfCells }
        if hasTasks { html = html.withLabelledTasks(messages) }
        if hasFootnotes { html = html.withPlainFootnotes(messages) }
        places = nil
        if isCut {
            problems.append(
                Diagnostic(
                    "The article has more problems than the first \(Self.problemLimit) that are told here. Mend these first.",
                    file: article.source.name))
        }
    }

    /// The same without what only its own page needs.
    var withoutText: ArticleHTML {
        var rest = self
        rest.html = HTML(trusted: "")
        rest.text = ""
        rest.questions = []
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
            " class=\"language-\(HTML.markdown(String($0)))\""
        }
        node.replace(
            CMARK_NODE_CUSTOM_BLOCK,
            by: "<pre tabindex=\"0\"><code\(language ?? "")>\(HTML.markdown(node.literal))</code></pre>")
    }

    private mutating func link(_ node: MarkdownNode, _ article: Article, _ links: ArticleLinks) {
        switch links.target(of: node.address, from: article) {
        case .elsewhere: break
        case .here(let anchor):
            references.append(
                Reference(file: article.source.name, anchor: anchor, position: position(of: node, in: article)))
        case .article(let file, let path, let anchor):
            references.append(Reference(file: file, anchor: anchor, position: position(of: node, in: article)))
            node.setAddress(path + (anchor.map { "#\($0)" } ?? ""))
        case .draft(let file):
            report(
                "This links to \(file), which is not published. The words are shown without a link.",
                severity: .warning, at: node, in: article)
            node.unwrap(CMARK_NODE_CUSTOM_INLINE)
        case .file(let path):
            if let file = add(path, node, article, links) { node.setAddress(file.address) }
        case .problem(let sentence): report(sentence, at: node, in: article)
        }
    }

    private mutating func image(_ node: MarkdownNode, _ article: Article, _ links: ArticleLinks) {
        switch links.picture(of: node.address, from: article) {
        case .success(let path):
            guard let file = add(path, node, article, links) else { return }
            let title = node.title.isEmpty ? "" : " title=\"\(HTML.markdown(node.title))\""
            let size = file.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
            node.replace(
                CMARK_NODE_CUSTOM_INLINE,
                by:
                    "<img src=\"\(HTML.markdown(file.address))\" alt=\"\(HTML.markdown(node.alternative))\"\(title)\(size) loading=\"lazy\" />"
            )
        case .failure(let problem): report(problem.sentence, at: node, in: article)
        }
    }

    private mutating func add(
        _ path: String, _ node: MarkdownNode, _ article: Article, _ links: ArticleLinks
    ) -> LinkedFile? {
        switch links.files.file(path) {
        case .success(let file):
            files.append(file)
            return file
        case .failure(let problem):
            report(problem.sentence, at: node, in: article)
            return nil
        }
    }

    /// Where the address of a link stands in the file.
    private mutating func position(of node: MarkdownNode, in article: Article) -> SourcePosition {
        var start: MarkdownNode? = node
        while let inner = start, inner.line == 0 { start = inner.parent }
        var places = self.places ?? LinkPlaces(article.source)
        defer { self.places = places }
        return places.position(
            line: max(1, start?.line ?? 1) + article.linesBefore, column: node.column, address: node.address)
    }

    /// How many problems of one article are told.
    static let problemLimit = 100

    private mutating func report(
        _ sentence: String, severity: Diagnostic.Severity = .error, at node: MarkdownNode, in article: Article
    ) {
        guard problems.all.count < Self.problemLimit else {
            isCut = true
            return
        }
        problems.append(
            Diagnostic(sentence, severity: severity, in: article.source, at: position(of: node, in: article)))
    }
}
