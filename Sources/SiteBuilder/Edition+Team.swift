import CompiledSite
import Forms
import SiteSource

extension Edition {
    /// The team of a name, by which the teams are sorted.
    func team(_ name: String) -> Team? {
        var (low, high) = (0, teams.count)
        while low < high {
            let middle = (low + high) / 2
            if teams[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low < teams.count && teams[low].name == name ? teams[low] : nil
    }

    /// What the gateway knows of it.
    var compiled: CompiledEdition {
        let titles = teams.filter(\.published).map { ($0.name, $0.title) }
        return CompiledEdition(
            name: name, messages: messages, titles: Dictionary(uniqueKeysWithValues: titles),
            teamsWithArticles: teams.filter(\.hasVisibleArticles).map(\.name))
    }
}
