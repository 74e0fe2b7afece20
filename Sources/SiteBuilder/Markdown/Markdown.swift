import Synchronization
import Templates

/// A text of the schema in GitHub-flavoured Markdown. Raw HTML and `javascript:` links are left out.
enum Markdown {
    /// The HTML of a text.
    static func html(_ text: String) -> HTML {
        MarkdownTree.lock.withLock { _ in
            MarkdownTree(text[...], extensions: ["strikethrough", "autolink", "table"])?.html
        } ?? HTML.escaping(text)
    }
}
