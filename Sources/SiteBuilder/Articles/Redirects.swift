import CompiledSite
import Diagnostics
import SiteSource

/// The old addresses of articles.
struct Redirects {
    /// What Docket writes or answers beside the pages.
    private static let ownNames: Set = ["assets", "robots.txt", "sitemap.xml", "_docket", "_gallery"]
    /// A page for each, for servers that do not lead on by themselves, with the file that it stands in.
    private(set) var pages: [(Page, String)] = []
    /// The old address and the new one, as paths from the server's root, by the old one.
    private(set) var addresses: [(old: String, new: String)] = []

    /// - Parameter pages: the paths of all pages below the start page.
    /// - Throws: old addresses at which there is a page, or that two articles name.
    init(_ centers: [HelpCenter], pages: Set<String>) throws(Diagnostics) {
        var problems = Diagnostics()
        var owners: [String: String] = [:]
        for center in centers {
            for article in center.articles {
                for redirect in article.redirects {
                    let old = redirect.path.hasSuffix("index.html") ? String(redirect.path.dropLast(10)) : redirect.path
                    let problem: String? =
                        if let first = redirect.path.split(separator: "/").first, Self.ownNames.contains(String(first))
                        {
                            "Docket itself needs the address “/\(old)”. Remove the redirect."
                        } else if pages.contains(old) || redirect.path == "index.html" || redirect.path == "404.html" {
                            "There is a page at the old address “/\(old)”. Remove the redirect, or rename the page."
                        } else if let owner = owners[redirect.path] {
                            "Another article has the same old address “/\(old)”: \(owner). Remove one of the two."
                        } else {
                            nil
                        }
                    if let problem {
                        problems.append(Diagnostic(problem, in: article.source.text, at: redirect.position))
                        continue
                    }
                    owners[redirect.path] = article.source.name
                    self.pages.append((center.site.movedPage(to: center.entry(article)), redirect.path))
                    addresses.append(
                        (center.site.path + old, center.site.address("\(center.team.name)/\(article.path)")))
                }
            }
        }
        if problems.hasErrors { throw problems }
        addresses.sort { $0.old < $1.old }
    }
}
