import CompiledSite
import Forms
import SiteSource

extension HelpCenter {
    /// What the gateway knows of a team's articles, as a file of the bundle.
    /// - Parameter centers: the team's in all languages.
    static func file(of team: Team, _ centers: [HelpCenter]) -> OutputFile {
        var articles = CompiledArticles(spam: team.form.spam)
        for center in centers {
            for article in center.articles {
                let path = String(article.path.dropFirst("articles/".count).dropLast())
                articles.languages[path, default: []].append(center.site.messages.language)
            }
        }
        return OutputFile(BundleFile.articles(team: team.name), BundleFile.encode(articles))
    }
}
