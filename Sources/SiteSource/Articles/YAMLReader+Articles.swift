import Diagnostics
import Forms

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
                    "An old address is a path below the start page, such as /old/page.html or /faq/, of letters,"
                        + " digits and “-._~” between its slashes, and this is \(item.kind).",
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
    private static func redirectPath(_ text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard text.hasPrefix("/"), text.utf8.count <= 500, !parts.isEmpty else { return nil }
        let folders = parts.last == "" ? parts.dropLast() : parts
        let isPath = folders.allSatisfy { part in
            !part.isEmpty && !part.hasPrefix(".") && part.utf8.count <= 200
                && part.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~".utf8.contains(byte)
                }
        }
        guard isPath, !folders.isEmpty else { return nil }
        let path = folders.joined(separator: "/")
        return path.hasSuffix(".html") || path.hasSuffix(".htm") ? path : path + "/index.html"
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
