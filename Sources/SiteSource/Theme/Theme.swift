package import Diagnostics

/// How the pages look, from site.yaml's `theme`.
package struct Theme: Sendable {
    /// The colour of buttons, links and marks; nil for Docket's own.
    package var accent: Accent?
    /// Stands in the header in place of the site's name.
    package var logo: Logo?
    /// Stands in the browser's tab; nil for Docket's own in the accent's colour.
    package var favicon: ThemeFile?
    /// nil for the system's.
    package var font: ThemeFont?
    /// How round corners are, a length of CSS such as `0.5rem`; nil for Docket's own.
    package var radius: String?
    /// Which of light and dark the pages have.
    package var colorScheme = ColorScheme.auto

    /// The look of a site.yaml that sets nothing.
    package init() {}
}

/// Which of light and dark pages have.
package enum ColorScheme: String, Sendable, CaseIterable {
    /// What the visitor's system prefers.
    case auto
    /// Light pages for everybody.
    case light
    /// Dark pages for everybody.
    case dark
}

/// The accent for both schemes, each with the place where it was written.
package struct Accent: Sendable {
    /// One colour and its place.
    package struct Shade: Sendable {
        /// As it was written.
        package let color: Color
        /// The file that has it.
        package let source: SourceText
        /// Where it begins there.
        package let position: SourcePosition
    }

    /// For light pages; where it is nil, it is made from the one for dark pages.
    package let light: Shade?
    /// For dark pages; where it is nil, it is made from the one for light pages.
    package let dark: Shade?
}

/// A picture in the header.
package struct Logo: Sendable {
    /// In light pages, and in dark ones too where `dark` is nil.
    package let light: ThemeFile
    /// In dark pages; nil for the same as in light ones.
    package let dark: ThemeFile?
}

/// A file of the site that its pages load.
package struct ThemeFile: Sendable, Hashable {
    /// The name without the folder, such as `logo`.
    package let name: String
    /// Without the dot, in lower case, such as `svg`.
    package let type: String
    /// All that is in it.
    package let bytes: [UInt8]

    /// A file with its parts, which nobody checks here.
    package init(name: String, type: String, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
    }
}

/// The typeface of all texts.
package struct ThemeFont: Sendable, Hashable {
    /// A file for some weights.
    package struct Face: Sendable, Hashable {
        /// The font.
        package let file: ThemeFile
        /// As CSS's `font-weight` descriptor has it: `400`, `700`, or `100 900`.
        package let weight: String
    }

    /// A list of families as CSS has it, quoted where it must be.
    package let families: String
    /// The name of the family that the faces make; nil when no file is loaded.
    package let family: String?
    /// The files of the family, as they were listed; empty when no file is loaded.
    package let faces: [Face]
}
