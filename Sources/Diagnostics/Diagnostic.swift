/// One problem in one place, said so that the author of the text can mend it.
package struct Diagnostic: Error, Sendable, Hashable {
    /// How grave a problem is.
    package enum Severity: String, Sendable, Hashable {
        /// Nothing is built until it is mended.
        case error
        /// The build goes on.
        case warning
    }

    /// Whether it stops the build.
    package let severity: Severity
    /// The file's name as a person knows it.
    package let file: String
    /// Where in the file; nil when the problem is the file itself.
    package let position: SourcePosition?
    /// What is wrong and what to do, one sentence or two, without a line break.
    package let message: String
    /// The line that the position points into; nil when there is none to show.
    package let sourceLine: String?

    /// A problem of a file, or one whose source line is known already.
    package init(
        _ message: String, severity: Severity = .error, file: String, position: SourcePosition? = nil,
        sourceLine: String? = nil
    ) {
        self.severity = severity
        self.file = file
        self.position = position
        self.message = message
        self.sourceLine = sourceLine
    }

    /// A problem at a position of a text.
    package init(
        _ message: String, severity: Severity = .error, in source: SourceText, at position: SourcePosition
    ) {
        self.init(
            message, severity: severity, file: source.name, position: position,
            sourceLine: source.line(position.line))
    }

    /// `file:line:column: error: message`, then the source line and a caret below the column.
    ///
    /// A line that is too long to show is cut to the 100 characters around the column, with `…` where it was cut.
    /// Control characters are shown as `·`, also in names and messages, which quote the author's words: a hostile file
    /// cannot steer the terminal.
    package var rendered: String {
        guard let excerpt else { return headline }
        return "\(headline)\n    \(excerpt.line)\n    \(excerpt.caret)"
    }

    /// The source line and a caret to put below it, as `rendered` has them; nil when there is no line to show.
    package var excerpt: (line: String, caret: String)? {
        guard let position, let sourceLine else { return nil }
        let scalars = Array(sourceLine.unicodeScalars)
        let column = min(max(position.column - 1, 0), scalars.count)
        let start = scalars.count > 100 ? max(0, min(column - 50, scalars.count - 100)) : 0
        let end = min(scalars.count, start + 100)
        let prefix = start > 0 ? "…" : ""
        let suffix = end < scalars.count ? "…" : ""
        let width = scalars[start..<column].reduce(prefix.count) { $0 + $1.displayWidth }
        let indent = String(repeating: " ", count: width)
        return ("\(prefix)\(Self.text(of: scalars[start..<end]))\(suffix)", "\(indent)^")
    }

    /// `file:line:column: error: message` alone, as `rendered` begins.
    package var headline: String {
        let place = position.map { "\(file):\($0.line):\($0.column)" } ?? file
        return Self.text(of: "\(place): \(severity.rawValue): \(message)".unicodeScalars)
    }

    private static func text(of scalars: some Sequence<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars.map { $0 == "\t" ? " " : $0.isInvisible ? "·" : $0 }))
    }
}

/// Every problem of an input at once, in the order of files and lines.
package struct Diagnostics: Error, Sendable {
    /// In the order of discovery.
    package private(set) var all: [Diagnostic]

    /// A collection that starts with these problems; empty when there is none yet.
    package init(_ all: [Diagnostic] = []) {
        self.all = all
    }

    /// Adds one problem, even one that is there already.
    package mutating func append(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
    }

    /// Adds the problems of another input, in their order.
    package mutating func append(_ more: Diagnostics) {
        all += more.all
    }

    /// How many of them are errors.
    package var errorCount: Int { all.count { $0.severity == .error } }

    /// Whether nothing may be built.
    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// Sorted by file, then position; the order of discovery within one position.
    package var sorted: [Diagnostic] {
        all.enumerated().sorted { left, right in
            if left.element.file != right.element.file { return left.element.file < right.element.file }
            let first = left.element.position ?? SourcePosition(line: 0, column: 0)
            let second = right.element.position ?? SourcePosition(line: 0, column: 0)
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }

    /// All of them for a person, one below the other.
    package var rendered: String { sorted.map(\.rendered).joined(separator: "\n") }
}
