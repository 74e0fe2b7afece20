/// A picture or another file that articles show or link to.
struct LinkedFile: Sendable, Hashable {
    /// The path for pages.
    let address: String
    /// In CSS pixels; nil for what is no picture or does not say.
    let size: PictureSize?
}

/// Width and height of a picture, in CSS pixels.
struct PictureSize: Sendable, Hashable {
    let width: Int
    let height: Int
}

/// What is wrong with a link.
struct LinkProblem: Error, Sendable, Hashable {
    let sentence: String
}
