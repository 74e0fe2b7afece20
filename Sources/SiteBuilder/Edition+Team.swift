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
}
