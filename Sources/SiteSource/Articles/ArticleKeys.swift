/// The keys of an article's front matter.
enum ArticleKey: String, MapKeys {
    case title, description, order, published, updated, redirects, language
}

/// The keys of category.yaml.
enum CategoryKey: String, MapKeys {
    case title, description, order, published
}
