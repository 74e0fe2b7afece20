package import Diagnostics
import Synchronization

/// The file of an article, which is read when its text is first asked for.
package final class ArticleSource: Sendable {
    /// What is in the file.
    package struct Content: Sendable {
        /// The whole file.
        package let text: SourceText
        /// Where the article begins, in bytes of UTF-8.
        let bodyOffset: Int
        /// How many lines of the file stand before the article.
        package let linesBefore: Int

        /// Markdown, without the front matter.
        package var body: Substring { text.text[text.text.utf8.index(text.text.startIndex, offsetBy: bodyOffset)...] }
    }

    /// The path, as messages show it.
    package let name: String
    /// The site's folder, which the file must be within.
    package let root: String
    private let known: Mutex<Content?>

    /// - Parameter content: nil for a file that is read later.
    init(_ name: String, within root: String, _ content: Content? = nil) {
        self.name = name
        self.root = root
        known = Mutex(content)
    }

    /// What is in the file.
    /// - Throws: that it cannot be read any more.
    package func content() throws(Diagnostic) -> Content {
        if let content = known.withLock({ $0 }) { return content }
        let (content, _, _) = try ArticleFile.content(of: name, within: root)
        known.withLock { $0 = content }
        return content
    }

    /// The text, for messages about it; empty for a file that cannot be read any more.
    package var text: SourceText { (try? content().text) ?? SourceText(name: name, text: "") }
}
