import Diagnostics
import Forms
import Foundation
import SiteSource
import Synchronization
import Templates

/// What articles may link to: other articles by their files, pictures, downloads, and addresses elsewhere.
struct ArticleLinks: Sendable {
    /// Where a link leads.
    enum Target: Sendable, Hashable {
        /// To an address that is none of the articles’.
        case elsewhere
        /// To an anchor of the same article.
        case here(anchor: String)
        /// To another article: its file, the path of its page, and an anchor in it.
        case article(file: String, path: String, anchor: String?)
        /// To an article that is not published.
        case draft(file: String)
        /// To a file below the site's folder, or to a picture that is shown.
        case file(LinkedFile)
        /// To nothing.
        case problem(String)
    }

    private struct Known {
        let path: String
        let language: String
        let isVisible: Bool
    }

    /// A team's articles.
    private struct TeamArticles {
        /// By the files' paths, as messages show them.
        var articles: [String: Known] = [:]
        /// The file of an article in a language, by language and path.
        var translations: [String: String] = [:]
    }

    private final class KnownTeams: Sendable {
        private let teams = Mutex<[String: TeamArticles]>([:])

        func articles(of team: String, _ read: () -> TeamArticles) -> TeamArticles {
            teams.withLock { teams in
                if let known = teams[team] { return known }
                let articles = read()
                teams[team] = articles
                return articles
            }
        }
    }

    let files: LinkedFiles
    /// Of all that decides where a link leads, but for the files.
    let digest: Digest
    /// The site's folder, as messages show it.
    private let folder: String
    /// The path of the start page in each of the languages.
    private let roots: [String: String]
    /// The site in its languages.
    private let editions: [Edition]
    /// The teams to whose articles a link was followed.
    private let known = KnownTeams()
    /// The paths of all pages below the start page.
    let pages: Lazy<Set<String>>
    private let teams: Set<String>
    private let path: String

    /// - Parameters:
    ///   - roots: the path of the start page by language, such as `/help/it/`.
    ///   - pages: the paths of all pages below the start page.
    init(_ site: Site, files: LinkedFiles, roots: [String: String], pages: Lazy<Set<String>>) {
        self.files = files
        self.roots = roots
        self.pages = pages
        folder = site.folder
        path = site.url.path
        teams = Set(site.teams.map(\.name))
        editions = site.editions
        let teams = editions.flatMap(\.teams).concurrentMap(Self.digest)
        digest = Digest { parts in
            parts.add(site.folder)
            for edition in site.editions {
                parts.add(edition.messages.language)
                parts.add(edition.published)
            }
            for team in teams { parts.add(team) }
        }
    }

    /// The digest of what of a team decides where links lead.
    private static func digest(of team: Team) -> Digest {
        Digest { parts in
            parts.add(team.name)
            for flag in [team.published, team.helpCenter.published, team.form.published] { parts.add(flag) }
            for category in team.categories {
                parts.add(category.name)
                parts.add(category.published)
            }
            for article in team.articles {
                parts.add(article.source.name)
                parts.add(article.language)
                parts.add(article.published)
            }
        }
    }

    /// The team in whose folder a file is, with what links to it have to know.
    private func team(of file: String) -> (name: String, articles: TeamArticles)? {
        let start = folder.utf8.count + "/teams/".utf8.count
        guard let name = file.dropFirst(start).split(separator: "/").first.map(String.init), teams.contains(name)
        else { return nil }
        return (name, known.articles(of: name) { articles(of: name) })
    }

    private func articles(of name: String) -> TeamArticles {
        var all = TeamArticles()
        for edition in editions {
            guard let team = edition.team(name) else { continue }
            let hidden = Set(team.categories.filter { !$0.published }.map(\.name))
            for article in team.articles {
                let isVisible =
                    edition.published && team.published && team.helpCenter.published && article.published
                    && !(article.category.map(hidden.contains) ?? false)
                all.articles[article.source.name] = Known(
                    path: article.path, language: article.language, isVisible: isVisible)
                if isVisible { all.translations["\(article.language) \(article.path)"] = article.source.name }
            }
        }
        return all
    }

    /// Where a link of an article leads, or what a picture shows.
    func target(of link: ArticleLink, from article: Article) -> Target {
        link.isPicture ? picture(link.address, from: article) : target(of: link.address, from: article)
    }

    /// What becomes of an article's links; nil where one of them is worth a word.
    func outcomes(of links: [ArticleLink], from article: Article) -> Digest? {
        var parts = Digest.Parts()
        for link in links {
            let target = target(of: link, from: article)
            switch target {
            case .draft, .problem: return nil
            case .elsewhere, .here, .article, .file: parts.add(target)
            }
        }
        return Digest(parts)
    }

    private func target(of address: String, from article: Article) -> Target {
        guard !address.isEmpty else { return .problem("The link has no address. Write one, or remove the link.") }
        if address.hasPrefix("#") {
            return .here(anchor: address.dropFirst().removingPercentEncoding ?? String(address.dropFirst()))
        }
        if address.hasPrefix("//") { return .elsewhere }
        if let scheme = address.scheme {
            return Self.moreSchemes.contains(scheme) || SafeURL(address) != nil
                ? .elsewhere : Self.refused(address, scheme)
        }
        if address.hasPrefix("/") { return absolute(address) }
        let (path, anchor) = address.splitAtAnchor
        guard let file = resolve(path, from: article) else {
            return .problem("The link “\(address)” leads out of the site’s folder. Link to a file of the site.")
        }
        if file.hasSuffix(".md") { return self.article("\(folder)/\(file)", anchor, from: article) }
        let type = file.split(separator: ".").last?.lowercased() ?? ""
        if file.contains("."), (ArticleFile.pictures + ArticleFile.downloads).contains(type) {
            return linked(file)
        }
        return .problem(
            "Links between articles name the file, such as refund.md or ../billing/refund.md, and this is “\(address)”."
        )
    }

