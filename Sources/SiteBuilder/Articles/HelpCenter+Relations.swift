import SiteSource

extension HelpCenter {
    /// How many related articles a page names at most.
    private static let relatedLimit = 5

    /// For each article those that it links to, then those that link to it, then the nearest of its category, by their
    /// places in `articles`; never those before and after it, which its page names anyway.
    ///
    /// Who comes or goes in a category changes the pages around it alone, and not all of the category.
    func relations(_ texts: [ArticleFacts]) -> [[Int]] {
        let places = Dictionary(uniqueKeysWithValues: articles.enumerated().map { ($1.source.name, $0) })
        var related = [[Int]](repeating: [], count: articles.count)
        let links = texts.map { text in text.references.compactMap { places[$0.file] } }
        func add(_ other: Int, to article: Int) {
            guard related[article].count < Self.relatedLimit, other != article, !areNeighbours(article, other),
                !related[article].contains(other)
            else { return }
            related[article].append(other)
        }
        for (article, targets) in links.enumerated() { for target in targets { add(target, to: article) } }
        for (article, targets) in links.enumerated() { for target in targets { add(article, to: target) } }
        // Articles in no category have nothing in common that anybody has said.
        for article in articles.indices where articles[article].category != nil {
            // As many on one side as fit, where the other has none.
            for distance in 2...Self.relatedLimit + 1 {
                for other in [article + distance, article - distance]
                where articles.indices.contains(other) && areInOneRow(article, other) {
                    add(other, to: article)
                }
            }
        }
        return related
    }

    /// Whether one of two articles follows the other on pages.
    private func areNeighbours(_ one: Int, _ other: Int) -> Bool {
        abs(one - other) == 1 && areInOneRow(one, other)
    }

    /// Whether two articles are in the same category, or both in none.
    func areInOneRow(_ one: Int, _ other: Int) -> Bool { articles[one].category == articles[other].category }
}
