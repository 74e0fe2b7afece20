import Templates

/// The one page inside the executable, for when there is no bundle to make a better one from.
enum PlainPage {
    static let title = "This service is not available at the moment"
    static let text = "Nothing was stored. Please try again in a minute."

    /// What was sent, in a form that sends it again.
    static func unavailable(_ parameters: [(name: String, value: String)], action: String?, id: RequestID) -> String {
        let fields = parameters.filter { !$0.name.hasPrefix("_") }.enumerated().map { index, parameter in
            """
            <p><label for="answer-\(index)">\(escaped(parameter.name))</label><br>
            <textarea id="answer-\(index)" name="\(escaped(parameter.name))" rows="4">
            \(escaped(parameter.value))</textarea></p>

            """
        }
        let form = action.map { action in
            """
            <p>Everything you wrote is still here:</p>
            <form method="post" action="\(escaped(action))">
            \(fields.joined())<p><button type="submit">Send again</button></p>
            </form>

            """
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(title)</title>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p>\(text)</p>
            \(form ?? "")<p><small>Reference: \(id)</small></p>
            </main>
            </body>
            </html>

            """
    }

    private static func escaped(_ text: String) -> String { HTML.escaping(text).source }
}
