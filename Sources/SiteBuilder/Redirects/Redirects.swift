import CompiledSite
import Diagnostics
import SiteSource

/// The old addresses of articles.
struct Redirects {
    /// What Docket writes or answers beside the pages.
    private static let ownNames: Set = ["assets", "robots.txt", "sitemap.xml", "_docket", "_gallery"]
    /// A page for each, for servers that do not lead on by themselves, with the file that it stands in.
    private(set) var pages: [(Page, String)] = []
    /// The old addresses, sorted, for servers that do.
    private(set) var addresses: [MovedAddress] = []

    /// - Parameter pages: the paths of all pages below the start page.
    /// - Throws: old addresses at which there is a page, or that two articles name.
    init(_ centers: [HelpCenter], pages: Lazy<Set<String>>) throws(Diagnostics) {
        var problems = Diagnostics()
        var owners: [String: String] = [:]
        let redirects = centers.flatMap { center in
            center.articles.lazy.filter { !$0.redirects.isEmpty }
                .flatMap { article in article.redirects.map { (center, article, $0) } }
        }
        guard !redirects.isEmpty else { return }
        let files = Self.files(of: centers, pages.value)
        let folders = Set(redirects.flatMap { Self.folders(above: $0.2.path) })
        for (center, article, redirect) in redirects {
            let old = redirect.address
            let above = Self.folders(above: redirect.path)
            let problem: String? =
                if let first = redirect.path.split(separator: "/").first,
                    Self.ownNames.contains(String(first))
                        || "\(center.site.path)\(redirect.path)/".hasPrefix(center.site.gateway + "/")
                {
                    "Docket itself needs the address “/\(old)”. Remove the redirect."
                } else if files.contains(redirect.path) || above.contains(where: files.contains) {
                    "There is a page at the old address “/\(old)”. Remove the redirect, or rename the page."
                } else if let owner = owners[redirect.path] {
                    "Another article has the same old address “/\(old)”: \(owner). Remove one of the two."
                } else if folders.contains(redirect.path + ".gz") {
                    "Docket writes a packed copy of the old address “/\(old)” to “/\(old).gz”, where another old address is or begins. Remove one of the two."
                } else if folders.contains(redirect.path) {
                    "Another old address is below the old address “/\(old)”, which would have to be a file and a folder. Remove one of the two."
                } else {
                    nil
                }
            if let problem {
                problems.append(Diagnostic(problem, in: article.source.text, at: redirect.position))
                continue
            }
            owners[redirect.path] = article.source.name
            self.pages.append((center.site.movedPage(to: center.entry(article)), redirect.path))
            let new = center.site.address("\(center.team.name)/\(article.path)")
            addresses.append(MovedAddress(root: center.site.path, old: old, new: new))
            // A server would first lead from “/faq” to “/faq/”.
            if old.hasSuffix("/") {
                addresses.append(MovedAddress(root: center.site.path, old: String(old.dropLast()), new: new))
            }
        }
        if problems.hasErrors { throw problems }
        addresses.sort { $0.old < $1.old }
    }

    /// The files of the site that are not below a name of Docket's own.
    private static func files(of centers: [HelpCenter], _ pages: Set<String>) -> Set<String> {
        var files: Set = ["404.html"]
        for page in pages {
            files.insert(page + "index.html")
            guard page.hasSuffix("/contact/") else { continue }
            files.formUnion([page + "fragment.html", page + "embed/index.html"])
        }
        for center in centers { files.insert("\(center.site.prefix())\(center.team.name)/feed.xml") }
        return files.union(files.map { $0 + ".gz" })
    }

    /// The paths of the folders that hold a file.
    private static func folders(above path: String) -> [String] {
        var folders: [String] = []
        var rest = path[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders
    }
}

extension Redirect {
    /// Below the start page, as people write it: `old/page.html` or `faq/`.
    fileprivate var address: String {
        "/\(path)".hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
    }
}
