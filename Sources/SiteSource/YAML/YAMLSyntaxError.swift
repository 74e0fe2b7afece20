import Diagnostics

/// What libyaml says where a text is not YAML, in the words of somebody who writes a site.
struct YAMLSyntaxError {
    let problem: String
    let context: String
    let position: SourcePosition
    /// Where the construct began that the context names.
    let contextPosition: SourcePosition

    func diagnostic(in source: YAMLSource) -> Diagnostic {
        if let tab = source.tabInIndentation(of: position.line) {
            return source.diagnostic("A tab cannot indent a line of YAML. Use spaces.", at: tab)
        }
        let lines = [contextPosition.line, position.line]
        if let (scalar, place) = lines.lazy.compactMap({ source.invisibleBreak(inLine: $0) }).first {
            return source.diagnostic(
                "Here is the invisible line break \(scalar.codePoint), which ends a line of YAML. Remove it.", at: place
            )
        }
        if let place = lines.lazy.compactMap({ source.bracket(ofPatternInLine: $0) }).first {
            return source.diagnostic(
                "YAML has a meaning of its own for some of the characters of this pattern. Put the pattern in single quotation"
                    + " marks.",
                at: place)
        }
        if ["mapping values are not allowed in this context", "could not find expected ':'"].contains(problem),
            let (word, place) = ([position.line - 1] + lines).lazy.compactMap({ source.wordWithColon(inLine: $0) })
                .first
        {
            return source.diagnostic("This lacks a space after its colon. Write \(word).", at: place)
        }
        let (message, place) = explanation(in: source)
        return source.diagnostic(message, at: place)
    }

    private func explanation(in source: YAMLSource) -> (String, SourcePosition) {
        switch problem {
        case "found unexpected end of stream", "found unexpected document indicator":
            ("The quotation mark that opens here is never closed. Close it.", contextPosition)
        case "did not find expected ',' or ']'":
            (
                "The list that “[” opens here goes wrong in line \(position.line). Put “,” between its items"
                    + " and “]” at its end, and a text with “,”, “: ”, “ #” or brackets in quotation marks.",
                contextPosition
            )
        case "did not find expected ',' or '}'":
            (
                "The map that “{” opens here goes wrong in line \(position.line). Put “,” between its keys and"
                    + " “}” at its end, and a text with “,”, “: ”, “ #” or brackets in quotation marks.",
                contextPosition
            )
        case "mapping values are not allowed in this context":
            (
                "A “:” cannot stand here. Put a text that has “: ” in quotation marks, indent the line like its"
                    + " neighbours, or write the “:” that the line before lacks.",
                position
            )
        case "could not find expected ':'":
            ("A key needs a “:” and a space after it.", contextPosition)
        case "did not find expected key" where ["'", "\""].contains(source.character(before: position)):
            (
                "The text has ended at the quotation mark before this. Inside quotation marks write “''” for"
                    + " “'” and “\\\"” for “\"”.",
                position
            )
        case "did not find expected key":
            ("A key was expected here. Indent the line like its neighbours, and write “:” after a key.", position)
        case "did not find expected '-' indicator":
            ("A “-” was expected here. Indent the line like the list that it belongs to.", position)
        case "block sequence entries are not allowed in this context":
            ("A list cannot begin here. Begin it in the next line.", position)
        case "did not find expected <document start>":
            ("The file goes on here although its first value has ended. Indent the line like its neighbours.", position)
        case "did not find expected alphabetic or numeric character":
            (
                "Put a text that begins with “\(context.hasSuffix("alias") ? "*" : "&")” in quotation marks.",
                contextPosition
            )
        case "found character that cannot start any token":
            ("A text cannot begin with \(source.character(at: position)). Put the text in quotation marks.", position)
        case "found unknown escape character":
            (
                "After “\\” stands a character that means nothing there. Write “\\\\”, or use single quotation marks.",
                position
            )
        case "found incompatible YAML document":
            ("Docket reads YAML 1.1 and 1.2. Remove this line.", position)
        case "did not find expected comment or line break":
            ("After “|” or “>” may stand “-”, “+” or a digit, and the text begins in the next line.", position)
        case "did not find expected node content":
            ("A value was expected here. Write one, or remove the “,” or “:” before it.", position)
        case "mapping keys are not allowed in this context":
            ("A “:” cannot stand here. Put a text with “: ” in it in quotation marks, or begin a new line.", position)
        case "found unexpected ':'":
            ("A “:” cannot stand here. Put the text in quotation marks.", position)
        case _ where problem.lowercased().contains("nesting level"):
            ("Lists and maps are nested too deeply here.", position)
        default: ("This is not YAML: \(problem)\(context.isEmpty ? "" : " \(context)").", position)
        }
    }
}
