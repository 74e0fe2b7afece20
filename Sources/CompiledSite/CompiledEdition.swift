package import Forms

/// What a site is in a language other than its default: the file `editions/<language>` of a bundle.
package struct CompiledEdition: Sendable {
    /// What people call the site.
    package var name: String
    /// The interface's texts.
    package var messages: Messages
    /// What people call the published teams, by name.
    package var titles: [String: String]
    /// The names of the teams that have articles in the language, sorted.
    package var teamsWithArticles: [String]

    /// An edition with all its parts.
    package init(name: String, messages: Messages, titles: [String: String], teamsWithArticles: [String] = []) {
        self.name = name
        self.messages = messages
        self.titles = titles
        self.teamsWithArticles = teamsWithArticles
    }
}

/// One of a site's languages.
package struct CompiledLanguage: Sendable, Hashable {
    /// Of BCP 47.
    package var tag: String
    /// What its speakers call it, such as `italiano`.
    package var name: String

    /// A language with its parts.
    package init(tag: String, name: String) {
        self.tag = tag
        self.name = name
    }
}
