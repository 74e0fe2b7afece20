import Diagnostics

/// What `docket publish` names: a team or a part of it, or a language of the site.
package enum PublicationTarget: Sendable, Hashable {
    /// The team, with all that it publishes.
    case team(String)
    /// A team's form.
    case form(team: String)
    /// A team's help centre.
    case helpCenter(team: String)
    /// An article, or a category where one is called so: the words after `articles/`.
    /// - Parameter language: the only one that is meant; nil for all of them.
    case articles(team: String, path: String, language: String?)
    /// The pages of the whole site in a language.
    case language(String)

    /// Reads `TEAM`, `TEAM/form`, `TEAM/help-center` or `TEAM/articles/…`.
    /// - Parameters:
    ///   - text: as it was typed; nil where a language alone was.
    ///   - language: what `--language` says.
    /// - Throws: a sentence that says what is wrong.
    package init(_ text: String?, language: String?) throws(PublishingError) {
        guard let text else {
            guard let language else {
                throw PublishingError("Say what to publish: a team such as “care”, a part of it, or “--language it”.")
            }
            self = .language(language)
            return
        }
        let parts = text.split(separator: "/").map(String.init)
        guard let team = parts.first else { throw PublishingError("“\(text)” names no team.") }
        if parts.count > 2, parts[1] == "articles" {
            self = .articles(team: team, path: parts.dropFirst(2).joined(separator: "/"), language: language)
            return
        }
        guard language == nil else {
            throw PublishingError(
                "“\(text)” is published in all languages together. “--language” stands alone, for the whole site, or with"
                    + " an article.")
        }
        switch parts.dropFirst() {
        case []: self = .team(team)
        case ["form"]: self = .form(team: team)
        case ["help-center"]: self = .helpCenter(team: team)
        case ["articles"]:
            throw PublishingError(
                "Name an article or a category, such as “\(team)/articles/refund”. All of them together are"
                    + " “\(team)/help-center”.")
        default:
            let known = ["form", "help-center", "articles"]
            let suggestion = didYouMean(parts[1], among: known)
            throw PublishingError(
                "A team has no part “\(parts.dropFirst().joined(separator: "/"))”."
                    + (suggestion.isEmpty ? " It has form, help-center and articles/…." : suggestion))
        }
    }
}
