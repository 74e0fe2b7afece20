import Diagnostics
import Forms
import Foundation

extension YAMLReader {
    /// The front matter of an article, as far as it can be read.
    /// - Parameter suffix: the language that the file's name says; nil where it says none.
    mutating func article(_ root: YAMLValue, suffix: String?) -> ArticleHead? {
        guard let map = map(root, ArticleKey.self, of: "The front matter") else { return nil }
        let title = neededPlainText(.title, in: map, of: "The front matter")
        var head = ArticleHead(title: title ?? "")
        head.description = plainText(map[.description], "“description”")
        head.order = integer(map[.order], "order", in: KeyRange.order)
        head.published = bool(map[.published], "published") ?? false
        head.updated = day(map[.updated])
        head.redirects = redirects(map[.redirects])
        head.language = articleLanguage(map[.language], suffix: suffix)
        return title == nil ? nil : head
    }

    /// What category.yaml says.
    mutating func category(_ root: YAMLValue, name: String) -> Category? {
        guard let map = map(root, CategoryKey.self, of: "category.yaml") else { return nil }
        return Category(
            name: name, title: text(map[.title], "“title”") ?? AddressName.title(of: name),
            description: text(map[.description], "“description”"),
            order: integer(map[.order], "order", in: KeyRange.order),
            published: bool(map[.published], "published") ?? true)
    }

    private mutating func articleLanguage(_ value: YAMLValue?, suffix: String?) -> String? {
        guard let value, let text = plainText(value, "“language”") else { return suffix }
        guard languages.all.contains(text) else {
            let suggestion = didYouMean(text, among: languages.all)
            report(
                "“language” is \(text.quoted), which is none of the site’s languages."
                    + (suggestion.isEmpty ? " The site has \(languages.all.listed)." : suggestion),
                at: value.position)
            return suffix
        }
        if let suffix, suffix != text {
            report(
                "“language” is \(text.quoted), and the file’s name ends with “.\(suffix).md”. Remove one of the two.",
                at: value.position)
        }
        return text
    }

    /// A date, in days since 1970.
    private mutating func day(_ value: YAMLValue?) -> Int? {
        guard let value else { return nil }
        if let text = value.text, let milliseconds = TemporalKind.date.parse(text) { return milliseconds / 86_400_000 }
        report("“updated” must be a date such as 2026-12-24, and this is \(value.kind).", at: value.position)
        return nil
    }

    private mutating func redirects(_ value: YAMLValue?) -> [Redirect] {
        let remedy = "Write at least one old address such as /old/page.html, or remove the key."
        guard let items = list(value, "redirects", ifEmpty: remedy, isOfTexts: true) else { return [] }
        var redirects: [Redirect] = []
        for item in items {
            guard let text = item.text, let path = Self.redirectPath(text) else {
                report(
                    "An old address is a path below the start page, such as /old/page.html or /faq/, without a query, with"
                        + " %25 for a percent sign, and without names that begin with a dot, and this is \(item.kind).",
                    at: item.position)
                continue
            }
            if redirects.contains(where: { $0.path == path }) {
                report("The old address \(text.quoted) is here twice. Remove one of the two.", at: item.position)
            } else {
                redirects.append(Redirect(path: path, position: item.position))
            }
        }
        return redirects
    }

    /// The file that answers an old address: `old/page.html`, or `faq/index.html` for `/faq/` and `/faq`; nil for none.
    ///
    /// `%20` and a space are the same, as in the line of a browser.
    private static func redirectPath(_ text: String) -> String? {
        guard text.hasPrefix("/"), text.utf8.count <= 500 else { return nil }
        var folders: [String] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let name = String(part).removingPercentEncoding else { return nil }
            folders.append(name)
        }
        if folders.last == "" { folders.removeLast() }
        guard !folders.isEmpty, folders.allSatisfy(isRedirectPart) else { return nil }
        let path = folders.joined(separator: "/")
        return path.hasSuffix(".html") || path.hasSuffix(".htm") ? path : path + "/index.html"
    }

    /// Whether a file may have the name, which no browser and no server reads as anything else.
    private static func isRedirectPart(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200
            && name.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control && !"/\\?#".unicodeScalars.contains($0)
                    && !$0.properties.isNoncharacterCodePoint && $0 != "\u{FFFD}"
            }
    }
}

/// What the front matter of an article says.
struct ArticleHead {
    var title: String
    var description: String?
    var order: Int?
    var published = false
    var updated: Int?
    var redirects: [Redirect] = []
    var language: String?
}
