/// An article as the index takes it: all of it plain text.
package struct IndexedArticle: Sendable, Hashable {
    /// The name of the team whose help centre has it.
    package var team: String
    /// The tag of the language in which it is written.
    package var language: String
    /// What counts most.
    package var title: String
    /// The headings between its parts.
    package var headings: [String]
    /// What it says of itself in a line or two; empty where it says nothing.
    package var description: String
    /// All of its words, without the title; the headings may be among them.
    package var text: String
    /// What people call its category, which a result shows and no search finds; empty for an article in none.
    package var category: String
    /// The path of its page on the site's origin.
    package var address: String

    /// An article with all its parts.
    package init(
        team: String, language: String, title: String, headings: [String] = [], description: String = "",
        text: String, category: String = "", address: String
    ) {
        self.team = team
        self.language = language
        self.title = title
        self.headings = headings
        self.description = description
        self.text = text
        self.category = category
        self.address = address
    }
}
