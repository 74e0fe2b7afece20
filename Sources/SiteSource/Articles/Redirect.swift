package import Diagnostics

/// An old address that leads to an article now.
package struct Redirect: Sendable, Hashable {
    /// The file below the start page that answers it, such as `old/page.html` or `faq/index.html`.
    package let path: String
    /// Where the front matter says so.
    package let position: SourcePosition

    /// A redirect with its parts.
    package init(path: String, position: SourcePosition) {
        self.path = path
        self.position = position
    }
}
