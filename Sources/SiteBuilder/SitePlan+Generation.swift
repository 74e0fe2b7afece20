import CompiledSite
import Diagnostics
import Forms
import SiteSource
import Templates

extension SitePlan {
    /// The digest of all that every page is made from, the program itself too.
    static func generation(
        _ compiled: CompiledSite, _ editions: [Edition], _ folder: TemplateFolder, _ site: Site
    ) -> Digest {
        Digest { parts in
            parts.add(BuildCache.program)
            parts.add(BundleFile.encode(compiled))
            parts.add(site.rawHTML)
            parts.add(site.limits.tableCells)
            parts.add(BundleFile.encode(site.spam))
            for edition in editions {
                parts.add(BundleFile.encode(edition.compiled))
                parts.add(edition.isDraft)
            }
            let sources = folder.templates.sources(reachedFrom: Page.Template.allCases.map(\.rawValue))
            for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
                parts.add(name)
                parts.add(source.text)
            }
        }
    }

    /// The paths of all pages below the start page.
    static func pages(of editions: [Edition], _ site: CompiledSite) -> Set<String> {
        var pages: Set<String> = [""]
        for edition in editions {
            pages.insert(site.prefix(of: edition.messages.language))
            for team in edition.teams where team.published {
                let root = "\(site.prefix(of: edition.messages.language))\(team.name)/"
                pages.insert(root)
                if team.form.published { pages.insert(root + "contact/") }
                let (categories, articles) = team.visible
                for path in articles.map(\.path) + categories.map(\.path) { pages.insert(root + path) }
            }
        }
        return pages
    }
}

extension TemplateSet {
    func sources(reachedFrom names: [String]) -> [String: SourceText] {
        names.map { sources(reachedFrom: $0) }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    }
}
