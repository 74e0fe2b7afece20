import CCMarkGFM
import Forms
import Templates

/// A quotation that begins with a word such as `[!NOTE]`, as GitHub writes what should not be overlooked.
enum Callout: String, CaseIterable {
    case note, tip, important, warning, caution

    /// What stands above its text.
    var title: Messages.Key {
        switch self {
        case .note: .calloutNote
        case .tip: .calloutTip
        case .important: .calloutImportant
        case .warning: .calloutWarning
        case .caution: .calloutCaution
        }
    }

    /// The callout that a text alone names, such as `[!NOTE]`.
    private static func named(by text: String) -> Callout? {
        guard text.utf8.starts(with: "[!".utf8) else { return nil }
        return allCases.first { text.uppercased() == "[!\($0.rawValue.uppercased())]" }
    }

    /// Whether a text is the mark of a callout, and no word of the article.
    static func isMark(_ text: MarkdownNode) -> Bool {
        text.parent?.parent?.type == CMARK_NODE_BLOCK_QUOTE && named(by: text.literal) != nil
    }

    /// Makes a callout of a quotation that begins as one; any other stays as it is.
    static func apply(to quotation: MarkdownNode, _ messages: Messages) {
        guard let paragraph = quotation.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH,
            let first = paragraph.firstChild, first.type == CMARK_NODE_TEXT,
            let callout = named(by: first.literal)
        else { return }
        let rest = cmark_node_next(first.pointer).map(MarkdownNode.init)
        // The word stands on a line of its own.
        guard rest == nil || rest?.type == CMARK_NODE_SOFTBREAK || rest?.type == CMARK_NODE_LINEBREAK else { return }
        rest?.remove()
        first.remove()
        if paragraph.firstChild == nil { paragraph.remove() }
        let title = HTML.escaping(messages.text(callout.title)).source
        quotation.unwrap(
            CMARK_NODE_CUSTOM_BLOCK,
            "<div class=\"callout callout-\(callout.rawValue)\">\n<p class=\"callout-title\">\(title)</p>", "</div>")
    }
}
