/// The address of a link with places such as `{order}`, which are filled with the percent-encoded answers.
///
/// An encoded answer has no `:`, `/`, `?`, `#`, `@` or `\`, so that it cannot end the part of the address in which it stands
/// (RFC 3986 §3). What it could do still is to be a part of the host, or, empty, to let two slashes meet.
package struct AddressWithPlaces: Sendable {
    private let text: String

    /// An address as its author wrote it, the places in braces.
    package init(_ text: String) {
        self.text = text
    }

    /// Whether scheme and host stand before the first place, whatever is filled in.
    package var isSafe: Bool {
        guard let place = text.firstIndex(of: "{") else { return true }
        let head = text[..<place].lowercased()
        if head.contains(where: { $0 == "?" || $0 == "#" }) { return true }
        // What answers the scheme alone, and has no host.
        if head.hasPrefix("mailto:") || head.hasPrefix("tel:") { return true }
        guard !head.contains("\\") else { return false }
        var path = head[...]
        for scheme in ["https:", "http:", ""] where head.hasPrefix("\(scheme)//") {
            // Behind the host, which is not empty.
            path = head.dropFirst(scheme.count + 2)
            guard let slash = path.firstIndex(of: "/"), slash > path.startIndex else { return false }
            return true
        }
        // A path that begins with a slash and something else.
        return path.hasPrefix("/") && path.count > 1
    }
}
