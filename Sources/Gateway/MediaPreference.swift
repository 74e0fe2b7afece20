import HTTPTypes

/// Whether an answer is a page or JSON, from the Accept field (RFC 9110 §12.5.1).
enum MediaPreference: Sendable, Hashable {
    case html
    case json

    /// JSON only for who names it and likes it at least as much as HTML; everybody else gets a page.
    init(accept: String?) {
        guard let accept, !accept.isEmpty else {
            self = .html
            return
        }
        var json = -1.0
        var html = -1.0
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            switch parts.first {
            case "application/json", "application/problem+json": json = max(json, weight)
            case "text/html", "application/xhtml+xml": html = max(html, weight)
            default: break
            }
        }
        self = json > 0 && json >= html ? .json : .html
    }
}
