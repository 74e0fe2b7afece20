/// The look of all pages: the paths of its files, and the scheme.
package struct CompiledTheme: Sendable, Hashable {
    /// The path of the style sheet with all components.
    package var stylesheet: String
    /// The path of the one with what forms and tickets need, and no more.
    package var formStylesheet: String
    /// The path of the style sheet of forms within other pages.
    package var fragmentStylesheet: String
    /// The path of the picture in the browser's tab.
    package var favicon: String
    /// The path of the header's picture; nil where the site's name stands there.
    package var logo: String?
    /// The path of the one for dark pages; nil where it is the same.
    package var darkLogo: String?
    /// `auto`, `light` or `dark`.
    package var colorScheme: String

    /// A theme with all its parts.
    package init(
        stylesheet: String, formStylesheet: String? = nil, fragmentStylesheet: String = "", favicon: String,
        logo: String? = nil,
        darkLogo: String? = nil, colorScheme: String = "auto"
    ) {
        self.stylesheet = stylesheet
        self.formStylesheet = formStylesheet ?? stylesheet
        self.fragmentStylesheet = fragmentStylesheet
        self.favicon = favicon
        self.logo = logo
        self.darkLogo = darkLogo
        self.colorScheme = colorScheme
    }
}
