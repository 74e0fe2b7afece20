package import Forms
package import Tickets

/// What the gateway knows of a site: the file `site` of a bundle, which has the edition in the default language.
package struct CompiledSite: Sendable {
    /// The format that this version writes and reads. A change of any file of the bundle counts it up.
    package static let format = 6

    /// What people call the site; it stands in the header and after each document's title.
    package var name: String
    /// Scheme, host and port, without a slash at the end.
    package var origin: String
    /// The path of the start page; it begins and ends with a slash.
    package var path: String
    /// The gateway's path on the same origin.
    package var gateway: String
    /// How the pages look.
    package var theme: CompiledTheme
    /// The longest body that is read, in bytes.
    package var bodyLimit: Int
    /// How many names and values a request may have.
    package var parameterLimit: Int
    /// The addresses whose forwarded sender is believed, as site.yaml writes them.
    package var trustedProxies: [String]
    /// The paths of the scripts, by their names, such as `form`.
    package var scripts: [String: String]
    /// How many bytes all files of one form may have together.
    package var filesLimit: Int
    /// How many bytes all files of the home may have together; nil for no limit but the disk's.
    package var attachmentsLimit: Int?
    /// Every language of the site, the default first; empty for a site of one.
    package var languages: [CompiledLanguage]
    /// In which zone times are written.
    package var zone: ZoneOffsets
    /// The interface's texts, in the language of this edition.
    package var messages: Messages
    /// The published teams by name; no other is mentioned anywhere in a bundle.
    package var teams: [String: CompiledTeam]

    /// A site with all its parts.
    package init(
        name: String, origin: String, path: String, gateway: String, theme: CompiledTheme, bodyLimit: Int,
        parameterLimit: Int, filesLimit: Int = 25_000_000, attachmentsLimit: Int? = nil, trustedProxies: [String] = [],
        scripts: [String: String] = [:], languages: [CompiledLanguage] = [], zone: ZoneOffsets = .utc,
        messages: Messages, teams: [String: CompiledTeam]
    ) {
        self.name = name
        self.origin = origin
        self.path = path
        self.gateway = gateway
        self.theme = theme
        self.bodyLimit = bodyLimit
        self.parameterLimit = parameterLimit
        self.trustedProxies = trustedProxies
        self.scripts = scripts
        self.filesLimit = filesLimit
        self.attachmentsLimit = attachmentsLimit
        self.languages = languages
        self.zone = zone
        self.messages = messages
        self.teams = teams
    }

    /// The same site in another of its languages.
    package func edition(_ edition: CompiledEdition) -> CompiledSite {
        var site = self
        site.name = edition.name
        site.messages = edition.messages
        for (team, title) in edition.titles { site.teams[team]?.title = title }
        for team in site.teams.keys { site.teams[team]?.hasArticles = edition.teamsWithArticles.contains(team) }
        return site
    }

    /// What stands before the addresses of a language's pages, below the start page: `it/`, and nothing for the default.
    /// - Parameter language: nil for that of this edition.
    package func prefix(of language: String? = nil) -> String {
        let language = language ?? messages.language
        return languages.isEmpty || language == languages.first?.tag ? "" : "\(language)/"
    }
}

/// A published team.
package struct CompiledTeam: Sendable {
    /// The name that people read.
    package var title: String
    /// Whether `forms/<team>` is there; false for a team whose form is not published.
    package var hasForm: Bool
    /// Whether its help centre has articles in the language of the edition, so that there is something to search and to suggest.
    package var hasArticles: Bool

    /// A team with all its parts.
    package init(title: String, hasForm: Bool, hasArticles: Bool = false) {
        self.title = title
        self.hasForm = hasForm
        self.hasArticles = hasArticles
    }
}

/// A published form: `forms/<team>` of a bundle.
package struct CompiledForm: Sendable {
    /// The heading of the form's page.
    package var title: String
    /// A hash of what is asked and how, which a page of the form carries: an old page carries another.
    package var version: String
    /// HTML; nil when there is none.
    package var introduction: String?
    /// The text of the button that sends.
    package var submit: String
    /// The questions and their rules.
    package var form: Form
    /// The descriptions of the fields that have one, as HTML, by field name.
    package var descriptions: [String: String]
    /// What keeps machines out.
    package var spam: SpamRules
    /// Its look, its times and what follows it.
    package var options: FormOptions
    /// HTML above the ticket of who has just sent the form, with places such as `{email}`; nil for none.
    package var message: String?
    /// What the form says while it is closed; nil for the interface's own words.
    package var closedText: String?
    /// The path of the form's own style sheet; nil where it needs none.
    package var stylesheet: String?

    /// A form with all its parts.
    package init(
        title: String, version: String, introduction: String?, submit: String, form: Form,
        descriptions: [String: String], spam: SpamRules = SpamRules(), options: FormOptions = FormOptions(),
        message: String? = nil, closedText: String? = nil, stylesheet: String? = nil
    ) {
        self.title = title
        self.version = version
        self.introduction = introduction
        self.submit = submit
        self.form = form
        self.descriptions = descriptions
        self.spam = spam
        self.options = options
        self.message = message
        self.closedText = closedText
        self.stylesheet = stylesheet
    }
}
