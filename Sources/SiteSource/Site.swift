package import Forms
package import Tickets

/// A folder of YAML as it was meant: everything that a build needs, checked.
package struct Site: Sendable {
    /// The folder that it was read from, as messages show it.
    package var folder = ""
    /// The address of the start page.
    package var url: SiteURL
    /// The gateway's path on the same origin, such as `/cgi-bin/docket-cgi`.
    package var gateway: String
    /// The IANA name of the zone in which times are written, such as `Europe/Rome`.
    package var timeZone: String
    /// How the pages look.
    package var theme: Theme
    /// The defaults where site.yaml has none.
    package var limits: Limits
    /// The rules of every form that has none of its own.
    package var spam = SpamRules()
    /// The addresses whose forwarded sender is believed, such as `10.0.0.0/8`.
    package var trustedProxies: [String] = []
    /// Whether articles may hold HTML, which is shown as it is.
    package var rawHTML = false
    /// The site in each of its languages, the default first; never empty.
    package var editions: [Edition]

    /// What people call the site, in the default language.
    package var name: String { editions[0].name }
    /// The interface's texts in the default language.
    package var messages: Messages { editions[0].messages }
    /// Every team in the default language.
    package var teams: [Team] { editions[0].teams }
}

/// A site in one of its languages.
package struct Edition: Sendable {
    /// What people call the site.
    package var name: String
    /// The interface's texts; their language is the edition's.
    package var messages: Messages
    /// Whether there are pages in the language; always true of the default.
    package var published = true
    /// Whether they are shown although they are not published.
    package var isDraft = false
    /// Every team, published or not, by name; the same ones in all editions.
    package var teams: [Team]
}

/// Where the pages will stand, from site.yaml's `url`.
package struct SiteURL: Sendable, Hashable {
    /// Scheme, host and port, such as `https://help.example.com`, without a slash at the end.
    package let origin: String
    /// The path of the start page: it begins and ends with a slash.
    package let path: String

    /// An address of two checked parts.
    package init(origin: String, path: String) {
        self.origin = origin
        self.path = path
    }
}

/// How much a submission and an article may hold, from site.yaml's `limits`.
package struct Limits: Sendable, Hashable {
    /// A request's body without files, in bytes.
    package var body = 2_000_000
    /// How many names and values a request may have.
    package var parameters = 1_000
    /// All files of one form together, in bytes.
    package var files = 25_000_000
    /// All files of the home together, in bytes; nil for no limit but the disk's.
    package var attachments: Int?
    /// The file of one article, in bytes.
    package var article = 2_000_000
    /// The tables of one article, in cells.
    package var tableCells = 200_000

    /// The limits of a site.yaml that sets none: 2 MB, 1,000 names and values, 25 MB of files, articles of 2 MB with 200,000
    /// cells of tables.
    package init() {}
}

/// One team and what it publishes.
package struct Team: Sendable {
    /// The folder's name: `[a-z0-9-]+`.
    package var name: String
    /// The name that people read.
    package var title: String
    /// A line of Markdown; nil when there is none.
    package var description: String?
    /// Whether any page or bundle may mention the team; false where team.yaml does not say.
    package var published: Bool
    /// Whether it is shown although it is not published.
    package var isDraft = false
    /// What stands on the team's page.
    package var helpCenter: HelpCenter
    /// What the team asks, published or not.
    package var form: TeamForm
    /// The folders of its articles in the order of pages, published or not.
    package var categories: [Category] = []
    /// Its articles in this language in the order of pages, published or not.
    package var articles: [Article] = []
    /// The bytes of team.yaml.
    package var file: [UInt8] = []
}

/// The page of a team.
package struct HelpCenter: Sendable {
    /// What team.yaml says, else false; the page has its description and its button in either case.
    package var published: Bool
    /// The text of the button that leads to the form; nil for the interface's own.
    package var contact: String?
}

/// A team's form and what stands around its fields.
package struct TeamForm: Sendable {
    /// Whether a published team's form is built and takes submissions; false where team.yaml does not say.
    package var published: Bool
    /// Whether it is shown although it is not published.
    package var isDraft = false
    /// nil for the interface's own.
    package var title: String?
    /// Markdown above the fields; nil when there is none.
    package var introduction: String?
    /// The text of the button that sends; nil for the interface's own.
    package var submit: String?
    /// Markdown above the ticket of who has just sent the form; nil for none.
    package var message: String?
    /// When it opens, in milliseconds since 1970 by the clock of the site's zone; nil for a form that was always open.
    package var opens: Int?
    /// From when on it is closed; nil for never.
    package var closes: Int?
    /// What a closed form says; nil for the interface's own.
    package var closedText: String?
    /// Of twelve columns of a field, those that a label beside its control takes; nil for what the style sheet has.
    package var labelWidth: Int?
    /// Its look and what follows it, but for the times.
    package var options = FormOptions()
    /// The questions; the default ones where team.yaml has none.
    package var form: Form
    /// The form's own rules, and the site's where it has none.
    package var spam = SpamRules()
}
