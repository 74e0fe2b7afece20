/// Ranges that keys take: readers keep to them, and the schema tells them to editors.
enum KeyRange {
    /// Lines of a `textarea`.
    static let rows = 1...100
    /// Columns of twelve.
    static let width = 1...12
    static let labelWidth = 1...11
    /// UTF-16 code units, as HTML counts them.
    static let minLength = 0...1_000_000
    /// The same; nobody could answer within 0.
    static let maxLength = 1...1_000_000
    /// Files of one field.
    static let maxFiles = 1...20
    /// Bytes of one file.
    static let maxSize = 1_000...1_000_000_000
    /// The strength of an animation.
    static let intensity = 1...100
    /// Per cent of the screen's height.
    static let zone = 0...100
    /// Milliseconds until an animation begins.
    static let delay = 0...60_000
    /// Milliseconds that an animation lasts.
    static let duration = 1...60_000
    /// Submissions in a second, minute, hour or day.
    static let rate = 1...1_000_000
    /// Bytes of a request without its files.
    static let body = 1_000...100_000_000
    /// Names and values in a request.
    static let parameters = 1...100_000
    /// Bytes of all files of one form.
    static let files = 1_000...1_000_000_000
    /// Bytes of all files of a home.
    static let attachments = 1_000_000...1_000_000_000_000_000
    /// Bytes of an article's file.
    static let article = 1_000...100_000_000
    /// Cells of an article's tables: ten million take some gigabytes.
    static let tableCells = 1_000...10_000_000
    /// Places among neighbours.
    static let order = 0...1_000_000
    /// Conditions within conditions.
    static let conditionDepth = 10
}
