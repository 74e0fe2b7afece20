import CompiledSite
import Templates

/// The sitemap (sitemaps.org 0.9), with the translations of each page as search engines take them.
struct Sitemap {
    /// A page of the site, in all its languages.
    struct Entry {
        /// Below the start page of an edition.
        let path: String
        /// nil for all.
        var languages: [String]?
        /// In days since 1970; nil for a page that has no day of its own.
        var updated: Int?
    }

    /// How many addresses one file may have.
    static let limit = 50_000

    static let name = "sitemap.xml"

    let site: CompiledSite
    let entries: [Entry]

    /// sitemap.xml, and the parts that it names where one file cannot hold all.
    var files: [OutputFile] {
        let urls = entries.flatMap(urls)
        guard urls.count > Self.limit else { return [file(Self.name, urls)] }
        let parts = stride(from: 0, to: urls.count, by: Self.limit).enumerated().map { number, start in
            file("sitemap-\(number + 1).xml", Array(urls[start..<min(urls.count, start + Self.limit)]))
        }
        let index =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            + parts.map { "<sitemap><loc>\(Self.escaped(site.origin + site.path + $0.path))</loc></sitemap>\n" }
            .joined()
            + "</sitemapindex>\n"
        return [OutputFile(Self.name, Array(index.utf8), hasTwin: true)] + parts
    }

    private func urls(_ entry: Entry) -> [String] {
        let alternates = site.alternates(of: entry.path, in: entry.languages)
        let links = alternates.map {
            "<xhtml:link rel=\"alternate\" hreflang=\"\($0.tag)\" href=\"\(Self.escaped($0.address))\"/>"
        }.joined()
        let day = entry.updated.map { "<lastmod>\(Day($0).iso)</lastmod>" } ?? ""
        let language = entry.languages?.first
        let addresses =
            alternates.isEmpty
            ? [site.origin + site.path + site.prefix(of: language) + entry.path] : alternates.dropLast().map(\.address)
        return addresses.map { "<url><loc>\(Self.escaped($0))</loc>\(day)\(links)</url>\n" }
    }

    private func file(_ path: String, _ urls: [String]) -> OutputFile {
        let xhtml = site.languages.count > 1 ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" : ""
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"\(xhtml)>\n"
            + urls.joined() + "</urlset>\n"
        return OutputFile(path, Array(text.utf8), hasTwin: true)
    }

    private static func escaped(_ text: String) -> String { HTML.escaping(text).source }
}
