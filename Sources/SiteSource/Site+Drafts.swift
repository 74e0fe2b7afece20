extension Site {
    /// The same site with all that is not published shown as drafts, for a preview.
    package func showingDrafts() -> Site {
        var site = self
        for edition in site.editions.indices {
            site.editions[edition].published = true
            for index in site.editions[edition].teams.indices {
                site.editions[edition].teams[index].showDrafts()
            }
        }
        return site
    }
}

extension Team {
    fileprivate mutating func showDrafts() {
        isDraft = !published
        published = true
        form.published = true
        let isHelpCenterDraft = !helpCenter.published && !articles.isEmpty
        helpCenter.published = helpCenter.published || !articles.isEmpty
        for index in categories.indices {
            categories[index].isDraft = !categories[index].published || isHelpCenterDraft
            categories[index].published = true
        }
        let hidden = Set(categories.filter(\.isDraft).map(\.name))
        for index in articles.indices {
            articles[index].isDraft =
                !articles[index].published || isHelpCenterDraft
                || articles[index].category.map(hidden.contains) ?? false
            articles[index].published = true
        }
    }
}
