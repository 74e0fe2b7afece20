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
    /// Questions with their answers, of an article that has nothing else.
    private(set) var questions: [ArticleQuestion] = []
    /// Whether there are more problems than are told.
    private var isCut = false

    /// The extensions of GitHub's Markdown that articles have.
    static let extensions = ["strikethrough", "autolink", "table", "tasklist"]

    /// What the site decides for all articles.
    struct Rules {
        /// Whether raw HTML is kept; else it is left out.
        var allowsHTML: Bool
        /// How many cells the tables of an article may have.
        var tableCells = Limits().tableCells
    }

    /// The caller holds `MarkdownTree.lock`.
    /// - Parameters:
    ///   - links: what is known of the site that the article may link to.
    init(_ article: Article, _ links: ArticleLinks, _ messages: Messages, _ rules: Rules) {
        let source: ArticleSource.Content
        do throws(Diagnostic) {
            source = try article.source.content()
        } catch {
            problems.append(error)
            return
        }
        if let line = HugeTable.line(in: source.body, atMost: rules.tableCells) {
            problems.append(
                Diagnostic(
                    "The tables up to here may have more than \(rules.tableCells) cells, for each row has as many as its head. Make them smaller, or raise “table_cells” in the “limits” of site.yaml.",
                    in: source.text, at: SourcePosition(line: source.linesBefore + line, column: 1)))
            return
        }
        guard
            let tree = MarkdownTree(
                source.body, extensions: Self.extensions, hasFootnotes: true, allowsHTML: rules.allowsHTML)
        else { return }
        var changed: [MarkdownNode] = []
        var words: [UInt8] = []
        var (hasTable, hasTasks, hasFootnotes) = (false, false, false)
        var sections = ArticleQuestion.Sections()
        var raw: SourcePosition?
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
            case CMARK_NODE_HEADING:
                sections.add(node, at: words.count)
                changed.append(node)
            // What is in a picture's text is freed with the picture.
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE: if !node.isInPicture { changed.append(node) }
            case CMARK_NODE_BLOCK_QUOTE: changed.append(node)
            case CMARK_NODE_FOOTNOTE_DEFINITION:
                sections.end(at: words.count)
                hasFootnotes = true
            case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
                guard !rules.allowsHTML, raw == nil, !Self.isComment(node.literal) else { return }
                raw = SourcePosition(
                    line: source.linesBefore + max(1, node.line), column: max(1, node.column))
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
        var author = Author(article: article, source: source, links: links)
        var outcomes = Digest.Parts()
        for node in changed {
            switch node.type {
            case CMARK_NODE_HEADING: break
            case CMARK_NODE_LINK: link(node, &author, &outcomes)
            case CMARK_NODE_IMAGE: image(node, &author, &outcomes)
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
        facts.outcomes = Digest(outcomes)
        facts.html = Digest { parts in
            parts.add(html.source)
            for question in questions { parts.add([question.question, question.answer]) }
        }
        if let raw {
            problems.append(
                Diagnostic(
                    "The page does without this HTML. Write Markdown, or allow HTML by “raw_html: true” in site.yaml.",
                    severity: .warning, in: source.text, at: raw))
        }
        if isCut {
            problems.append(
                Diagnostic(
                    "The article has more problems than the first \(Self.problemLimit) that are told here. Mend these first.",
                    file: article.source.name))
        }
    }

    /// Whether HTML is nothing but comments, which nobody misses.
    private static func isComment(_ html: String) -> Bool {
        var rest = html.drop(while: \.isWhitespace)
        while rest.hasPrefix("<!--") {
            guard let end = rest.firstRange(of: "-->") else { return false }
            rest = rest[end.upperBound...].drop(while: \.isWhitespace)
        }
        return rest.isEmpty
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
            " class=\"language-\(HTML.markdown(String($0)))\""
        }
        node.replace(
            CMARK_NODE_CUSTOM_BLOCK,
            by: "<pre tabindex=\"0\"><code\(language ?? "")>\(HTML.markdown(node.literal))</code></pre>")
    }

    /// Where links come from and what they may lead to.
    private struct Author {
        let article: Article
        let source: ArticleSource.Content
        let links: ArticleLinks
        /// Made for the first link whose place is needed.
        private var places: LinkPlaces?

        init(article: Article, source: ArticleSource.Content, links: ArticleLinks) {
            self.article = article
            self.source = source
            self.links = links
        }

        /// Where the address of a link stands in the file.
        mutating func position(of node: MarkdownNode) -> SourcePosition {
            var start: MarkdownNode? = node
            while let inner = start, inner.line == 0 { start = inner.parent }
            var places = self.places ?? LinkPlaces(source.text)
            // Without a second owner, which would copy it.
            self.places = nil
            defer { self.places = places }
            return places.position(
                line: max(1, start?.line ?? 1) + source.linesBefore, column: node.column, address: node.address)
        }
    }

    private mutating func link(_ node: MarkdownNode, _ author: inout Author, _ outcomes: inout Digest.Parts) {
        let link = ArticleLink(address: node.address, isPicture: false)
        let target = author.links.target(of: link, from: author.article)
        facts.links.append(link)
        outcomes.add(target)
        switch target {
        case .elsewhere: break
        case .here(let anchor): refer(to: author.article.source.name, anchor, author.position(of: node))
        case .article(let file, let path, let anchor):
            refer(to: file, anchor, author.position(of: node))
            node.setAddress(path + (anchor.map { "#\($0)" } ?? ""))
        case .draft(let file):
            report(
                "This links to \(file), which is not published. The words are shown without a link.",
                severity: .warning, at: node, &author)
            node.unwrap(CMARK_NODE_CUSTOM_INLINE)
        case .file(let file):
            facts.hasFiles = true
            node.setAddress(file.address)
        case .problem(let sentence): report(sentence, at: node, &author)
        }
    }

    private mutating func refer(to file: String, _ anchor: String?, _ position: SourcePosition) {
        facts.references.append(ArticleFacts.Reference(file: file, anchor: anchor, position: position))
    }

    private mutating func image(_ node: MarkdownNode, _ author: inout Author, _ outcomes: inout Digest.Parts) {
        let link = ArticleLink(address: node.address, isPicture: true)
        let target = author.links.target(of: link, from: author.article)
        facts.links.append(link)
        outcomes.add(target)
        switch target {
        case .file(let file):
            facts.hasFiles = true
            let title = node.title.isEmpty ? "" : " title=\"\(HTML.markdown(node.title))\""
            let size = file.size.map { " width=\"\($0.width)\" height=\"\($0.height)\"" } ?? ""
            node.replace(
                CMARK_NODE_CUSTOM_INLINE,
                by:
                    "<img src=\"\(HTML.markdown(file.address))\" alt=\"\(HTML.markdown(node.alternative))\"\(title)\(size) loading=\"lazy\" />"
            )
        case .problem(let sentence): report(sentence, at: node, &author)
        case .elsewhere, .here, .article, .draft: break
        }
    }

    /// How many problems of one article are told.
    static let problemLimit = 100

    private mutating func report(
        _ sentence: String, severity: Diagnostic.Severity = .error, at node: MarkdownNode, _ author: inout Author
    ) {
        guard problems.all.count < Self.problemLimit else {
            isCut = true
            return
        }
        problems.append(
            Diagnostic(sentence, severity: severity, in: author.source.text, at: author.position(of: node)))
    }
}
