import CompiledSite
import Forms
import SiteSource

extension Sitemap {
    /// All pages that people can open: of the published teams, and of their help centres in each language.
    init(_ site: CompiledSite, _ published: [Team], _ centers: [HelpCenter]) {
        var entries = [Entry(path: "")]
        for team in published {
            entries.append(Entry(path: "\(team.name)/"))
            if team.form.published { entries.append(Entry(path: "\(team.name)/contact/")) }
        }
        var known: Set<String> = []
        for center in centers {
            for category in center.categories where known.insert("\(center.team.name)/\(category.path)").inserted {
                entries.append(
                    Entry(
                        path: "\(center.team.name)/\(category.path)", languages: center.languages.value[category.path]))
            }
            for article in center.articles where known.insert("\(center.team.name)/\(article.path)").inserted {
                entries.append(
                    Entry(
                        path: "\(center.team.name)/\(article.path)", languages: center.languages.value[article.path],
                        updated: article.updated))
            }
        }
        self.init(site: site, entries: entries)
    }
}
