/// A file of a site with the place that says whether something is published.
struct PublicationPlace: Sendable, Hashable {
    enum Kind: Hashable {
        /// A file of YAML that is there.
        case yaml
        /// A file of YAML that may be missing, which says that it is published.
        case category
        /// A file of Markdown with front matter.
        case article
    }

    let file: String
    let kind: Kind
    let path: [YAMLStep]
    /// What holds now.
    let isPublished: Bool
    /// How a person is told of it.
    let name: String
}
