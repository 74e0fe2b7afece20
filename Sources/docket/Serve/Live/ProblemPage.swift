import Diagnostics
import SiteBuilder
import Templates

/// The page that stands in the place of all others while a site cannot be built.
struct ProblemPage: Sendable, Hashable {
    /// How many problems are shown with their lines; a browser is no place for thousands.
    static let limit = 100

    private let problems: [Diagnostic]
    /// What is wrong beside the site's files; nil when nothing is.
    private let sentence: String?

    /// A page for what a build has thrown.
    init(_ error: any Error) {
        switch error {
        case let all as Diagnostics:
            problems = all.sorted.filter { $0.severity == .error }
            sentence = nil
        case let problem as Diagnostic:
            problems = [problem]
            sentence = nil
        case let failure as BuildError:
            problems = []
            sentence = failure.sentence
        default:
            problems = []
            sentence = "\(error)"
        }
    }

    /// The page as markup, without anything that its authors' files could add to it.
    /// - Parameter script: the element that takes the page away when it is no longer true.
    func html(script: String) -> String {
        let items = problems.prefix(Self.limit).map(item).joined()
        let more =
            problems.count > Self.limit
            ? "<p>The terminal has \(problems.count - Self.limit) more.</p>\n" : ""
        let list = items.isEmpty ? "" : "<ol>\n\(items)</ol>\n"
        let text = sentence.map { "<p class=\"message\">\(Self.markup($0))</p>\n" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="en" data-docket-problems>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(title)</title>
            <link rel="stylesheet" href="\(LiveReload.folder)problems.css">
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p>This page goes away by itself as soon as the site can be built again.</p>
            \(text)\(list)\(more)</main>
            \(script)
            </body>
            </html>

            """
    }

    private var title: String {
        switch problems.count {
        case 0: "The site could not be written"
        case 1: "1 problem keeps the site from being built"
        default: "\(problems.count) problems keep the site from being built"
        }
    }

    private func item(_ problem: Diagnostic) -> String {
        let place = problem.position.map { "<span class=\"position\">:\($0.line):\($0.column)</span>" } ?? ""
        let source =
            problem.excerpt.map { excerpt in
                // It can be scrolled by keys too; the caret is nothing to be read aloud.
                """
                <pre tabindex="0" role="group" aria-label="Source line" dir="ltr"><code>\(Self.markup(excerpt.line))
                <span aria-hidden="true">\(Self.markup(excerpt.caret))</span></code></pre>

                """
            } ?? ""
        return """
            <li>
            <h2>\(Self.markup(problem.file))\(place)</h2>
            <p class="message">\(Self.markup(problem.message))</p>
            \(source)</li>

            """
    }

    /// Characters that nobody sees are shown, as in the terminal: they could turn the direction of what stands beside them.
    private static func markup(_ text: String) -> String { HTML.escaping(Terminal.safe(text)).source }
}
