import CompiledSite
import Forms
import SiteSource
import Templates

/// The feed of a team's articles, the newest first (Atom, RFC 4287).
struct Feed {
    /// How many articles it has at most.
    static let limit = 20

    let center: HelpCenter

    var file: OutputFile {
        let site = center.site
        let team = center.team.name
        let root = site.origin + site.address("\(team)/")
        let newest = center.articles.sorted { ($1.updated, $0.path) < ($0.updated, $1.path) }.prefix(Self.limit)
        let entries = newest.map { article in
            let address = Self.escaped(root + article.path)
            let summary = article.description.map { "<summary>\(Self.escaped($0))</summary>" } ?? ""
            return "<entry><id>\(address)</id><title>\(Self.escaped(article.title))</title><link href=\"\(address)\"/>"
                + "<updated>\(Day(article.updated).iso)T00:00:00Z</updated>\(summary)</entry>\n"
        }
        let title = site.messages.text(.feedTitle, ["team": center.team.title])
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(site.messages.language)\">\n"
            + "<id>\(Self.escaped(root))</id><title>\(Self.escaped(title))</title>"
            + "<link href=\"\(Self.escaped(root))\"/><link rel=\"self\" href=\"\(Self.escaped(root))feed.xml\"/>"
            + "<updated>\(Day(newest.first?.updated ?? 0).iso)T00:00:00Z</updated>"
            + "<author><name>\(Self.escaped(site.name))</name></author>\n" + entries.joined() + "</feed>\n"
        return OutputFile("\(site.prefix())\(team)/feed.xml", Array(text.utf8), hasTwin: true)
    }

    private static func escaped(_ text: String) -> String { HTML.escaping(text).source }
}
