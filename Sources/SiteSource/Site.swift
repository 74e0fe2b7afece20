package import Forms

/// A folder of YAML as it was meant: everything that a build needs, checked.
package struct Site: Sendable {
    package var name: String
    package var url: SiteURL
    /// The gateway's path on the same origin, such as `/cgi-bin/docket-cgi`.
    package var gateway: String
    package var limits: Limits
    /// The interface's texts.
    package var messages: Messages
    /// Every team, published or not, by name.
    package var teams: [Team]
}

/// Where the pages will stand, from site.yaml's `url`.
package struct SiteURL: Sendable, Hashable {
    /// Scheme, host and port, such as `https://help.example.com`, without a slash at the end.
    package let origin: String
    /// The path of the start page: it begins and ends with a slash.
    package let path: String

    package init(origin: String, path: String) {
        self.origin = origin
        self.path = path
    }
}

/// How much a submission may hold, from site.yaml's `limits`.
package struct Limits: Sendable, Hashable {
    /// A request's body without files, in bytes.
    package var body = 2_000_000
    /// How many names and values a request may have.
    package var parameters = 1_000

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
    package var published: Bool
    package var helpCenter: HelpCenter
    package var form: TeamForm
}

/// The page of a team.
package struct HelpCenter: Sendable {
    package var published: Bool
    /// The text of the button that leads to the form; nil for the interface's own.
    package var contact: String?
}

/// A team's form and what stands around its fields.
package struct TeamForm: Sendable {
    package var published: Bool
    /// nil for the interface's own.
    package var title: String?
    /// Markdown above the fields; nil when there is none.
    package var introduction: String?
    /// The text of the button that sends; nil for the interface's own.
    package var submit: String?
    package var form: Form
}