    private func linked(_ path: String) -> Target {
        switch files.file(path) {
        case .success(let file): .file(file)
        case .failure(let problem): .problem(problem.sentence)
        }
    }

    private func picture(_ address: String, from article: Article) -> Target {
        if address.scheme != nil || address.hasPrefix("//") {
            return .problem(
                "Pages show pictures of their own site alone. Put the file beside the article, and write its path.")
        }
        let path = address.hasPrefix("/") ? String(address.dropFirst()) : address
        let file = address.hasPrefix("/") ? Self.normalized(path.decoded) : resolve(path, from: article)
        guard let file, !file.isEmpty else {
            return .problem("The picture “\(address)” is no file of the site’s folder. Put it there.")
        }
        guard ArticleFile.pictures.contains(file.split(separator: ".").last?.lowercased() ?? "") else {
            return .problem(
                "“\(address)” is no picture that browsers show: one of svg, png, jpg, webp, avif and gif.")
        }
        return linked(file)
    }

    private func article(_ file: String, _ anchor: String?, from article: Article) -> Target {
        guard let team = team(of: file), let known = team.articles.articles[file] else {
            let name = file.dropFirst(folder.utf8.count + 1)
            return .problem("There is no article \(name). Write the path of its file from this one’s folder.")
        }
        // Who reads Italian is led to the Italian text, where there is one.
        let translation = team.articles.translations["\(article.language) \(known.path)"]
        guard let target = translation.flatMap({ team.articles.articles[$0] }) ?? (known.isVisible ? known : nil),
            let root = roots[target.language]
        else { return .draft(file: String(file.dropFirst(folder.utf8.count + 1))) }
        // The anchors of a translation have other words.
        let isSame = target.language == known.language
        return .article(
            file: translation ?? file, path: "\(root)\(team.name)/\(target.path)", anchor: isSame ? anchor : nil)
    }

    /// A path from the server's root: below a team's own address it must be a page.
    private func absolute(_ address: String) -> Target {
        guard address.hasPrefix(path) else { return .elsewhere }
        let below = address.dropFirst(path.count).prefix { $0 != "?" && $0 != "#" }
        let parts = below.split(separator: "/").map(String.init)
        let first = parts.first.map { roots.keys.contains($0) ? parts.dropFirst().first ?? "" : $0 } ?? ""
        guard teams.contains(first), !pages.value.contains(below.hasSuffix("/") ? String(below) : below + "/") else {
            return .elsewhere
        }
        return .problem("There is no page “\(address)”. Write the path of the article’s file, or mend the address.")
    }

    /// What GitHub's Markdown makes links of, too.
    private static let moreSchemes = ["ftp", "xmpp"]

    private static func refused(_ address: String, _ scheme: String) -> Target {
        .problem(
            (["javascript", "vbscript", "data"].contains(scheme)
                ? "Browsers would run the link “\(address.prefix(40))” as a program."
                : "The link “\(address.prefix(40))” leads nowhere in a browser.")
                + " Link to a page with https://, http://, mailto: or tel:.")
    }

    /// The path of a file below the site's folder; nil for one that is not.
    private func resolve(_ path: String, from article: Article) -> String? {
        let own = article.source.name.dropFirst(folder.utf8.count + 1)
        let directory = own.lastIndex(of: "/").map { own[...$0] } ?? ""
        return Self.normalized(directory + path.decoded)
    }

    /// A path without `.` and `..`; nil for one that leads above its beginning.
    private static func normalized(_ path: String) -> String? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}

extension Digest.Parts {
    mutating func add(_ target: ArticleLinks.Target) {
        switch target {
        case .elsewhere: add(0)
        case .here(let anchor):
            add(1)
            add(anchor)
        case .article(let file, let path, let anchor):
            add(2)
            add([file, path])
            add(anchor)
        case .draft(let file):
            add(3)
            add(file)
        case .file(let file):
            add(4)
            add(file.address)
            add(file.size?.width ?? 0)
            add(file.size?.height ?? 0)
        case .problem(let sentence):
            add(5)
            add(sentence)
        }
    }
}

extension String {
    /// What it begins with as RFC 3986 §3.1 says, in lower case; nil for none.
    fileprivate var scheme: String? {
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = utf8[..<colon]
        let isScheme =
            scheme.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) } == true
            && scheme.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.".utf8.contains($0)
            }
        return isScheme ? self[..<colon].lowercased() : nil
    }

    fileprivate var decoded: String { removingPercentEncoding ?? self }

    /// The part before `#`, without a query, and what stands behind it.
    fileprivate var splitAtAnchor: (path: String, anchor: String?) {
        guard let hash = firstIndex(of: "#") else { return (String(prefix { $0 != "?" }), nil) }
        let anchor = self[index(after: hash)...]
        return (String(self[..<hash].prefix { $0 != "?" }), anchor.isEmpty ? nil : String(anchor).decoded)
    }
}
