extension Site {
    /// How many languages, teams, forms, help centres with articles, categories and articles are not published, the articles
    /// of each published language for themselves. What is within something that is not published is not counted again.
    package var unpublishedCount: Int {
        let shown = editions.filter(\.published)
        return teams.indices.reduce(editions.count - shown.count) { count, index in
            count + teams[index].unpublishedCount(articles: shown.flatMap { $0.teams[index].articles })
        }
    }
}

extension Team {
    /// - Parameter articles: the team's, in all languages that have pages.
    fileprivate func unpublishedCount(articles: [Article]) -> Int {
        guard published else { return 1 }
        let form = form.published ? 0 : 1
        guard helpCenter.published else { return form + (articles.isEmpty ? 0 : 1) }
        let hidden = Set(categories.filter { !$0.published }.map(\.name))
        return form + hidden.count
            + articles.count { !$0.published && !($0.category.map(hidden.contains) ?? false) }
    }
}
