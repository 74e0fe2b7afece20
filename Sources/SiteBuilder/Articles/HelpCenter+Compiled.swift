import CompiledSite
import Forms
import SiteSource

extension HelpCenter {
    /// What the gateway knows of the articles: a file for each published team.
    /// - Parameters:
    ///   - teams: the published ones.
    ///   - centers: in all languages.
    static func files(of teams: [Team], _ centers: [HelpCenter]) -> [OutputFile] {
        let known = Dictionary(grouping: centers, by: \.team.name)
        return teams.map { team in
            var articles = CompiledArticles(spam: team.form.spam)
            for center in known[team.name] ?? [] {
                for article in center.articles {
                    let path = String(article.path.dropFirst("articles/".count).dropLast())
                    articles.languages[path, default: []].append(center.site.messages.language)
                }
            }
            return OutputFile(BundleFile.articles(team: team.name), BundleFile.encode(articles))
        }
    }
}
