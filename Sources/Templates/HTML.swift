/// Markup that goes into a page as it is.
package struct HTML: Sendable, Hashable {
    /// The markup.
    package let source: String

    /// Markup whose author is trusted as much as the templates are: a template's own output, or cleaned Markdown.
    package init(trusted source: String) {
        self.source = source
    }

    /// Text as markup: `& < > " '` are written as character references (HTML §13.3), all else is kept.
    ///
    /// The result is safe between tags and in a quoted attribute.
    package static func escaping(_ text: String) -> HTML {
        var bytes: [UInt8] = []
        bytes.append(escaping: text)
        return HTML(trusted: String(decoding: bytes, as: UTF8.self))
    }
}
