import SiteSource
import Synchronization
import Templates

/// A text of the schema in GitHub-flavoured Markdown. Raw HTML and `javascript:` links are left out.
enum Markdown {
    /// The HTML of a text; the text itself where its tables would take too much memory.
    static func html(_ text: String) -> HTML {
        guard HugeTable.line(in: text[...], atMost: Limits().tableCells) == nil else { return HTML.escaping(text) }
        return MarkdownTree.lock.withLock { _ in
            MarkdownTree(text[...], extensions: ["strikethrough", "autolink", "table"])?.html
        } ?? HTML.escaping(text)
    }
}
