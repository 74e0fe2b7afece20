/// The languages of a site, while its texts are read in one of them.
struct Languages: Sendable {
    /// Tags of BCP 47, the default first; empty for a file without languages, such as one of messages.
    let all: [String]
    /// The one in which texts are read.
    var current: String

    /// Read in the default language at first.
    init(_ all: [String]) {
        self.all = all
        current = all.first ?? ""
    }
}
