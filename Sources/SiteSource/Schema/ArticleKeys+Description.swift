extension ArticleKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .title: KeyDescription("The article’s heading.", .plainText(), isRequired: true)
        case .description: KeyDescription("One line about the article, for lists and search engines.", .plainText())
        case .order: Self.place
        case .published:
            KeyDescription(
                "Whether the article is shown. A draft is seen only by docket serve --drafts.", .bool, default: false)
        case .updated:
            KeyDescription(
                "The day of the last change, such as 2026-12-24. Without it it is the day on which the file was saved.",
                .plainText(pattern: KeyPattern.date))
        case .redirects:
            KeyDescription(
                "Old addresses below the start page, such as /old/page.html, that lead to the article now.",
                .list(.plainText(), least: 1))
        case .language:
            KeyDescription(
                "The language of the article, one of the site’s. A file name such as refund.it.md says it too.",
                .plainText(pattern: KeyPattern.language))
        }
    }

    fileprivate static var place: KeyDescription {
        KeyDescription(
            "Where it stands among its neighbours, from low to high; those without a number follow by title.",
            .integer(KeyRange.order))
    }
}

extension CategoryKey: DescribedKeys {
    var described: KeyDescription {
        switch self {
        case .title: KeyDescription("The category’s name. Without it it is the folder’s.", .text)
        case .description: KeyDescription("A line of Markdown about the category.", .text)
        case .order: ArticleKey.place
        case .published:
            KeyDescription("Whether the category and its articles are shown.", .bool, default: true)
        }
    }
}
